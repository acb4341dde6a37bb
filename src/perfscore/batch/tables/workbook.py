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
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,5}[1-9])?")
"""Numbers that are written with their own digits."""


class WorkbookTable:
    """The rows of the first sheet that is seen and has content.

    Numbers, dates and per cents are texts in the style of their formats, no digit lost.
    Rows above the headings are passed over.

    Raises:
        RefusedError: From every method, where the file cannot be read on.
    """

    def __init__(self, path: str, name: str, is_head: IsHead) -> None:
        self.name = name
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
            if sheet.is_hidden:
                continue
            self._sheet = sheet
            rows = stored_rows(self._package, sheet)
            for _, (row, cells) in zip(range(_HEAD_ROWS), rows, strict=False):
                found = sheet, row, self._laid(cells)
                if is_head(found[2]):
                    return found
                fallback = fallback or found
        if fallback is None:
            raise damaged(Text("没有内容", "it holds nothing"))
        return fallback

    def _laid(self, cells: Sequence[StoredCell]) -> tuple[str, ...]:
        texts = {each.column: self._text(each) for each in cells}
        return tuple(texts.get(at, "") for at in range(max(texts, default=-1) + 1))
