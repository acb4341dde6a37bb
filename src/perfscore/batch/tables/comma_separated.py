"""A CSV file is read in blocks of text, whatever programs made of its encoding."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
from numpy.typing import NDArray

from perfscore.batch import rules
from perfscore.batch.tables.asides import aside
from perfscore.batch.tables.block import BadRow, Block, IsHead, Regrouped
from perfscore.batch.tables.headings_again import HeadingsAgain, changed
from perfscore.diagnostics.model import Text
from perfscore.intake.refusal import RefusedError
from perfscore.wire.rules import NOT_UTF_8

if TYPE_CHECKING:
    from _csv import Reader

_HEAD_BYTES = 1 << 18
_HEAD_ROWS = 20
_READ_BYTES = 1 << 20
_DELIMITERS = ",\t;|"
_MOST_IN_A_ROW = 1_000
"""So many malformed rows one after the other are another table, not slips."""
_SHOWN = 60
_SAVE_AGAIN = Text(
    "在 WPS 或 Excel 里打开检查，另存为 CSV（UTF-8）",
    "open it in an office program, and save it as CSV (UTF-8)",
)


class CsvTable:
    """The rows of a CSV file: cells as text, blank ones as nulls.

    Commas, tabs, semicolons and bars part the cells; UTF-8, UTF-16 with a byte-order
    mark and GB18030 are read. Rows above the headings are passed over.

    Raises:
        RefusedError: From every method, where the file cannot be read on.
    """

    def __init__(self, path: str, name: str, is_head: IsHead) -> None:
        self.name = name
        self._path = path
        self._size = max(Path(path).stat().st_size, 1)
        with Path(path).open("rb") as file:
            start = file.read(_HEAD_BYTES)
        self.encoding = _encoding(start, path)
        text = _decoded(start, self.encoding, is_whole=len(start) < _HEAD_BYTES)
        self._delimiter = _delimiter(text)
        reader = csv.reader(StringIO(text, newline=""), delimiter=self._delimiter)
        self._lines, self._headings, self._first = _head(reader, is_head)
        below = text.split("\n", self._lines)[self._lines :]
        self._is_empty = len(start) < _HEAD_BYTES and not "".join(below).strip()
        self._row_bytes = len(start) / max(text.count("\n"), 1)
        self._given = 0
        self._malformed: list[pacsv.InvalidRow] = []

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts above the columns."""
        return self._headings

    def blocks(self, wanted: Sequence[int]) -> Iterator[Block]:
        """Give the rows in blocks; rows of another length are told."""
        if self._is_empty:
            return
        regrouped = Regrouped(len(wanted))
        watch = HeadingsAgain([self._headings[at] for at in wanted], self._first)
        next_row = self._first + 1
        for piece in self._pieces(wanted):
            numbers, next_row = self._numbered(piece.num_rows, next_row, regrouped)
            for each in regrouped.add(*watch.without(piece, numbers, regrouped)):
                self._given = int(each.numbers[-1])
                yield each
        self._numbered(0, next_row, regrouped)
        yield from regrouped.rest()

    def share(self) -> float:
        """Say how much of the file has been read."""
        return min(self._given * self._row_bytes / self._size, 1.0)

    def _pieces(self, wanted: Sequence[int]) -> Iterator[pa.RecordBatch]:
        names = [str(at) for at in range(len(self._headings))]
        kept = [names[at] for at in wanted]
        with Path(self._path).open("rb") as raw:
            try:
                yield from pacsv.open_csv(
                    pa.PythonFile(raw, mode="r"),
                    pacsv.ReadOptions(
                        use_threads=False,
                        block_size=_READ_BYTES,
                        skip_rows=self._lines,
                        column_names=names,
                        encoding=self.encoding,
                    ),
                    pacsv.ParseOptions(
                        delimiter=self._delimiter,
                        newlines_in_values=True,
                        ignore_empty_lines=False,
                        invalid_row_handler=self._malformed_row,
                    ),
                    pacsv.ConvertOptions(
                        column_types=dict.fromkeys(kept, pa.string()),
                        include_columns=kept,
                        strings_can_be_null=True,
                        quoted_strings_can_be_null=True,
                        null_values=[""],
                    ),
                )
            except (pa.ArrowException, UnicodeError) as fault:
                raise self._damaged(fault) from fault

    def _malformed_row(self, row: pacsv.InvalidRow) -> str:
        self._malformed.append(row)
        if len(self._malformed) < _MOST_IN_A_ROW:
            return "skip"
        last = self._malformed[-_MOST_IN_A_ROW:]
        is_run = last[-1].number - last[0].number < _MOST_IN_A_ROW
        return "error" if is_run else "skip"

    def _numbered(
        self, rows: int, next_row: int, regrouped: Regrouped
    ) -> tuple[NDArray[np.int64], int]:
        """Number the rows of a piece; malformed ones between them keep theirs."""
        numbers = np.arange(next_row, next_row + rows, dtype=np.int64)
        told = 0
        offset = self._first - self._lines
        for each in self._malformed:
            number = each.number + offset
            if rows and number > numbers[-1]:
                break
            numbers[numbers >= number] += 1
            regrouped.tell(self._bad(each, number))
            told += 1
        del self._malformed[:told]
        return numbers, (int(numbers[-1]) + 1 if rows else next_row)

    def _bad(self, row: pacsv.InvalidRow, number: int) -> BadRow:
        cells = next(csv.reader([row.text], delimiter=self._delimiter), [""])
        note = aside(number, next((x.strip() for x in cells if x.strip()), ""))
        if note is not None and row.actual_columns < row.expected_columns:
            return note
        text = row.text if len(row.text) <= _SHOWN else f"{row.text[:_SHOWN]}…"
        return BadRow(
            number,
            rules.ROW_MALFORMED,
            Text(
                f"这一行有 {row.actual_columns} 格，表头有 {row.expected_columns} 格，"
                f"没有评分：{text}",
                f"the row has {row.actual_columns} cells, the headings are "
                f"{row.expected_columns}; not scored: {text}",
            ),
        )

    def _damaged(self, fault: Exception) -> RefusedError:
        if len(self._malformed) >= _MOST_IN_A_ROW:
            first = self._malformed[-_MOST_IN_A_ROW]
            number = first.number + self._first - self._lines
            return changed(
                Text(
                    f"第 {number} 行起都是 {first.actual_columns} 格，"
                    f"表头有 {first.expected_columns} 格",
                    f"from row {number} on rows have {first.actual_columns} cells, the "
                    f"headings are {first.expected_columns}",
                )
            )
        said = " ".join(str(fault).split())[:160]
        return RefusedError(
            rules.TABLE_DAMAGED,
            Text(f"CSV 读不下去：{said}", f"the CSV cannot be read on: {said}"),
            hint=_SAVE_AGAIN,
        )


