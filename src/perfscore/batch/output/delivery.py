"""The tables of a run are put together in files that appear whole or not at all."""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from perfscore.batch.output.model import ID, Shapes, TableName
from perfscore.batch.output.summary import Counted
from perfscore.batch.output.summary_table import summary_rows

Kind = Literal["parquet", "csv", "xlsx"]
Tables = Callable[[TableName], Iterator[pa.Table]]
"""Gives a table of the run, block by block."""

SHEET_ROWS = 1_048_576
_SHEETS = {
    "scores": ("得分", "scores"),
    "lines": ("指标得分", "lines"),
    "findings": ("问题", "findings"),
    "summary": ("汇总", "summary"),
}
_BOM = b"\xef\xbb\xbf"
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_WIDEST = 40


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

    def path(self, name: str) -> Path:
        """Give the file of a table."""
        if self.stem is None:
            return self.folder / f"{name}.{self.kind}"
        if name == "scores":
            return self.folder / f"{self.stem}.{self.kind}"
        return self.folder / f"{self.stem}.{name}.{self.kind}"


def deliver(
    target: Target, shapes: Shapes, tables: Tables, summary: Counted
) -> tuple[Path, ...]:
    """Write all files beside their places, then put each in its place.

    Raises:
        OSError: Where there is no room; then nothing is in its place.
        TooManyRowsError: Where a worksheet has not enough rows.
    """
    target.folder.mkdir(parents=True, exist_ok=True)
    fresh: list[tuple[Path, Path]] = []
    try:
        for name, write in _files(target, shapes, tables, summary):
            path = target.path(name)
            new = path.with_name(f".{path.name}.new")
            fresh.append((new, path))
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
    target: Target, shapes: Shapes, tables: Tables, summary: Counted
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    rows = summary_rows(summary, shapes)
    if target.kind == "xlsx":
        yield "scores", lambda path: _write_workbook(path, shapes, tables, rows)
        return
    for name in shapes.names:
        schema = shapes.of(name)

        def write(
            path: Path, name: TableName = name, schema: pa.Schema = schema
        ) -> None:
            if target.kind == "parquet":
                _write_parquet(path, schema, tables(name), shapes.word(ID))
            else:
                _write_csv(path, schema, tables(name))

        yield name, write
    yield "summary", lambda path: _write_summary(path, target.kind, rows)


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


def _write_summary(path: Path, kind: Kind, rows: Sequence[Sequence[str]]) -> None:
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
    path: Path, shapes: Shapes, tables: Tables, summary: Sequence[Sequence[str]]
) -> None:
    import xlsxwriter  # noqa: PLC0415 - only for workbooks

    options = {"constant_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _NO_TIME})
        bold = book.add_format({"bold": True, "text_wrap": True})
        sheet = book.add_worksheet(_sheet_name("summary", shapes))
        for row, cells in enumerate(summary):
            sheet.write_row(row, 0, cells, bold if row == 0 else None)
        sheet.set_column(0, 1, _WIDEST)
        for name in shapes.names:
            sheet = book.add_worksheet(_sheet_name(name, shapes))
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, shapes.of(name).names, bold)
            row = 1
            for each in tables(name):
                if row + each.num_rows > SHEET_ROWS:
                    raise TooManyRowsError
                for cells in zip(*(c.to_pylist() for c in each.columns), strict=True):
                    for column, value in enumerate(cells):
                        if value is not None:
                            sheet.write(row, column, value)
                    row += 1


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
