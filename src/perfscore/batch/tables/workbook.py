"""A sheet of a workbook is read row by row, its cells as they are seen."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from perfscore.batch.tables.block import Block, IsHead, Regrouped
from perfscore.batch.tables.headings_again import HeadingsAgain
from perfscore.diagnostics.model import Text
from perfscore.intake.packages import Package
from perfscore.intake.refusal import Remarks, damaged
from perfscore.intake.xlsx.cell_text import cell_text
from perfscore.intake.xlsx.places import cell_name
from perfscore.intake.xlsx.sheet import StoredCell, last_row, stored_rows
from perfscore.intake.xlsx.workbook import Sheet, read_workbook

_HEAD_ROWS = 20
_PIECE_ROWS = 8_192
_NONE = (None, 0, (), False)
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,5}[1-9])?")
"""Numbers that are written with their own digits."""


class WorkbookTable:
    """The rows of the first sheet that is seen and has content.

    Numbers, dates and per cents are texts in the style of their formats, no digit lost.
    Rows above the headings are passed over.

    Raises:
        RefusedError: From every method, where the file cannot be read on.
    """

    def __init__(
        self, path: str, name: str, is_head: IsHead, sheet: str | None = None
    ) -> None:
        """Open a workbook; ``sheet`` is the one that is meant, None the first."""
        self.name = name
        self._wanted = sheet
        self.remarks = Remarks()
        self._package = Package(Path(path).read_bytes(), self.remarks)
        self._book = read_workbook(self._package)
        self._share = 0.0
        self._sheet, self._first, self._headings = self._found(is_head)
        self._last = max(last_row(self._package, self._sheet), 1)

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts above the columns."""
        return self._headings

    def blocks(self, wanted: Sequence[int]) -> Iterator[Block]:
        """Give the rows in blocks; rows without any content are passed over."""
        regrouped = Regrouped(len(wanted))
        names = [str(each) for each in wanted]
        watch = HeadingsAgain([self._headings[at] for at in wanted], self._first + 1)
        place = {column: at for at, column in enumerate(wanted)}
        columns: list[list[str | None]] = [[] for _ in wanted]
        numbers: list[int] = []

        def piece() -> Iterator[Block]:
            cells = pa.RecordBatch.from_arrays(
                [pa.array(each, pa.string()) for each in columns], names=names
            )
            kept = watch.without(cells, np.array(numbers, np.int64), regrouped)
            yield from regrouped.add(*kept)

        for row, cells in stored_rows(self._package, self._sheet):
            if row <= self._first:
                continue
            for column in columns:
                column.append(None)
            for cell in cells:
                at = place.get(cell.column)
                if at is not None:
                    columns[at][-1] = self._text(cell) or None
            numbers.append(row + 1)
            if len(numbers) == _PIECE_ROWS:
                self._share = min(row / self._last, 1.0)
                yield from piece()
                columns, numbers = [[] for _ in wanted], []
        if numbers:
            yield from piece()
        self._share = 1.0
        yield from regrouped.rest()

    def share(self) -> float:
        """Say how much of the sheet has been read."""
        return self._share

    def _text(self, cell: StoredCell) -> str:
        if cell.kind == "n" and self._is_general(cell.style):
            value = cell.value
            if value is not None and _PLAIN.fullmatch(value):
                return value  # what is stored is what is seen
        mark = f"{self._sheet.name}!{cell_name(cell.row, cell.column)}"
        return cell_text(cell, self._book, self.remarks, mark)

    def _is_general(self, style: int) -> bool:
        formats = self._book.formats
        return style >= len(formats) or formats[style] == "General"

    def _found(self, is_head: IsHead) -> tuple[Sheet, int, tuple[str, ...]]:
        fallback: tuple[Sheet, int, tuple[str, ...]] | None = None
        for sheet in self._book.sheets:
            if sheet.is_hidden or self._wanted not in {None, sheet.name}:
                continue
            found = self._head(sheet, is_head)
            if found is not None and found[3]:
                return found[:3]
            if found is not None:
                fallback = fallback or found[:3]
        if fallback is None:
            raise damaged(Text("没有内容", "it holds nothing"))
        return fallback

    def tables(self, is_head: IsHead) -> tuple[str, ...]:
        """Name the sheets that are seen and have headings of a table."""
        return tuple(
            sheet.name
            for sheet in self._book.sheets
            if not sheet.is_hidden and (self._head(sheet, is_head) or _NONE)[3]
        )

    def _head(
        self, sheet: Sheet, is_head: IsHead
    ) -> tuple[Sheet, int, tuple[str, ...], bool] | None:
        """Find the headings of a sheet; without any, its first row with content."""
        self._sheet = sheet  # whose cells messages name
        first: tuple[Sheet, int, tuple[str, ...], bool] | None = None
        rows = iter(stored_rows(self._package, sheet))
        for _, (row, cells) in zip(range(_HEAD_ROWS), rows, strict=False):
            texts = self._laid(cells)
            if is_head(texts):
                below, lower = next(rows, (row, ()))
                both = _joined_heads(texts, self._laid(lower), is_head)
                return sheet, row if both is None else below, both or texts, True
            first = first or (sheet, row, texts, False)
        return first

    def _laid(self, cells: Sequence[StoredCell]) -> tuple[str, ...]:
        texts = {each.column: self._text(each) for each in cells}
        return tuple(texts.get(at, "") for at in range(max(texts, default=-1) + 1))


def _joined_heads(
    upper: Sequence[str], lower: Sequence[str], is_head: IsHead
) -> tuple[str, ...] | None:
    """Join two rows of headings; None where the second one is data.

    The second stands below headings that go across several columns, so that columns
    are blank above it, and each of its own cells alone is a heading.
    """
    if not any(each.strip() for each in lower):
        return None
    size = max(len(upper), len(lower))
    pairs = [(_at(upper, at).strip(), _at(lower, at).strip()) for at in range(size)]
    goes_across = any(below and not above for above, below in pairs)
    filled = [below for _, below in pairs if below]
    if not goes_across or not all(is_head([each]) for each in filled):
        return None
    return tuple(below or above for above, below in pairs)


def _at(texts: Sequence[str], at: int) -> str:
    return texts[at] if at < len(texts) else ""
