"""The cells of a sheet as they are stored, read row by row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from perfscore.diagnostics.model import Text
from perfscore.intake import file_rules
from perfscore.intake.limits import MAX_CELLS, MAX_MERGES, MAX_ROWS
from perfscore.intake.packages import Package
from perfscore.intake.refusal import RefusedError
from perfscore.intake.xlsx.places import LAST_COLUMN, cell_at, range_at
from perfscore.intake.xlsx.workbook import Sheet, text_of, unescaped

_BLANK_CELL = rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")? ?/>'
_BLANK = re.compile(
    rb'<row r="[0-9]{1,7}"[^<>]*+(?:(?<=/)>|>(?:' + _BLANK_CELL + rb")*+</row>)"
)
"""Rows that are formatted only: a sheet may have a million of them."""
_TRUE = {"1", "true"}


@dataclass(frozen=True, slots=True)
class StoredCell:
    """A cell of the file: the kind and number of its format as the XML names them.

    ``value`` is None where a formula has no result.
    """

    row: int
    column: int
    kind: str
    value: str | None
    style: int
    is_computed: bool


@dataclass(slots=True)
class StoredSheet:
    """What a sheet holds; filled while it is read, in the order of rows."""

    cells: list[StoredCell] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def is_hidden(self, cell: StoredCell) -> bool:
        """Whether the row or the column of a cell is hidden."""
        return cell.row in self.hidden_rows or cell.column in self.hidden_columns


def read_sheet(package: Package, sheet: Sheet, room: int) -> StoredSheet:
    """Read the cells that hold something; ``room`` is how many the file may have yet.

    Raises:
        RefusedError: Where there are too many, or the sheet is damaged.
    """
    stored = StoredSheet()
    row, rows, column = -1, 0, 0
    for element in package.elements(
        sheet.path, "row", "mergeCell", "col", blank=_BLANK
    ):
        tag = element.tag
        if tag.endswith("}row"):
            row = _from_zero(element.get("r"), row + 1)
            filled = [each for each in element if len(each)]
            if not filled:
                continue
            rows += 1
            if element.get("hidden") in _TRUE:
                stored.hidden_rows.add(row)
            stored.cells.extend(_cells(filled, row))
            if rows > MAX_ROWS or len(stored.cells) > room:
                raise _too_many(sheet, rows)
        elif tag.endswith("}mergeCell"):
            _merge(stored, element, sheet)
        elif element.get("hidden") in _TRUE:
            first = max(column, _from_zero(element.get("min"), LAST_COLUMN))
            column = min(LAST_COLUMN, _from_zero(element.get("max"), 0)) + 1
            stored.hidden_columns.update(range(first, column))
            column = max(first, column)
    stored.cells.sort(key=lambda each: (each.row, each.column))
    return stored


def stored_rows(
    package: Package, sheet: Sheet
) -> Iterator[tuple[int, list[StoredCell]]]:
    """Give the rows that hold something, one by one; for tables of any length.

    Raises:
        RefusedError: Where the sheet is damaged.
    """
    row = -1
    for element in package.elements(sheet.path, "row", blank=_BLANK):
        row = _from_zero(element.get("r"), row + 1)
        filled = [each for each in element if len(each)]
        if filled:
            yield row, _cells(filled, row)


def last_row(package: Package, sheet: Sheet) -> int:
    """Give how many rows the sheet says it has; 0 where it does not say."""
    for element in package.elements(sheet.path, "dimension", "row"):
        found = range_at(element.get("ref", ""))
        return 0 if found is None else found[2] + 1
    return 0


def _from_zero(text: str | None, otherwise: int) -> int:
    is_number = text is not None and text.isascii() and text.isdigit()
    return int(text) - 1 if text and is_number and len(text) < 8 else otherwise  # noqa: PLR2004 - 1048576


def _cells(filled: list[etree._Element], row: int) -> list[StoredCell]:
    found: list[StoredCell] = []
    column = -1
    for each in filled:
        place = cell_at(each.get("r", ""))
        column = column + 1 if place is None else place[1]
        kind = each.get("t", "n")
        formula = each.find("{*}f")
        value = _value(each, kind, is_computed=formula is not None)
        if value is None and formula is None:
            continue
        style = each.get("s", "0")
        found.append(
            StoredCell(
                row=row,
                column=column,
                kind=kind,
                value=value,
                style=int(style) if style.isascii() and style.isdigit() else 0,
                is_computed=formula is not None,
            )
        )
    return found


def _value(cell: etree._Element, kind: str, *, is_computed: bool) -> str | None:
    if kind == "inlineStr":
        text = cell.find("{*}is")
        return None if text is None else text_of(text)
    value = cell.find("{*}v")
    if value is None:
        return None
    if kind == "str":
        return unescaped(value.text or "")
    return value.text or (None if is_computed else "")


def _merge(stored: StoredSheet, element: etree._Element, sheet: Sheet) -> None:
    found = range_at(element.get("ref", ""))
    if found is not None:
        stored.merges.append(found)
    if len(stored.merges) > MAX_MERGES:
        raise _refused(
            Text(
                f"工作表“{sheet.name}”的合并单元格超过 {MAX_MERGES} 处",
                f"sheet {sheet.name} has more than {MAX_MERGES} merged cells",
            )
        )


def _too_many(sheet: Sheet, rows: int) -> RefusedError:
    if rows > MAX_ROWS:
        return _refused(
            Text(
                f"工作表“{sheet.name}”有内容的行超过 {MAX_ROWS} 行",
                f"sheet {sheet.name} has more than {MAX_ROWS} rows with content",
            )
        )
    return _refused(
        Text(
            f"到工作表“{sheet.name}”为止，有内容的格超过 {MAX_CELLS} 个",
            f"up to sheet {sheet.name}, more than {MAX_CELLS} cells have content",
        )
    )


def _refused(message: Text) -> RefusedError:
    return RefusedError(
        file_rules.TOO_MANY_CELLS,
        message,
        hint=Text("把自评表单独另存为一个文件", "save the form in a file of its own"),
    )
