"""Tables of findings: their form by the file's name, and nothing written over."""

from pathlib import Path

import pytest
from tests.unit.batch.sensitivity.sets import SET, TABLE
from tests.unit.cli.running import Command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "two.perf").write_text(SET, "utf-8")
    (tmp_path / "in.csv").write_text(TABLE, "utf-8")
    return tmp_path


def study(folder: Path, command: str) -> tuple[str | Path, ...]:
    """Give the words of a command on the folder's set and table."""
    set_file = folder / "two.perf"
    sets = (set_file, set_file) if command == "impact" else (set_file,)
    return (command, *sets, "--data", folder / "in.csv")


@pytest.mark.parametrize("name", ["impact", "sensitivity"])
def test_what_is_read_is_not_written_over(
    command: Command, folder: Path, name: str
) -> None:
    for own in ("two.perf", "in.csv"):
        before = (folder / own).read_bytes()
        target = folder / "." / own
        ran = command(*study(folder, name), "-o", target, "--format", "table")
        assert (ran.code, "会盖掉" in ran.err) == (2, True)
        assert (folder / own).read_bytes() == before


@pytest.mark.parametrize("name", ["impact", "sensitivity"])
def test_a_file_of_a_folder_that_is_read_is_not_written_over(
    command: Command, folder: Path, name: str
) -> None:
    inside = folder / "all"
    inside.mkdir()
    before = (folder / "in.csv").read_bytes()
    (inside / "甲.txt").write_bytes(before)
    ran = command(*study(folder, name)[:-1], inside, "-o", inside / "甲.txt")
    assert (ran.code, "会盖掉" in ran.err) == (2, True)
    assert (inside / "甲.txt").read_bytes() == before


@pytest.mark.parametrize("name", ["impact", "sensitivity"])
def test_a_file_named_twice_does_not_count_twice(
    command: Command, folder: Path, name: str
) -> None:
    ran = command(*study(folder, name), "--data", folder / "." / "in.csv")
    assert (ran.code, "input-twice" in ran.err, ran.out) == (2, True, "")


@pytest.mark.parametrize("name", ["impact", "sensitivity"])
def test_an_ending_of_no_such_form_is_refused(
    command: Command, folder: Path, name: str
) -> None:
    ran = command(*study(folder, name), "-o", folder / "out.pdf")
    assert ran.code == 2
    assert ".html、.xlsx、.json" in ran.err
    assert not (folder / "out.pdf").exists()


@pytest.mark.parametrize("name", ["impact", "sensitivity"])
def test_a_dash_is_the_terminal(command: Command, folder: Path, name: str) -> None:
    ran = command(*study(folder, name), "-o", "-")
    assert "两项" in ran.out
