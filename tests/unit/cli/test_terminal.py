"""Terminals of all kinds: other encodings, closed pipes, Ctrl-C, full disks, bugs."""

import os
import signal
import subprocess
from pathlib import Path

import pytest
from tests.unit.cli.running import ZHUZHOU, Command, command_line, department, typed

from perfscore.cli.commands import sets as sets_command


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_output_is_utf_8_whatever_the_terminal_says(
    environment: dict[str, str],
) -> None:
    ran = typed("score", ZHUZHOU, environment=environment)
    assert ran.code == 0
    assert "株洲市人民政府驻北京联络处" in ran.out


def test_nobody_listening_is_no_news() -> None:
    with subprocess.Popen(  # noqa: S603 - our own program
        command_line(["schema", "score"]),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def test_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(  # noqa: S603 - our own program
            command_line(["schema", "score"]),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("结果写不出去")
    assert b"Traceback" not in ran.stderr


def test_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    fifo = tmp_path / "never.yaml"
    os.mkfifo(fifo)
    with (
        subprocess.Popen(  # noqa: S603 - our own program
            command_line(["score", fifo]),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
        fifo.open("wb"),  # opens when the command does
    ):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (out, err.decode().strip()) == (b"", "已中断")


def test_a_bar_shows_how_far_it_is_on_a_terminal_only(tmp_path: Path) -> None:
    for name in ("a", "b"):
        tmp_path.joinpath(f"{name}.yaml").write_text(department(name), "utf-8")
    ours, theirs = os.openpty()
    ran = subprocess.run(  # noqa: S603 - our own program
        command_line(["score", tmp_path, "--format", "json"]),
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
        timeout=60,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert ran.returncode == 0
    assert "评分" in shown
    assert "100%" in shown
    assert typed("score", tmp_path, "--format", "json").err == ""


def test_our_own_bug_asks_for_a_report(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_options: object) -> str:
        msg = "broken\x1b[31m"
        raise RuntimeError(msg)

    monkeypatch.setattr(sets_command, "sets_as_table", fail)
    ran = command("sets")
    assert ran.code == 70
    assert "程序的缺陷" in ran.err
    assert "test_terminal.py:" in ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err
    monkeypatch.setenv("PERFSCORE_DEBUG", "1")
    assert "Traceback" in command("sets").err


def test_names_never_reach_the_terminal_raw(command: Command, tmp_path: Path) -> None:
    name = "a\x1b[31m\u202eb"
    path = tmp_path / f"{name}.yaml"
    path.write_text(department('"局\\x1b[2J"'), "utf-8")
    for arguments in (
        ("score", path, path),
        ("score", path, "-o", tmp_path / f"{name}.html"),
        ("score", name),
        ("check", name),
        ("explain", path, name),
        ("explain", name),
        ("fmt", name),
        ("schema", name),
        (name,),
        ("score", path, f"--{name}"),
        ("score", path, "--set", name),
        ("score", path, "--format", name),
        ("--lang", name),
    ):
        ran = command(*arguments)
        for text in (ran.out, ran.err):
            assert "\x1b" not in text, arguments
            assert "\u202e" not in text, arguments
