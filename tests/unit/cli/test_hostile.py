"""Files that mean harm, or are no files: a message, an exit code, no traceback."""

import errno
import os
from pathlib import Path

import pytest
from tests.unit.cli.running import HOSTILE, ZHUZHOU, Command, Ran, typed


def assert_refused(ran: Ran) -> None:
    assert ran.code in {1, 2}
    assert "错误[" in ran.out + ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()), ids=lambda path: path.name)
def test_a_hostile_assessment_is_told(command: Command, path: Path) -> None:
    ran = command("score", path, "--set", ZHUZHOU)
    assert_refused(ran)
    # Both can be read; one lacks the indicators, the other has no number to score.
    is_scored = path.name in {"utf16.yaml", "exponent.json"}
    assert ran.code == (1 if is_scored else 2)


def test_gbk_is_told_with_its_remedy(command: Command) -> None:
    err = command("score", HOSTILE / "gbk.yaml").err
    assert "错误[not-utf-8]" in err
    assert "GBK" in err
    assert "另存为" in err


LARGE = {
    "a line of 1 MB": "指标体系 “" + "甲" * 350_000,
    "10,000 brackets": "指标体系 “甲”\n定义 a = " + "(" * 10_000 + "1" + ")" * 10_000,
    "10,000 brackets over lines": "指标体系 “甲”\n定义 a = " + "(\n" * 10_000,
    "10,000 lists": "[" * 10_000 + "]" * 10_000,
    "10,000 YAML dashes": "- " * 10_000 + "1",
    "an exponent": "指标体系 “甲”\n  满分 1e999999\n",
    "many digits": "指标体系 “甲”\n  满分 " + "9" * 100_000 + "\n",
    "NaN": "指标体系 “甲”\n  满分 NaN\n",
    "control characters": "指标体系 “\x1b[2J甲\u202e”\n",
    "nothing": "",
    "a million line ends": "\n" * 1_000_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_large_and_strange_texts_end_soon(command: Command, text: str) -> None:
    for arguments in (("check", "-"), ("fmt", "-"), ("score", "-", "--set", ZHUZHOU)):
        ran = command(*arguments, stdin=text.encode())
        assert ran.code in {0, 1, 2}, arguments
        assert len(ran.out + ran.err) < 100_000, arguments
        assert "\x1b" not in ran.out + ran.err
    assert_refused(command("check", "-", stdin=text.encode()))


def test_an_endless_file_is_read_no_further_than_allowed(command: Command) -> None:
    assert_refused(command("score", "/dev/zero"))


def unreadable(folder: Path) -> dict[str, tuple[Path, str]]:
    file, loop = folder / "file.yaml", folder / "loop.yaml"
    file.write_text("", "utf-8")
    loop.symlink_to(loop)
    return {
        "a folder": (folder, "文件夹"),
        "a path below a file": (file / "below.yaml", "没有这个文件"),
        "a link in a circle": (loop, "绕成了圈"),
        "a name that is too long": (folder / ("x" * 300), "文件名太长"),
    }


def test_paths_that_cannot_be_opened_are_told(command: Command, tmp_path: Path) -> None:
    for path, reason in unreadable(tmp_path).values():
        ran = command("score", ZHUZHOU, "--set", path)
        assert_refused(ran)
        assert reason in ran.err


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM])
def test_permission_that_is_missing_is_told(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(self: Path, *_arguments: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code), str(self))

    path = tmp_path / "secret.yaml"
    path.write_text("", "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    ran = command("score", path)
    assert_refused(ran)
    assert "没有读取的权限" in ran.err


def test_a_file_that_fails_while_it_is_read_is_told(command: Command) -> None:
    assert_refused(command("score", "/proc/self/mem"))


def test_a_bomb_ends_soon_as_typed() -> None:
    assert_refused(typed("score", HOSTILE / "bomb.yaml"))
