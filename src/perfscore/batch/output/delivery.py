"""The tables of a run are put together in files that appear whole or not at all."""

import csv
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from perfscore.batch.output.model import HINT, ID, MESSAGE, Shapes, TableName
from perfscore.batch.output.summary import Counted
from perfscore.batch.output.summary_table import summary_rows

Kind = Literal["parquet", "csv", "xlsx"]
Tables = Callable[[TableName], Iterator[pa.Table]]
"""Gives a table of the run, block by block."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The summary for people: a page, a workbook, and what adds its sheets to one.

    The workbook is None where nothing is there to write it with.
    """

    page: bytes
    book: bytes | None
    add_sheets: Callable[[Any], None]


SHEET_ROWS = 1_048_576
_SHEETS = {
    "scores": ("得分", "scores"),
    "lines": ("指标得分", "lines"),
    "findings": ("问题", "findings"),
    "summary": ("汇总", "summary"),
}
_BOM = b"\xef\xbb\xbf"
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_WIDEST, _MIDDLE, _NARROW = 50, 18, 11
_LINE, _MOST_LINES = 15, 8
_A4 = 9
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")


class TooManyRowsError(Exception):
    """A table does not fit on a worksheet."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where results go: ``folder/stem.kind`` and, beside it, the other tables.

    In a folder of their own the files are ``scores.kind``, ``findings.kind`` …
    """

    folder: Path
    stem: str | None
    kind: Kind

    def path(self, name: str, kind: str = "") -> Path:
        """Give the file of a table, or of what is written of it in another form."""
        ending = kind or self.kind
        if self.stem is None:
            return self.folder / f"{name}.{ending}"
        if name == "scores":
            return self.folder / f"{self.stem}.{ending}"
        return self.folder / f"{self.stem}.{name}.{ending}"


def write_table(
    kind: Kind,
    shapes: Shapes,
    name: TableName,
    path: Path,
    tables: Iterator[pa.Table],
) -> None:
    """Write a table of results that comes block by block; not into a workbook.

    Raises:
        OSError: Where there is no room.
    """
    if kind == "parquet":
        _write_parquet(path, shapes.of(name), tables, shapes.word(ID))
    else:
        _write_csv(path, shapes.of(name), tables)


def deliver(  # noqa: PLR0913 - all that is written, and where
    target: Target,
    shapes: Shapes,
    tables: Tables,
    summary: Counted,
    pages: Pages,
    *,
    written: Mapping[TableName, Path],
) -> tuple[Path, ...]:
    """Write all files beside their places, then put each in its place.

    The tables ``written`` have been, on the same disk, and are put in their places.

    Raises:
        OSError: Where there is no room; then nothing is in its place.
        TooManyRowsError: Where a worksheet has not enough rows.
    """
    target.folder.mkdir(parents=True, exist_ok=True)
    fresh: list[tuple[Path, Path]] = []
    ready = {target.path(name): path for name, path in written.items()}
    try:
        for path, write in _files(target, shapes, tables, summary, pages):
            new = ready.get(path, path.with_name(f".{path.name}.new"))
            fresh.append((new, path))
            if path not in ready:
                write(new)
            _settle(new)
    except BaseException:
        for new, _ in fresh:
            with suppress(OSError):
                new.unlink(missing_ok=True)
        raise
    for new, path in fresh:
        new.replace(path)
    return tuple(path for _, path in fresh)


def _files(
    target: Target, shapes: Shapes, tables: Tables, summary: Counted, pages: Pages
) -> Iterator[tuple[Path, Callable[[Path], None]]]:
    rows = summary_rows(summary, shapes)
    page = target.path("summary", "html"), partial(_write_bytes, pages.page)
    if target.kind == "xlsx":
        write_all = partial(_write_workbook, shapes, tables, rows, pages)
        yield target.path("scores"), write_all
        yield page
        return
    for name in shapes.names:

        def write(path: Path, name: TableName = name) -> None:
            write_table(target.kind, shapes, name, path, tables(name))

        yield target.path(name), write
    yield target.path("summary"), partial(_write_summary, target.kind, rows)
    yield page
    if pages.book is not None:
        yield target.path("summary", "xlsx"), partial(_write_bytes, pages.book)


