"""``perfscore fmt``: files laid out in place, or only asked about."""

from pathlib import Path

import pytest
from tests.unit.cli.running import Command

LOOSE = '指标体系    "甲"  # 说明\n满分 100\n'
TIDY = '指标体系 "甲"  # 说明\n  满分 100\n'
ENGLISH = 'indicator_set "甲"  # 说明\n  full_score 100\n'


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "loose.perf"
    path.write_text(LOOSE, "utf-8")
    return path


def test_a_file_is_rewritten_in_place(command: Command, loose: Path) -> None:
    assert command("fmt", loose).code == 0
    assert loose.read_text("utf-8") == TIDY
    again = command("fmt", loose)
    assert (again.code, again.out, again.err) == (0, "", "")


def test_check_only_says_what_would_change(command: Command, loose: Path) -> None:
    ran = command("fmt", "--check", loose)
    assert (ran.code, ran.out) == (1, f"会改写 {loose}\n")
    assert loose.read_text("utf-8") == LOOSE
    command("fmt", loose)
    assert command("fmt", "--check", loose).code == 0


def test_keywords_change_their_language_and_back(command: Command, loose: Path) -> None:
    command("fmt", "--keywords", "en", loose)
    assert loose.read_text("utf-8") == ENGLISH
    command("fmt", "--keywords", "zh", loose)
    assert loose.read_text("utf-8") == TIDY


def test_a_dash_reads_standard_input_and_prints(command: Command) -> None:
    ran = command("fmt", "-", stdin=LOOSE.encode())
    assert (ran.code, ran.out) == (0, TIDY)


def test_a_file_with_syntax_errors_stays_as_it_is(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "broken.perf"
    path.write_text("指标体系 甲 乙 =\n", "utf-8")
    ran = command("fmt", path, tmp_path / "none.perf")
    assert ran.code == 2
    assert command("fmt", path).code == 1
    assert "错误[" in ran.err
    assert path.read_text("utf-8") == "指标体系 甲 乙 =\n"
