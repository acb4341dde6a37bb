"""A document is put together block by block, every cell with its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from perfscore.intake.grid import Document, Grid, GridCell, Paragraph
from perfscore.source import Source, Span


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as a reader finds it; see :class:`perfscore.intake.grid.GridCell`."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    raw: RawCell
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Grid:
    name: str
    cells: tuple[_Cell, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int


class DocumentBuilder:
    """Takes blocks in reading order; their text becomes the document's source."""

    def __init__(self, name: str) -> None:
        """``name`` is what people know the file by."""
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[tuple[int, str]] = []
        self._blocks: list[_Grid | _Paragraph] = []

    def add_paragraph(self, text: str, *, mark: str) -> None:
        """Add running text; ``mark`` is its place in the file (``第3页``, ``第12段``).

        Blank text is left out.
        """
        if text.strip():
            start, end = self._put(text.strip(), mark)
            self._blocks.append(_Paragraph(start, end))
            self._write("\n")

    def add_grid(
        self, name: str, cells: Iterable[RawCell], *, mark: Callable[[int, int], str]
    ) -> None:
        """Add a table; ``mark`` gives the place of a row and column counted from 0.

        Cells come in the order of rows. In the source a row is a line and a tab parts
        its cells; a cell of several lines is one line there, so that excerpts show the
        row. Tables without any text are left out.
        """
        raw = [each for each in cells if each.text.strip() or each.note]
        if not raw:
            return
        begin = self._length
        placed: list[_Cell] = []
        row = raw[0].row
        for each in raw:
            if placed:
                self._write("\t" if each.row == row else "\n")
            row = each.row
            start, end = self._put(each.text, mark(each.row, each.column))
            placed.append(_Cell(each, start, end))
        self._blocks.append(_Grid(name, tuple(placed), begin, self._length))
        self._write("\n")

    def build(self, identity: Mapping[str, str] | None = None) -> Document:
        """Give the document with all that was added."""
        source = Source(self._name, "".join(self._pieces), tuple(self._marks))
        blocks = tuple(_block(source, each) for each in self._blocks)
        return Document(source, blocks, identity or {})

    def _put(self, text: str, mark: str) -> tuple[int, int]:
        line = " ".join(text.split())
        start = self._length
        self._marks.append((start, mark))
        self._write(line)
        return start, self._length

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def _block(source: Source, block: _Grid | _Paragraph) -> Grid | Paragraph:
    span = Span(source, block.start, block.end)
    if isinstance(block, _Paragraph):
        return Paragraph(span.text, span)
    cells = tuple(
        GridCell(
            text="\n".join(line.strip() for line in each.raw.text.strip().split("\n")),
            row=each.raw.row,
            column=each.raw.column,
            row_span=each.raw.row_span,
            column_span=each.raw.column_span,
            span=Span(source, each.start, each.end),
            note=each.raw.note,
        )
        for each in block.cells
    )
    return Grid(
        name=block.name,
        rows=max(each.row + each.row_span for each in cells),
        columns=max(each.column + each.column_span for each in cells),
        cells=cells,
        span=span,
    )