def _encoding(start: bytes, path: str) -> str:
    if start.startswith(BOM_UTF8):
        return "utf8"
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if _is_in(start, "utf-8"):
        with Path(path).open("rb") as file:
            later = any(not _is_in(each, "utf-8") for each in _samples(file))
        if not later:
            return "utf8"
    if _is_in(start, "gb18030"):
        return "gb18030"
    raise RefusedError(
        NOT_UTF_8,
        Text(
            "文件不是 UTF-8，也不是 GB18030（GBK）编码",
            "the file is neither in UTF-8 nor in GB18030 (GBK)",
        ),
        hint=_SAVE_AGAIN,
    )


def _samples(file: IO[bytes]) -> Iterator[bytes]:
    """Give a file in lines, so that no character is cut; ASCII pieces are skipped."""
    while piece := file.read(1 << 22) + file.readline():
        if not piece.isascii():
            yield piece


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as fault:
        # a character may be cut off at the end of what was read
        return fault.end >= len(data) - 1 and fault.start >= len(data) - 4
    return True


def _decoded(data: bytes, encoding: str, *, is_whole: bool) -> str:
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    return text if is_whole else text[: text.rfind("\n") + 1] or text


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:_HEAD_ROWS]
    counts = {each: sum(line.count(each) for line in lines) for each in _DELIMITERS}
    return max(_DELIMITERS, key=lambda each: counts[each])


def _head(reader: "Reader", is_head: IsHead) -> tuple[int, tuple[str, ...], int]:
    """Find the headings: the lines down to them, their texts, the row's number."""
    fallback: tuple[int, tuple[str, ...], int] | None = None
    try:
        for number, cells in enumerate(reader, 1):
            if number > _HEAD_ROWS:
                break
            if not any(each.strip() for each in cells):
                continue
            found = reader.line_num, tuple(cells), number
            if is_head(cells):
                return found
            fallback = fallback or found
    except csv.Error:
        fallback = fallback or None
    return fallback or (1, (), 1)
