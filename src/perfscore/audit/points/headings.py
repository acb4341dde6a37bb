"""The headings of a form's indicators, with the points that they print."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from perfscore.audit.case import AuditRow
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.points.form import PointedRow
from perfscore.exact import exact_sum
from perfscore.intake.names import without_points
from perfscore.intake.plain import one_line, plain
from perfscore.model.assessment import Cell
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and the rows that stand below it one after another.

    ``points`` are those that it prints itself (``产出指标（50分）``). ``below`` are the
    headings of the next level, none where its rows have none. ``is_last``: nothing of
    its level follows, so that rows may be missing where a file was cut.
    """

    level: int
    cell: Cell
    path: tuple[str, ...]
    points: Printed | None
    at: Span | None
    rows: tuple[PointedRow, ...]
    below: tuple["Heading", ...]
    is_last: bool

    @property
    def title(self) -> str:
        """The heading without its points."""
        return self.path[-1]

    @property
    def parts(self) -> tuple["Heading", ...]:
        """The same heading cell by cell, where several cells of it follow another."""
        if self.level > 1:
            return (self,)
        cells = groupby(self.rows, key=lambda each: _start(each.row.level1))
        return tuple(_heading(1, tuple(rows), (), is_last=False) for _, rows in cells)


@dataclass(frozen=True, slots=True)
class PointSum:
    """What stands below a heading, added up.

    ``addends`` are the points as printed, ``lacking`` indicators without points;
    ``is_known`` is false where some points cannot be read, or none are there.
    """

    total: Fraction
    addends: tuple[Printed, ...]
    lacking: tuple[PointedRow, ...]
    is_known: bool

    @property
    def working(self) -> str:
        """The sum as a person writes it."""
        return " + ".join(each.text for each in self.addends)


def headings(rows: Sequence[PointedRow]) -> tuple[Heading, ...]:
    """Give the level-1 headings of a form in their order; rows without one are left."""
    return tuple(_headings(1, rows, ()))


def sum_below(heading: Heading) -> PointSum:
    """Add up what stands below: headings that print points, else rows."""
    addends: list[Printed] = []
    lacking: list[PointedRow] = []
    unread = False
    covered: set[int] = set()
    for each in heading.below:
        if each.points is not None:
            addends.append(each.points)
        else:
            made = sum_below(each)
            addends += made.addends
            lacking += made.lacking
            unread |= any(row.is_unread for row in each.rows)
        covered |= {id(row) for row in each.rows}
    for row in heading.rows:
        if id(row) in covered or row.is_beside_total:
            continue
        unread |= row.is_unread
        if row.weight is not None:
            addends.append(row.weight)
        elif row.lacks_weight:
            lacking.append(row)
    total = exact_sum(each.value for each in addends)
    known = bool(addends) and not unread
    return PointSum(total, tuple(addends), tuple(lacking), known)


def _headings(
    level: int, rows: Sequence[PointedRow], path: tuple[str, ...]
) -> Iterator[Heading]:
    runs = [
        tuple(run)
        for key, run in groupby(rows, key=lambda each: _key(level, each.row))
        if key
    ]
    for at, run in enumerate(runs):
        yield _heading(level, run, path, is_last=at == len(runs) - 1)


def _heading(
    level: int, rows: tuple[PointedRow, ...], path: tuple[str, ...], *, is_last: bool
) -> Heading:
    first = rows[0].row
    cell = _CELLS[level](first)[0]
    text = "、".join(one_line(each.text) for each in _CELLS[level](first))
    title, stated = without_points(text)
    beside = first.printed.level1_weight if level == 1 else None
    own = points(beside) if beside else _stated(stated)
    path = (*path, title)
    below = tuple(_headings(level + 1, rows, path)) if level < len(_CELLS) else ()
    place = beside.span if beside and beside.span else cell.span
    return Heading(level, cell, path, own, place, rows, below, is_last)


def _stated(text: str | None) -> Printed | None:
    return None if text is None else points(Cell(text))


def _level3(row: AuditRow) -> tuple[Cell, ...]:
    return (row.printed.level3,) if row.printed.level3 else ()


_CELLS: dict[int, Callable[[AuditRow], tuple[Cell, ...]]] = {
    1: lambda row: (row.level1,) if row.level1 else (),
    2: lambda row: row.level2,
    3: _level3,
}


def _key(level: int, row: AuditRow) -> str:
    return "、".join(plain(each.text) for each in _CELLS[level](row))


def _start(cell: Cell | None) -> int | None:
    return cell.span.start if cell and cell.span else None
