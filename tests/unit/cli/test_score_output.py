"""``perfscore score -o``: files that are written whole or not at all."""

import json
import resource
import stat
import subprocess
from pathlib import Path

import pytest
from tests.unit.cli.running import (
    NATIONAL,
    ZHUZHOU,
    Command,
    command_line,
    department,
)


def test_the_ending_of_the_name_says_what_to_write(
    command: Command, tmp_path: Path
) -> None:
    for name, start in {
        "form.html": "<!DOCTYPE html>",
        "form.md": "# 2021年度",
        "form.json": "[",
        "form.txt": "      ",
    }.items():
        path = tmp_path / name
        ran = command("score", ZHUZHOU, "-o", path)
        assert (ran.code, ran.out) == (0, "")
        assert path.read_text("utf-8").startswith(start)


def test_the_format_that_is_asked_for_wins(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    command("score", ZHUZHOU, "-o", path, "--format", "json")
    assert json.loads(path.read_text("utf-8"))[0]["total"] == "100"


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf"])
def test_a_file_form_is_written_to_a_file_only(
    command: Command, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"form.{form}"
    unnamed = command("score", ZHUZHOU, "--format", form)
    named = command("score", ZHUZHOU, "-o", path)
    assert (unnamed.code, unnamed.out) == (2, "")
    assert f"输出 {form} 要用 -o 写明文件" in unnamed.err
    assert (named.code, named.out) == (0, "")
    assert path.read_bytes().startswith(b"%PDF-" if form == "pdf" else b"PK")


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf"])
def test_several_file_forms_need_a_folder(
    command: Command, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"form.{form}"
    ran = command("score", ZHUZHOU, NATIONAL, "-o", path)
    assert ran.code == 2
    assert "-o 写明文件夹" in ran.err
    assert not path.exists()
    command("score", ZHUZHOU, NATIONAL, "--format", form, "-o", f"{tmp_path}/forms/")
    assert {each.name for each in (tmp_path / "forms").iterdir()} == {
        f"department-2021.{form}",
        f"project-2020.{form}",
    }


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf", "html", "md"])
def test_the_derivation_follows_the_form_on_request(
    command: Command, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"form.{form}"
    assert command("score", ZHUZHOU, "-o", path).code == 0
    alone = path.stat().st_size
    assert command("score", ZHUZHOU, "--with-trace", "-o", path).code == 0
    assert path.stat().st_size > alone
    assert command("score", ZHUZHOU, "--with-trace").code == 2


def test_several_assessments_go_into_one_file(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    command("score", ZHUZHOU, NATIONAL, "-o", path)
    sets = [each["set"]["id"] for each in json.loads(path.read_text("utf-8"))]
    assert sets == [ZHUZHOU, NATIONAL]


def test_in_a_folder_each_has_a_file_of_its_own(
    command: Command, tmp_path: Path
) -> None:
    for name in ("x", "south/x", "south/y"):
        path = tmp_path / "in" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(department(name), "utf-8")
    out = tmp_path / "out"
    ran = command(
        "score", tmp_path / "in", ZHUZHOU, ZHUZHOU, "--format", "html", "-o", f"{out}/"
    )
    assert ran.code == 0
    written = {each.relative_to(out).as_posix() for each in out.rglob("*.*")}
    assert written == {
        "x.html",
        "south/x.html",
        "south/y.html",
        "department-2021.html",
        "department-2021-2.html",
    }
    assert len(ran.out.splitlines()) == 7  # the summary


def test_several_pages_are_not_run_together(command: Command) -> None:
    ran = command("score", ZHUZHOU, NATIONAL, "--format", "html")
    assert ran.code == 2
    assert "-o 写明文件夹" in ran.err


def test_a_file_keeps_its_mode_and_the_link_that_leads_to_it(
    command: Command, tmp_path: Path
) -> None:
    path, link = tmp_path / "form.html", tmp_path / "link.html"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    command("score", ZHUZHOU, "-o", link)
    assert link.is_symlink()
    assert path.read_text("utf-8").startswith("<!DOCTYPE")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "form.html"
    path.write_text("old", "utf-8")

    def allow_small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    ran = subprocess.run(  # noqa: S603 - our own program
        command_line(["score", ZHUZHOU, "-o", path]),
        capture_output=True,
        check=False,
        timeout=60,
        preexec_fn=allow_small_files,
    )
    assert ran.returncode == 2
    assert "错误[cannot-write]" in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_without_room_is_told(command: Command) -> None:
    ran = command("score", ZHUZHOU, "-o", "/dev/full")
    assert ran.code == 2
    assert "错误[cannot-write]" in ran.err


def test_where_nothing_is_scored_the_old_file_stays(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "form.html"
    path.write_text("old", "utf-8")
    assert command("score", tmp_path / "none.yaml", "-o", path).code == 2
    assert path.read_text("utf-8") == "old"


def test_a_path_below_a_file_cannot_be_written(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_text("", "utf-8")
    ran = command("score", ZHUZHOU, "-o", path / "form.html")
    assert ran.code == 2
    assert "错误[cannot-write]" in ran.err
