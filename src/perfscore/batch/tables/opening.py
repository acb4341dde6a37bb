"""A table is opened by the ending of its file's name."""

import re
from pathlib import Path, PurePath
from typing import Literal

from perfscore.batch.tables.block import IsHead, Table

TableKind = Literal["parquet", "arrow", "csv", "xlsx"]

ENDINGS: dict[str, TableKind] = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".arrow": "arrow",
    ".arrows": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
"""What the names of tables end in."""

_SHEET = re.compile(r"(?P<file>.+\.xls[xm])#(?P<sheet>.+)", re.IGNORECASE | re.DOTALL)


def table_kind(path: str) -> TableKind | None:
    """Say what kind of table a file's name promises; None for none."""
    return ENDINGS.get(PurePath(parted(path)[0]).suffix.lower())


def parted(path: str) -> tuple[str, str | None]:
    """Part ``book.xlsx#sheet``: the file, and the sheet that is meant."""
    match = _SHEET.fullmatch(path)
    if match is None or Path(path).exists():
        return path, None
    return match["file"], match["sheet"]


def open_table(path: str, name: str, is_head: IsHead) -> Table:
    """Open a table; ``is_head`` knows its headings where titles stand above them.

    Raises:
        RefusedError: Where it is damaged.
        OSError: Where the file cannot be read.
    """
    match table_kind(path):
        case "parquet":
            from perfscore.batch.tables.parquet import (  # noqa: PLC0415 - one of many
                ParquetTable,
            )

            return ParquetTable(path, name)
        case "arrow":
            from perfscore.batch.tables.arrow_file import (  # noqa: PLC0415 - as above
                ArrowTable,
            )

            return ArrowTable(path, name)
        case "csv":
            from perfscore.batch.tables.comma_separated import (  # noqa: PLC0415
                CsvTable,
            )

            return CsvTable(path, name, is_head)
        case _:
            from perfscore.batch.tables.workbook import (  # noqa: PLC0415 - needs lxml
                WorkbookTable,
            )

            file, sheet = parted(path)
            return WorkbookTable(file, name, is_head, sheet)


def sheets_of(path: str, name: str, is_head: IsHead) -> tuple[str, ...]:
    """Name the sheets of a workbook that have the headings of a table.

    Raises:
        RefusedError: Where it is damaged.
        OSError: Where the file cannot be read.
    """
    from perfscore.batch.tables.workbook import (  # noqa: PLC0415 - needs lxml
        WorkbookTable,
    )

    return WorkbookTable(path, name, is_head).tables(is_head)
