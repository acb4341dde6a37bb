"""The cells of a table of a page, placed as a browser places them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from perfscore.intake.html.inline import is_hidden, tag_of
from perfscore.intake.limits import MAX_COLUMNS, MAX_SPAN

_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a table and its reach."""

    element: etree._Element
    row: int
    column: int
    row_span: int
    column_span: int


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Give the rows of a table itself: its head first, its foot last."""
    groups: list[tuple[int, etree._Element]] = []
    for each in table:
        tag = tag_of(each)
        if is_hidden(each):
            continue
        if tag == "tr":
            groups.append((1, each))
        elif tag in _GROUPS:
            rows = (row for row in each if tag_of(row) == "tr" and not is_hidden(row))
            groups.extend((_GROUPS[tag], row) for row in rows)
    return [row for _, row in sorted(groups, key=lambda each: each[0])]


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Give the cells of a row that are shown."""
    for each in row:
        if tag_of(each) in {"td", "th"} and not is_hidden(each):
            yield each


def placed_cells(table: etree._Element) -> list[Placed]:
    """Place the cells; reaches are cut at the last row, and where columns end.

    Cells beyond ``MAX_COLUMNS`` are left out.
    """
    rows = rows_of(table)
    taken = [0] * MAX_COLUMNS
    found: list[Placed] = []
    for number, row in enumerate(rows):
        column = 0
        for each in cells_of(row):
            while column < MAX_COLUMNS and taken[column] > number:
                column += 1
            if column == MAX_COLUMNS:
                break
            down = _span(each.get("rowspan"), len(rows) - number)
            wide = _free(taken, number, column, _span(each.get("colspan"), MAX_SPAN))
            found.append(Placed(each, number, column, down, wide))
            taken[column : column + wide] = [number + down] * wide
            column += wide
    return _cut(found)


def _span(value: str | None, most: int) -> int:
    """Read a span as browsers do; 0 reaches to the end."""
    text = (value or "1").strip()
    if not (text.isascii() and text.isdigit()):
        return 1
    number = int(text[:9])
    return min(number or most, most, MAX_SPAN)


def _free(taken: list[int], row: int, column: int, wanted: int) -> int:
    wide = 1
    while wide < wanted and column + wide < MAX_COLUMNS and taken[column + wide] <= row:
        wide += 1
    return wide


def _cut(cells: list[Placed]) -> list[Placed]:
    """Cut reaches where no further column begins, so that a wide title adds none."""
    end = max((each.column for each in cells), default=0) + 1
    return [
        Placed(
            each.element,
            each.row,
            each.column,
            each.row_span,
            min(each.column_span, end - each.column),
        )
        for each in cells
    ]
