"""Names that files are handed in by: shown as text, read by their ending, no path."""

from pathlib import Path

import pytest

from perfscore.web.file_names import ending_of, found_at, plain_name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("..\\..\\自评表.xlsx", "../../自评表.xlsx"),
        ("a\u202etxt.exe\x00\n", "atxt.exe"),
        ("\udcff.json", ".json"),
        (" \t", "file"),
        ("年" * 300 + ".docx", "年" * 195 + ".docx"),
    ],
)
def test_a_name_is_shown_without_what_deceives(written: str, shown: str) -> None:
    assert plain_name(written) == shown


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("表.XLSX", ".xlsx"),
        ("两张.docx#2", ".docx"),
        ("集.perf", ".perf"),
        ("两张.docx#0", ""),
        ("表.exe", ""),
        (".bashrc/../x", ""),
    ],
)
def test_an_ending_counts_that_is_known(name: str, ending: str) -> None:
    assert ending_of(name) == ending


def test_one_form_of_a_file_is_named_behind_it() -> None:
    path = Path("posted") / "0.docx"
    found = found_at(path, "../报送/两张.docx#2")
    assert (found.path, found.number) == (str(path), 2)
    assert (found.name, found.within.as_posix()) == ("../报送/两张.docx#2", "两张-2")
    assert found.is_posted


@pytest.mark.parametrize("written", ["..", "../..", "/", "~", "C:\\"])
def test_a_name_leads_nowhere(written: str) -> None:
    within = found_at(Path("posted") / "0", written).within
    assert len(within.parts) == 1
    assert ".." not in within.parts
