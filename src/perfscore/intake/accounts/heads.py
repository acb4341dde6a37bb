"""The headings above the columns of an accounts table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from perfscore.intake.form.rows import Row, end_of, is_number
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import one_line, plain
from perfscore.model.assessment import Cell

_INDEX = "栏次"
_CODE = re.compile(r"\d{3}(?:\d\d){0,2}")
_NAMES = ("项目", "科目")
_FEWEST_NUMBERED = 3
_MOST_HEADS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """The headings above a column from the top, and the place of the lowest one."""

    path: tuple[str, ...]
    lowest: Cell

    @property
    def last(self) -> str:
        """The lowest heading without blanks."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a table and how many rows they take."""

    columns: dict[int, Column]
    rows: int


def read_heads(rows: Sequence[Row]) -> Heads:
    """Read the rows of headings; they end with 栏次 or where amounts begin."""
    count, index = _extent(rows)
    heads = rows[: count - index]
    width = max((end_of(cell) for row in rows for cell in row.cells), default=0)
    lines: list[dict[int, GridCell]] = []
    owned: set[int] = set()
    for row in heads:
        lines.append(_line(row, width, owned))
        owned |= {c for each in row.cells for c in range(each.column, end_of(each))}
    columns: dict[int, Column] = {}
    for at in range(width):
        over = [line[at] for line in lines if at in line]
        kept = [e for n, e in enumerate(over) if n == 0 or e is not over[n - 1]]
        if kept and _reaches(kept[-1], at):
            path = tuple(_word(each.text) for each in kept)
            columns[at] = Column(path, Cell(one_line(kept[-1].text), kept[-1].span))
    return Heads(columns, count)


def _reaches(cell: GridCell, column: int) -> bool:
    """Whether the lowest heading stands over a column, and not only left of it."""
    return column < end_of(cell) or plain(cell.text) in _NAMES


def _line(row: Row, width: int, owned: set[int]) -> dict[int, GridCell]:
    """Give the heading over each column; one reaches right over blank columns.

    It does not where the column has a heading of its own further up: there the cells
    are joined downwards.
    """
    own = {c: e for e in row.cells for c in range(e.column, end_of(e))}
    above = {c: e for e in row.above for c in range(e.column, end_of(e))}
    line: dict[int, GridCell] = {}
    last: GridCell | None = None
    for column in range(width):
        if column in own:
            last = own[column]
        elif column in above or column in owned:
            last = None
        cell = last or above.get(column)
        if cell is not None:
            line[column] = cell
    return line


def _extent(rows: Sequence[Row]) -> tuple[int, int]:
    """Count the rows of headings, and those of them that only number the columns."""
    for at, row in enumerate(rows[:_MOST_HEADS]):
        if is_index(row):
            return at + 1, 1
        if any(is_number(each.text) for each in row.cells):
            return at, 0
    return (len(rows), 0) if len(rows) <= _MOST_HEADS else (0, 0)


def is_index(row: Row) -> bool:
    """Whether a row only numbers the columns (``栏次``, or 1 2 3 …)."""
    texts = [plain(each.text) for each in row.cells]
    if _INDEX in texts:
        return True
    if len(texts) < _FEWEST_NUMBERED or not all(t.isdecimal() for t in texts):
        return False
    return all(int(t) == int(texts[0]) + n for n, t in enumerate(texts))


def is_code(text: str) -> bool:
    """Whether a text is a code of 功能分类 or 经济分类 (``2010301``)."""
    return bool(_CODE.fullmatch(plain(text)))


def _word(text: str) -> str:
    return re.sub(r"\s+", "", one_line(text))
