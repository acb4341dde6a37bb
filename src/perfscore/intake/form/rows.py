"""The rows of a grid, each with the cells that begin in it and reach into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.grid import Grid, GridCell
from perfscore.intake.plain import lines, one_line, plain
from perfscore.model.assessment import Cell
from perfscore.source import Span

_FEWEST_COPIES = 3
_LONGEST_NUMBER = 40
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"-?[￥¥]?(\d{1,3}([,，]\d{3})+|\d+)(\.\d+)?(%|％|分|元|万元|亿元)?"
)
_BROKEN = re.compile(r"[,.]\s*\n|\n\s*([,.%％分元万亿]|\d+[,.])|,\d{0,2}\s*\n")
"""Where a line ends within a number and not behind one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of ``grid`` with text in it.

    ``cells`` begin here and are not blank; ``above`` began in rows before and reach
    into this one. Both are in the order of columns.
    """

    grid: Grid
    number: int
    cells: tuple[GridCell, ...]
    above: tuple[GridCell, ...] = ()

    @property
    def span(self) -> Span:
        """The stretch from the first to the last cell that begins here."""
        return self.cells[0].span.to(self.cells[-1].span)


def rows_of(grid: Grid) -> list[Row]:
    """Give the rows in which a cell with text begins."""
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.text:
            by_row.setdefault(cell.row, []).append(cell)
    rows: list[Row] = []
    reaching: list[GridCell] = []
    for number, cells in sorted(by_row.items()):
        reaching = [each for each in reaching if each.row + each.row_span > number]
        above = tuple(sorted(reaching, key=lambda each: each.column))
        rows.append(Row(grid, number, _without_copies(cells), above))
        reaching += [each for each in cells if each.row_span > 1]
    return rows


def _without_copies(cells: list[GridCell]) -> tuple[GridCell, ...]:
    """Give one cell for a row whose cells all repeat a text, as unmerged titles do."""
    texts = {each.text for each in cells}
    is_copied = len(cells) >= _FEWEST_COPIES and len(texts) == 1
    if is_copied and not is_number(cells[0].text):
        return (cells[0],)
    return tuple(sorted(cells, key=lambda each: each.column))


def end_of(cell: GridCell) -> int:
    """Give the column behind the cell."""
    return cell.column + cell.column_span


def value(cell: GridCell) -> Cell:
    """Give what a cell says, on one line; a number broken over lines is whole again."""
    whole = "".join(cell.text.split())
    if "\n" in cell.text and _BROKEN.search(cell.text) and _NUMBER.fullmatch(whole):
        return Cell(whole, cell.span)
    return Cell(one_line(cell.text), cell.span)


def prose(cell: GridCell) -> Cell:
    """Give what a cell says, its lines kept."""
    return Cell(lines(cell.text), cell.span)


def joined(cells: Iterable[GridCell], *, by: str = "") -> Cell | None:
    """Give several cells as one text, at the place of the first one to the last."""
    given = list(cells)
    if not given:
        return None
    text = by.join(one_line(each.text) for each in given)
    return Cell(text, given[0].span.to(given[-1].span))


def is_number(text: str) -> bool:
    """Whether a text is a bare number, per cents and points included."""
    if len(text) > _LONGEST_NUMBER or not _DIGIT.search(text):
        return False
    word = plain(text)
    for sign in ("%", "分"):
        word = word.removesuffix(sign)
    return bool(word) and isinstance(read_number(word), Fraction)
