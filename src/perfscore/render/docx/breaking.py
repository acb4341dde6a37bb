"""How high the rows of a form are, and where they may go on to the next page."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfscore.report.table import Role, Table, TableCell

MARGIN = 70
"""What a cell keeps free at its left and right, in twentieths of a point."""

_EM = 200
"""The width of a Chinese character of 10 points, in twentieths of a point."""
_MOST_LINES = 12
"""A row with more lines may be broken across pages."""
_MOST_ROWS = 6
"""Merged cells over more rows may be broken across pages."""


_LEAST, _MOST = 320, 440
"""The heights of a row of one line: in a form that fills its page, in a short one."""


@dataclass(frozen=True, slots=True)
class RowRules:
    """The rows that may be broken, those that stay with the next, the least height."""

    broken: frozenset[int]
    kept: frozenset[int]
    height: int


def least_height(table: Table, widths: Sequence[int], room: int) -> int:
    """Share ``room`` among the rows of ``table``, within what looks well."""
    lines = [1] * table.rows
    for cell in table.cells:
        last = cell.row + cell.row_span - 1
        lines[last] = max(lines[last], _lines(cell, widths) - cell.row_span + 1)
    return min(_MOST, max(_LEAST, room // max(1, sum(lines))))


def row_rules(
    cells: Sequence[TableCell], head: int, widths: Sequence[int], height: int
) -> RowRules:
    """Settle the rules of a table whose columns are ``widths`` wide.

    Headings stay with what follows, and so do the rows beside a merged cell, unless
    too much of a page would be left empty.
    """
    broken: set[int] = set()
    kept = set(range(head))
    for cell in cells:
        last = cell.row + cell.row_span - 1
        lines = _lines(cell, widths)
        if lines - cell.row_span + 1 > _MOST_LINES:
            broken.add(last)
        elif cell.row_span <= _MOST_ROWS and cell.role is not Role.HEADING:
            kept.update(range(cell.row, last))
    return RowRules(frozenset(broken), frozenset(kept), height)


def _lines(cell: TableCell, widths: Sequence[int]) -> int:
    """Count the lines of a cell's text, every character taken as a wide one."""
    width = sum(widths[cell.column : cell.column + cell.column_span])
    room = max(1, (width - 2 * MARGIN) // _EM)
    return sum(1 + len(line) // room for line in cell.text.split("\n"))
