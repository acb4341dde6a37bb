"""Cells of a file that reach down beside several rows of a form."""

from perfscore.intake.grid import Document, Grid, GridCell
from perfscore.model.assessment import Cell
from perfscore.source import Span


class Merges:
    """Which cells of a file reach down beside several rows."""

    def __init__(self, document: Document | None) -> None:
        """Note where each cell of a table begins."""
        blocks = document.blocks if document is not None else ()
        self._cells = {
            each.span.start: (at, each)
            for at, grid in enumerate(blocks)
            if isinstance(grid, Grid)
            for each in grid.cells
        }

    def reaches(self, cell: Cell | None, beside: Cell | None) -> bool:
        """Whether ``cell`` is merged down to the row in which ``beside`` stands."""
        one, other = self._found(cell), self._found(beside)
        if one is None or other is None or one[0] != other[0]:
            return False
        row = one[1].row
        return row < other[1].row < row + one[1].row_span

    def _found(self, cell: Cell | None) -> tuple[int, GridCell] | None:
        return self._cells.get(cell.span.start) if cell and cell.span else None


def is_same_cell(one: Cell | None, other: Cell | None) -> bool:
    """Whether two cells are one cell of the file, beside several rows."""
    if one is None or other is None or one.span is None or other.span is None:
        return False
    return not one.span.is_whole and _place(one.span) == _place(other.span)


def _place(span: Span) -> tuple[str, int, int]:
    return span.source.name, span.start, span.end
