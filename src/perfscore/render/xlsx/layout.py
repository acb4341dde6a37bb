"""Where a table lies on its sheet: rows, columns, heights, addresses."""

from dataclasses import dataclass, replace

from xlsxwriter.utility import xl_rowcol_to_cell

from perfscore.formulas.formula import Formula, Reference
from perfscore.render.sections import sections
from perfscore.render.xlsx import heights
from perfscore.render.xlsx.cells import Placed, placed
from perfscore.render.xlsx.names import quoted
from perfscore.render.xlsx.texts import cell_text
from perfscore.report.table import EntryKind, Role, Table, TableCell

PAGE_PIXELS = 1_020
"""A4 across, between margins of half an inch, at 96 pixels an inch."""
_TITLE = (PAGE_PIXELS // 12, 27.0)
_SUBTITLE = (PAGE_PIXELS // 8, 18.0)
"""Half Chinese characters that fit into a line of that size, points of a line."""
_NOTES = "备注："
_LINES_TO_FILL = 4
"""Room to write in below a heading over several columns: goals."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table on its sheet; rows and columns count from 0, as the sheet's do.

    ``heights`` are those of all rows, in points, ``widths`` the columns' in pixels.
    ``tops`` give the row at which each row of the table begins, and the one after the
    last: a row that is higher than a sheet's can be takes several. ``lines`` are
    the merged lines over the whole width: title and subtitle, then the notes below.
    """

    name: str
    table: Table
    cells: tuple[Placed, ...]
    widths: tuple[int, ...]
    heights: tuple[float, ...]
    tops: tuple[int, ...]
    above: tuple[str, ...]
    notes: tuple[tuple[str, int, int], ...]

    def reach(self, cell: TableCell) -> tuple[int, int, int, int]:
        """Give a cell's first row and column and its last ones."""
        return (
            self.tops[cell.row],
            cell.column,
            self.tops[cell.row + cell.row_span] - 1,
            cell.column + cell.column_span - 1,
        )

    def is_divided(self, cell: TableCell) -> bool:
        """Whether a cell reaches over a row that takes several of the sheet's."""
        end = cell.row + cell.row_span
        return self.tops[end] - self.tops[cell.row] > cell.row_span

    def head(self) -> tuple[int, int] | None:
        """Give the first and last row to print on each page: the last headings.

        Those are the indicators' on the form, the only ones on an annex.
        """
        found, row = None, 0
        for each in sections(self.table):
            if each.head:
                found = (self.tops[row], self.tops[row + each.head] - 1)
            row += len(each.rows)
        return found


def layout(name: str, table: Table) -> Layout:
    """Lay ``table`` out on the sheet ``name``."""
    shares = [each.numerator / each.denominator for each in table.column_widths]
    widths = heights.cumulated(shares, PAGE_PIXELS)
    cells = tuple(placed(each) for each in table.cells)
    room = _roomy(cells, table)
    rows = [
        heights.divided(each) for each in heights.row_heights(room, table.rows, widths)
    ]
    above = (cell_text(table.title), cell_text(table.subtitle))
    top = [_line_height(above[0], *_TITLE)]
    if table.subtitle:
        top.append(_line_height(above[1], *_SUBTITLE))
    tops = [len(top) + each for each in heights.starts(rows)]
    notes, below = _notes(table, tops[-1])
    return Layout(
        name=name,
        table=table,
        cells=cells,
        widths=tuple(widths),
        heights=(*top, *(height for each in rows for height in each), *below),
        tops=tuple(tops),
        above=tuple(above[: len(top)]),
        notes=tuple(notes),
    )


def formula_text(formula: Formula, at: int, layouts: tuple[Layout, ...]) -> str:
    """Write ``formula``, which stands in table ``at``, with its cells' addresses."""
    return "".join(
        each if isinstance(each, str) else _address(each, at, layouts)
        for each in formula.parts
    )


def _address(reference: Reference, at: int, layouts: tuple[Layout, ...]) -> str:
    """Write a reference: ``C5``, ``C5:C9``, ``'填报数据'!B3``."""
    there = layouts[reference.table]
    first = there.tops[reference.row]
    address = xl_rowcol_to_cell(first, reference.column)
    if reference.rows > 1 or reference.columns > 1:
        last = there.tops[reference.row + reference.rows - 1]
        end = reference.column + reference.columns - 1
        address += f":{xl_rowcol_to_cell(last, end)}"
    return address if reference.table == at else f"{quoted(there.name)}!{address}"


def _line_height(text: str, columns: int, points: float) -> float:
    return min(heights.MOST, points * heights.line_count(text, columns) + 4)


def _notes(table: Table, row: int) -> tuple[list[tuple[str, int, int]], list[float]]:
    """Give each note with its first and last row, and those rows' heights."""
    made: list[tuple[str, int, int]] = []
    below: list[float] = []
    for number, note in enumerate(table.notes):
        text = cell_text(note if number else _NOTES + note)
        lines = heights.line_count(text, heights.room(PAGE_PIXELS))
        rows = heights.divided(lines * heights.LINE + 2)
        made.append((text, row + len(below), row + len(below) + len(rows) - 1))
        below += rows
    return made, below


def _roomy(cells: tuple[Placed, ...], table: Table) -> list[Placed]:
    """Fill empty cells for long answers with the lines that they should offer."""
    below = {
        (each.row + each.row_span, each.column, each.column_span)
        for each in table.cells
        if each.role is Role.HEADING and each.column_span > 1
    }
    lines = "\n" * (_LINES_TO_FILL - 1)
    return [
        replace(each, text=lines) if _is_long_answer(each, below) else each
        for each in cells
    ]


def _is_long_answer(placed: Placed, below: set[tuple[int, int, int]]) -> bool:
    cell = placed.cell
    is_asked = cell.entry is not None and cell.entry.kind is EntryKind.TEXT
    is_below = (cell.row, cell.column, cell.column_span) in below
    return is_asked and is_below and not placed.text
