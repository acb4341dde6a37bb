"""A PDF file becomes a document of tables and paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

import pypdfium2 as pdfium

from perfscore.diagnostics.model import Diagnostic, Outcome, Text
from perfscore.intake import file_rules
from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.grid import Document
from perfscore.intake.pdf.choosing import chosen, is_likely
from perfscore.intake.pdf.drawing import CrowdedPageError, drawn
from perfscore.intake.pdf.joining import (
    Block,
    appended,
    gathered,
    goes_on,
    without_page_numbers,
)
from perfscore.intake.pdf.layout import PageTable, PageText, blocks_of
from perfscore.intake.pdf.opening import opened
from perfscore.intake.pdf.rules import LETTERS_NOT_KNOWN, PAGES_NOT_READ
from perfscore.intake.refusal import RefusedError, refusal
from perfscore.model.identity import KEYS

MAX_PAGES = 3000
MAX_SECONDS = 60

_ONE_AT_A_TIME = Lock()
"""The library that draws pages works for one thread at a time."""


def read_pdf(data: bytes, name: str, *, is_whole: bool = False) -> Outcome[Document]:
    """Read what a PDF holds: the pages that can hold a form, or all of them.

    Tables come from the ruled lines, merged cells as one; a table that goes on on the
    next page is one. Lines that broke for lack of room are put together. Everything
    else is paragraphs.

    Args:
        data: The file; up to 50 million bytes, 3,000 pages and 60 seconds are read.
        name: What people know the file by.
        is_whole: Whether the other pages are wanted too, for the accounts and the
            text on them; a long file then takes its time.

    Returns:
        The document, with what was not read; None with an error if the file is no
        PDF, is damaged, has a password or holds pictures only.
    """
    with _ONE_AT_A_TIME:
        try:
            document = opened(data, name)
        except RefusedError as refused:
            return refused.outcome(name)
        try:
            return _Reading(document, name, is_whole=is_whole).read()
        except RefusedError as refused:
            return refused.outcome(name)
        finally:
            document.close()


@dataclass(slots=True)
class _Reading:
    """The work on one file; ``until`` is when it has to stop."""

    document: pdfium.PdfDocument
    name: str
    is_whole: bool
    until: float = field(default_factory=lambda: monotonic() + MAX_SECONDS)
    late: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    def read(self) -> Outcome[Document]:
        texts = [self._text(at) for at in range(min(len(self.document), MAX_PAGES))]
        if not any(texts) and not self.late and not self.damaged:
            raise _no_text()
        self.pictures = [at for at, text in enumerate(texts, start=1) if text == ""]
        likely = [self.is_whole or is_likely(text or "") for text in texts]
        pages = self._pages(chosen(likely))
        return Outcome(
            _document(self.name, pages, self._identity()), tuple(self._told())
        )

    def _text(self, at: int) -> str | None:
        """Give the text of a page, without places; None if it cannot be had."""
        if monotonic() > self.until:
            self.late.append(at + 1)
            return None
        try:
            with (
                closing(self.document[at]) as page,
                closing(page.get_textpage()) as text,
            ):
                return str(text.get_text_range()).strip()
        except pdfium.PdfiumError:
            self.damaged.append(at + 1)
            return None

    def _pages(self, wanted: Sequence[bool]) -> list[list[Block]]:
        """Read the wanted pages, and those on which a table goes on."""
        pages: list[list[Block]] = []
        last: list[Block] = []
        for at, is_wanted in enumerate(wanted):
            is_open = bool(last) and isinstance(last[-1], PageTable)
            blocks = self._blocks(at) if is_wanted or is_open else []
            if last and goes_on(last, blocks):
                pages[-1] = last = appended(last, blocks)
            elif is_wanted:
                pages.append(blocks)
                last = blocks
            else:
                last = []
        return pages

    def _blocks(self, at: int) -> list[Block]:
        number = at + 1
        if number in self.damaged or number in self.late:
            return []
        if monotonic() > self.until:
            self.late.append(number)
            return []
        try:
            with closing(self.document[at]) as drawing:
                page = drawn(drawing, number)
            blocks = blocks_of(page)
        except pdfium.PdfiumError:
            self.damaged.append(number)
            return []
        except CrowdedPageError:
            blocks = None
        if blocks is None:
            self.crowded.append(number)
            return []
        if page.unknown:
            self.unknown.append(number)
        return gathered(without_page_numbers(blocks))

    def _identity(self) -> dict[str, str]:
        words = self.document.get_metadata_value("Keywords")
        pairs = (each.partition("=") for each in words.replace(",", ";").split(";"))
        return {
            key.strip(): value.strip() for key, _, value in pairs if key.strip() in KEYS
        }

    def _told(self) -> Iterator[Diagnostic]:
        left = range(MAX_PAGES + 1, len(self.document) + 1)
        reasons: tuple[tuple[Sequence[int], str, str], ...] = (
            (
                self.pictures,
                "没有文字（图片或空白）",
                "without text (pictures, or blank)",
            ),
            (self.crowded, "图形或文字过多", "with too many lines or characters"),
            (self.damaged, "已损坏", "damaged"),
            (self.late, f"{MAX_SECONDS} 秒内没有读到", "left after the time allowed"),
            (left, f"在第 {MAX_PAGES} 页以后", f"after page {MAX_PAGES}"),
        )
        for pages, zh, en in reasons:
            if pages:
                what = Text(
                    f"第{_listed(pages, '、')}页{zh}，没有读",
                    f"pages {_listed(pages, ', ')} were not read: {en}",
                )
                yield refusal(PAGES_NOT_READ, self.name, what)
        if self.unknown:
            what = Text(
                f"第{_listed(self.unknown, '、')}页有字没有文字对应，读不出",
                f"pages {_listed(self.unknown, ', ')} have letters that the file does "
                "not name",
            )
            yield refusal(LETTERS_NOT_KNOWN, self.name, what)


def _no_text() -> RefusedError:
    return RefusedError(
        file_rules.NOTHING_TO_READ,
        Text(
            "PDF 里没有文字，各页是图片（扫描件）",
            "the PDF holds pictures only (a scan)",
        ),
        hint=Text(
            "扫描件没有文字，请用可复制文字的 PDF，或原来的 Word、Excel 文件",
            "use a PDF with selectable text, or the Word or Excel file it came from",
        ),
    )


def _document(
    name: str, pages: Sequence[Sequence[Block]], identity: Mapping[str, str]
) -> Document:
    builder = DocumentBuilder(name)
    for block in (each for page in pages for each in page):
        if isinstance(block, PageText):
            builder.add_paragraph(block.text, mark=block.place)
        else:
            for each in block.beside:
                builder.add_paragraph(each.text, mark=each.place)
            _add(builder, block)
    return builder.build(identity)


def _add(builder: DocumentBuilder, table: PageTable) -> None:
    def column(edge: int) -> int:
        return min(range(len(table.down)), key=lambda at: abs(table.down[at] - edge))

    marks: dict[tuple[int, int], str] = {}
    cells = []
    for each in table.cells:
        left, right = column(each.left), column(each.right)
        marks[each.row, left] = each.place
        cells.append(
            RawCell(each.row, left, each.text, each.row_span, max(right - left, 1))
        )
    builder.add_grid("", cells, mark=lambda row, at: marks[row, at])


def _listed(pages: Sequence[int], comma: str) -> str:
    """Say page numbers, runs of them shortly (``3-7、9``)."""
    runs: list[list[int]] = []
    for each in sorted(pages):
        if runs and each == runs[-1][-1] + 1:
            runs[-1][1:] = [each]
        else:
            runs.append([each])
    return comma.join("-".join(map(str, each)) for each in runs)