def _write_bytes(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def _write_parquet(
    path: Path, schema: pa.Schema, tables: Iterator[pa.Table], own: str
) -> None:
    """Write a table; the texts of the column ``own`` hardly come again."""
    plain = _plain(schema)
    with pq.ParquetWriter(
        path,
        plain,
        compression="zstd",
        compression_level=1,
        use_dictionary=[name for name in plain.names if name != own],
        store_decimal_as_integer=True,
        write_page_checksum=True,
        store_schema=False,
    ) as writer:
        for each in tables:
            writer.write_table(each.cast(plain))


def _write_csv(path: Path, schema: pa.Schema, tables: Iterator[pa.Table]) -> None:
    """Write with a byte-order mark, without which Excel takes UTF-8 for GBK."""
    plain = _plain(schema)
    with path.open("wb") as file:
        file.write(_BOM)
        with pacsv.CSVWriter(pa.PythonFile(file), plain) as writer:
            for each in tables:
                writer.write_table(each.cast(plain))


def _write_summary(kind: Kind, rows: Sequence[Sequence[str]], path: Path) -> None:
    head, *body = rows
    if kind == "parquet":
        columns = zip(*body, strict=True) if body else [()] * len(head)
        pq.write_table(
            pa.table({name: list(c) for name, c in zip(head, columns, strict=True)}),
            path,
            store_schema=False,
        )
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _write_workbook(
    shapes: Shapes,
    tables: Tables,
    summary: Sequence[Sequence[str]],
    pages: Pages,
    path: Path,
) -> None:
    import xlsxwriter  # noqa: PLC0415 - only for workbooks

    options = {"constant_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _NO_TIME})
        look = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}
        head = book.add_format(look)
        pages.add_sheets(book)
        sheet = _sheet(book, _sheet_name("summary", shapes))
        sheet.set_column(0, 1, _WIDEST)
        sheet.set_column(2, 3, _NARROW, book.add_format({"align": "right"}))
        for row, cells in enumerate(summary):
            for column, text in enumerate(cells):
                is_number = _NUMBER.fullmatch(text) is not None
                value = float(text) if is_number else text
                sheet.write(row, column, value, head if row == 0 else None)
        for name in shapes.names:
            sheet = _sheet(book, _sheet_name(name, shapes))
            lines = 1
            for column, field in enumerate(shapes.of(name)):
                width, written = _column_look(field, shapes)
                sheet.set_column(column, column, width, book.add_format(written))
                lines = max(lines, -(-2 * len(field.name) // (width - 1)))
            sheet.set_row(0, _LINE * min(lines, _MOST_LINES))
            sheet.write_row(0, 0, shapes.of(name).names, head)
            row = 1
            for each in tables(name):
                if row + each.num_rows > SHEET_ROWS:
                    raise TooManyRowsError
                for cells in zip(*(c.to_pylist() for c in each.columns), strict=True):
                    for column, value in enumerate(cells):
                        if value is not None:
                            sheet.write(row, column, value)
                    row += 1


def _sheet(book: Any, name: str) -> Any:  # noqa: ANN401 - of a library without types
    """Add a sheet that is printed as wide as a page, headings on each."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    return sheet


def _column_look(field: pa.Field, shapes: Shapes) -> tuple[int, dict[str, object]]:
    """Say how wide a column is, and how its cells are written."""
    if pa.types.is_decimal(field.type):
        scale = field.type.scale
        return _NARROW, {"num_format": f"0.{'0' * scale}" if scale else "0"}
    if field.name in {shapes.word(each) for each in (MESSAGE, HINT)}:
        return _WIDEST, {}
    return _NARROW if pa.types.is_integer(field.type) else _MIDDLE, {}


def _sheet_name(name: str, shapes: Shapes) -> str:
    return _SHEETS[name][0 if shapes.language == "zh" else 1]


def _plain(schema: pa.Schema) -> pa.Schema:
    """Give the columns as files have them: words as texts."""
    return pa.schema(
        [
            (each.name, pa.string() if pa.types.is_dictionary(each.type) else each.type)
            for each in schema
        ]
    )


def _settle(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
