"""The parts of a form, as writers that print over several pages need them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfscore.report.table import Role, Table, TableCell


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form: its cells by rows, and what is printed again on each page.

    ``first`` is the row of the form at which it begins, counted from 0.
    The first ``head`` rows are headings, to be repeated. ``label`` is the heading that
    stands beside the whole part, in its first column; it is in none of ``rows``.
    """

    first: int
    rows: tuple[tuple[TableCell, ...], ...]
    head: int
    label: TableCell | None


def sections(table: Table) -> Iterator[Section]:
    """Take ``table`` apart into its parts; a total continues the part above it."""
    totals = {cell.row for cell in table.cells if cell.role is Role.TOTAL}
    starts = (0, *(row for row in table.sections if row not in totals))
    for start, end in pairwise((*starts, table.rows)):
        yield _section(table, start, end)


def _section(table: Table, start: int, end: int) -> Section:
    cells = sorted(
        (cell for cell in table.cells if start <= cell.row < end),
        key=lambda each: (each.row, each.column),
    )
    rows = _rows(cells, start, end)
    head = _head(rows)
    if not head and cells and _is_label(cells[0], start):
        beside = _rows(cells[1:], start, end)
        if 0 < _head(beside) < cells[0].row_span:
            return Section(start, beside, _head(beside), cells[0])
    return Section(start, rows, head, None)


def _is_label(cell: TableCell, start: int) -> bool:
    is_first = cell.row == start and cell.column == 0
    return is_first and cell.role is Role.HEADING and cell.row_span > 1


def _rows(
    cells: Sequence[TableCell], start: int, end: int
) -> tuple[tuple[TableCell, ...], ...]:
    rows: list[list[TableCell]] = [[] for _ in range(start, end)]
    for cell in cells:
        rows[cell.row - start].append(cell)
    return tuple(tuple(each) for each in rows)


def _head(rows: tuple[tuple[TableCell, ...], ...]) -> int:
    """Count the rows of nothing but headings at the top; something has to follow."""
    head, reach = 0, 1
    while head < reach < len(rows):
        if not rows[head] or any(each.role is not Role.HEADING for each in rows[head]):
            return 0
        reach = max(reach, *(head + each.row_span for each in rows[head]))
        head += 1
    return head if reach == head else 0
