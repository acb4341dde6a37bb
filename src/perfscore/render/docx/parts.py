"""A form taken apart into Word tables, so that headings come again on every page."""

from dataclasses import replace
from itertools import pairwise

from perfscore.render.docx.grid import Part
from perfscore.render.sections import Section, sections
from perfscore.report.table import Table, TableCell

_FEW_ROWS = 2
"""The header of a form without funds: who reports on what."""


def word_parts(table: Table) -> tuple[Part, ...]:
    """Give the parts of ``table``: what stands above the indicators, and those.

    The headings of a Word table come again only if they are its first rows. Where
    there is little above the indicators, it comes again with them.
    """
    *above, last = sections(table)
    rows = sum(len(each.rows) for each in above)
    if rows <= _FEW_ROWS:
        return (_part(table, last, 0, rows),)
    first = tuple(cell for cell in table.cells if cell.row < rows)
    return Part(first, rows), _part(table, last, rows, 0)


def _part(table: Table, section: Section, top: int, above: int) -> Part:
    """Make the part from the row ``top`` on, so many rows ``above`` its section."""
    label = section.label
    cells = tuple(
        replace(cell, row=cell.row - top)
        for cell in table.cells
        if cell.row >= top and cell is not label
    )
    rows = above + len(section.rows)
    head = above + section.head if section.head else 0
    if label is None:
        return Part(cells, rows, head)
    pieces = _pieces(replace(label, row=above), head, cells)
    return Part((*pieces, *cells), rows, head, pieces=pieces)


def _pieces(
    label: TableCell, head: int, cells: tuple[TableCell, ...]
) -> tuple[TableCell, ...]:
    """Cut a label at the groups beside it, so that it can go on to another page.

    Programs lose text where a merged cell reaches over pages. The headings, which come
    again, have a blank piece; the one about the middle of the others holds the text.
    """
    beside = label.column + label.column_span
    groups = {cell.row for cell in cells if cell.column == beside and cell.row > head}
    end = label.row + label.row_span
    starts = (label.row, head, *sorted(groups), end)
    middle = (head + end) // 2
    return tuple(
        replace(
            label,
            row=start,
            row_span=below - start,
            text=label.text if max(head, start) <= middle < below else "",
        )
        for start, below in pairwise(starts)
    )
