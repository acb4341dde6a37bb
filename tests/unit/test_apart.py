"""What hangs or breaks in a process of its own harms nobody but whoever asked."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from tests.laying.pdf import pdf_bytes
from tests.unit.intake.pdf.test_reading import PICTURE_ONLY, SMALL

from perfscore import apart
from perfscore.apart import Apart, BrokenOffError
from perfscore.api.reading import read_bytes
from perfscore.api.rendering import render_file
from perfscore.api.scoring import score_file
from perfscore.intake import file_rules
from perfscore.intake.pdf import apart as pdf_apart
from perfscore.intake.pdf.apart import read_pdf_apart
from perfscore.intake.pdf.reading import read_pdf
from perfscore.patience import OutOfTimeError, waiting

HANGS = [sys.executable, "-c", "import time; time.sleep(600)"]
BREAKS = [sys.executable, "-c", "import sys; sys.stdin.buffer.read(1)"]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart[Any, Any]]:
    """Give a reader of the test's own, which reads PDFs."""
    found: Apart[Any, Any] = Apart(read_pdf, most_seconds=60)
    monkeypatch.setattr(pdf_apart, "READER", found)
    yield found
    found.end()


@pytest.mark.usefixtures("reader")
def test_a_pdf_is_read_as_it_is_otherwise() -> None:
    for data in (pdf_bytes(SMALL), b"%PDF-1.4 cut short", PICTURE_ONLY):
        read = read_pdf_apart(data, "表.pdf", is_whole=False)
        assert read == read_pdf(data, "表.pdf")


@pytest.mark.usefixtures("reader")
def test_what_hangs_is_ended_with_the_patience_of_who_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(apart, "_COMMAND", HANGS)
        with waiting(0.2), pytest.raises(OutOfTimeError):
            read_pdf_apart(b"%PDF-1.4", "表.pdf", is_whole=False)
    with waiting(60):
        assert read_pdf_apart(pdf_bytes(SMALL), "表.pdf", is_whole=False).value


@pytest.mark.parametrize("command", [HANGS, BREAKS])
def test_of_many_files_the_one_that_breaks_is_told_as_broken(
    command: list[str],
    reader: Apart[Any, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "_COMMAND", command)
    reader.most_seconds = 0.2 if command is HANGS else 60
    read = read_pdf_apart(b"%PDF-1.4", "表.pdf", is_whole=False)
    assert read.value is None
    (told,) = read.diagnostics
    assert told.rule is file_rules.FILE_DAMAGED
    assert told.at.span.source.name == "表.pdf"


def test_what_takes_all_of_the_memory_ends_alone() -> None:
    large: Apart[Any, Any] = Apart(bytearray, most_seconds=60)
    with pytest.raises(BrokenOffError):
        large(3 * 1024**3)
    assert large(3) == bytearray(3)
    large.end()


def test_a_pdf_is_written_as_it_is_otherwise() -> None:
    score = score_file("hunan/zhuzhou/department-2021").value
    assert score is not None
    with waiting(60):
        made = render_file(score, to="pdf")
    assert made == render_file(score, to="pdf")


def test_a_fault_is_told_with_where_it_arose() -> None:
    reads: Apart[Any, Any] = Apart(read_bytes, most_seconds=60)
    with pytest.raises(RuntimeError, match="TypeError"):
        reads(None)
    reads.end()
