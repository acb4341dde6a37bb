"""PDF files are read in a process of its own: what hangs harms no other."""

from perfscore.apart import Apart, BrokenOffError
from perfscore.diagnostics.model import Outcome, Text
from perfscore.intake.grid import Document
from perfscore.intake.pdf.reading import read_pdf
from perfscore.intake.refusal import damaged

READER = Apart(read_pdf, most_seconds=90)
"""The reader itself stops between two pages before that."""


def read_pdf_apart(data: bytes, name: str, *, is_whole: bool) -> Outcome[Document]:
    """Read a file as :func:`perfscore.intake.pdf.reading.read_pdf` does.

    Raises:
        OutOfTimeError: If nobody waits for it any longer.
    """
    try:
        return READER(data, name, is_whole=is_whole)
    except BrokenOffError:
        seconds = READER.most_seconds
        what = Text(
            f"{seconds:.0f} 秒没有读完，或读到一半读不下去",
            f"it cannot be read to its end within {seconds:.0f} seconds, or at all",
        )
        return damaged(what).outcome(name)
