"""Ways to read a PDF back."""

import re
from collections.abc import Sequence

import pypdfium2

from perfscore.render.pdf.writing import pdf_bytes
from perfscore.report.paper import Paper


def made(paper: Paper) -> pypdfium2.PdfDocument:
    found = pdf_bytes(paper)
    assert found.value is not None
    return pypdfium2.PdfDocument(found.value)


def pages(paper: Paper) -> list[str]:
    return [each.get_textpage().get_text_range() for each in made(paper)]


def joined(paper: Paper) -> str:
    """Give all that is printed, without blanks and ends of lines."""
    return re.sub(r"\s", "", "".join(pages(paper)))


def boxes(page: pypdfium2.PdfPage) -> Sequence[tuple[float, float, float, float]]:
    text = page.get_textpage()
    return [text.get_rect(index) for index in range(text.count_rects())]
