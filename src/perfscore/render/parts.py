"""A form taken apart into simple tables, for writers that know no merged columns."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from perfscore.report.table import Role, Table, TableCell


def parts(table: Table) -> tuple[Table, ...]:
    """Give the parts of ``table`` as tables that stand below each other.

    The header becomes rows of a name and a value. A heading that stands beside a
    whole part becomes that part's title. The total joins the part above it, whose
    columns it continues. Only a cell that is wider than its neighbours in the same
    part still reaches over several columns.
    """
    ends = (*table.sections, table.rows)
    starts = (0, *table.sections)
    sections = [
        _cells(table, start, end) for start, end in zip(starts, ends, strict=True)
    ]
    joined: list[tuple[TableCell, ...]] = []
    for section in sections[1:]:
        if joined and any(each.role is Role.TOTAL for each in section):
            joined[-1] += section
        else:
            joined.append(section)
    return (_header(sections[0]), *(_part(table, cells) for cells in joined))


def widest_column(cell: TableCell, widths: tuple[Fraction, ...]) -> int:
    """Find the column in which a cell over several columns is printed."""
    reach = range(cell.column, cell.column + cell.column_span)
    return max(reach, key=lambda column: widths[column])


def _cells(table: Table, start: int, end: int) -> tuple[TableCell, ...]:
    return tuple(each for each in table.cells if start <= each.row < end)


def _header(cells: tuple[TableCell, ...]) -> Table:
    ordered = sorted(cells, key=lambda each: (each.row, each.column))
    pairs = [
        replace(each, row=index // 2, column=index % 2, column_span=1)
        for index, each in enumerate(ordered)
    ]
    widths = (Fraction(1, 10), Fraction(9, 10))
    return Table("", "", len(pairs) // 2, 2, tuple(pairs), (), widths, ())


def _part(table: Table, cells: tuple[TableCell, ...]) -> Table:
    top = min(each.row for each in cells)
    label = next((each for each in cells if _is_label(each)), None)
    inner = [each for each in cells if each is not label]
    left = 0 if label is None else 1
    edges = sorted({max(each.column, left) for each in inner} | {table.columns})
    moved = [_moved(each, top, edges) for each in inner]
    widths = [
        sum(table.column_widths[start:end], Fraction())
        for start, end in pairwise(edges)
    ]
    whole = sum(widths, Fraction())
    return Table(
        title="" if label is None else label.text,
        subtitle="",
        rows=max(each.row + each.row_span for each in moved),
        columns=len(widths),
        cells=tuple(moved),
        notes=(),
        column_widths=tuple(each / whole for each in widths),
        sections=(),
    )


def _is_label(cell: TableCell) -> bool:
    return cell.role is Role.HEADING and cell.column == 0 and cell.row_span > 1


def _moved(cell: TableCell, top: int, edges: list[int]) -> TableCell:
    start = edges.index(max(cell.column, edges[0]))
    end = edges.index(cell.column + cell.column_span)
    return replace(cell, row=cell.row - top, column=start, column_span=end - start)
