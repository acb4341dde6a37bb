"""Ruled lines become tables: where no line parts two places, they are one cell."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfscore.intake.pdf.geometry import Rule

NEAR = 300
"""Lines no further apart than 3 points are one, drawn twice or not quite met."""
_MOST_LINES = 1500
_MOST_PLACES = 40_000


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: its rows, counted from 0, and its edges."""

    row: int
    row_span: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table by its lines: ``across`` and ``down`` are where lines lie."""

    across: tuple[int, ...]
    down: tuple[int, ...]
    cells: tuple[RuledCell, ...]

    places: Mapping[tuple[int, int], RuledCell]
    """The cell at each place between two lines across and two lines down."""

    def cell_at(self, right: int, below: int) -> RuledCell | None:
        """Give the cell that holds a place of the page."""
        row = bisect_right(self.across, below) - 1
        return self.places.get((row, bisect_right(self.down, right) - 1))


def tables_of(
    across: Iterable[Rule], down: Iterable[Rule]
) -> tuple[RuledTable, ...] | None:
    """Give the tables that lines draw, from the top down; None: too many lines.

    A frame with nothing parted inside is no table.
    """
    level, upright = _merged(across), _merged(down)
    if max(len(level), len(upright)) > _MOST_LINES:
        return None
    made = [_table(*each) for each in _connected(level, upright)]
    found = [each for each in made if each is not None and len(each.cells) > 1]
    return tuple(sorted(found, key=lambda each: (each.across[0], each.down[0])))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lay lines that lie on one another, or end to end, together."""
    ordered = sorted(rules, key=lambda each: (each.at, each.start))
    groups: list[list[Rule]] = []
    for each in ordered:
        if groups and each.at - groups[-1][0].at <= NEAR:
            groups[-1].append(each)
        else:
            groups.append([each])
    return [one for group in groups for one in _runs(group)]


def _runs(group: Sequence[Rule]) -> Iterator[Rule]:
    at, start, end = group[0].at, None, 0
    for each in sorted(group, key=lambda rule: rule.start):
        if start is not None and each.start - end <= NEAR:
            end = max(end, each.end)
            continue
        if start is not None:
            yield Rule(at, start, end)
        start, end = each.start, each.end
    if start is not None:
        yield Rule(at, start, end)


def _connected(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    parents = list(range(len(level) + len(upright)))
    for one, rule in enumerate(level):
        for other, wall in enumerate(upright, start=len(level)):
            if _meet(rule, wall):
                parents[_root(parents, one)] = _root(parents, other)
    members: dict[int, list[int]] = {}
    for each in range(len(parents)):
        members.setdefault(_root(parents, each), []).append(each)
    for group in members.values():
        lying = [level[each] for each in group if each < len(level)]
        standing = [upright[each - len(level)] for each in group if each >= len(level)]
        if len(lying) > 1 and standing:
            yield lying, standing


def _meet(rule: Rule, wall: Rule) -> bool:
    return (
        rule.start - NEAR <= wall.at <= rule.end + NEAR
        and wall.start - NEAR <= rule.at <= wall.end + NEAR
    )


def _root(parents: list[int], each: int) -> int:
    while parents[each] != each:
        parents[each] = parents[parents[each]]
        each = parents[each]
    return each


def _table(level: Sequence[Rule], upright: Sequence[Rule]) -> RuledTable | None:
    ends = [min(each.start for each in level), max(each.end for each in level)]
    down = places([*(each.at for each in upright), *ends])
    ends = [min(each.start for each in upright), max(each.end for each in upright)]
    across = places([*(each.at for each in level), *ends])
    if (len(across) - 1) * (len(down) - 1) > _MOST_PLACES:
        return None
    cells: list[RuledCell] = []
    taken: dict[tuple[int, int], RuledCell] = {}
    for row, left, rows, wide in _regions(across, down, level, upright):
        edges = (down[left], across[row], down[left + wide], across[row + rows])
        cell = RuledCell(row, rows, *edges)
        cells.append(cell)
        for one in range(rows):
            taken |= {(row + one, left + other): cell for other in range(wide)}
    return RuledTable(tuple(across), tuple(down), tuple(cells), taken)


def places(values: Iterable[int]) -> list[int]:
    """Give each place once where several lie near one another."""
    kept: list[int] = []
    for each in sorted(values):
        if not kept or each - kept[-1] > NEAR:
            kept.append(each)
    return kept


def _regions(
    across: Sequence[int],
    down: Sequence[int],
    level: Sequence[Rule],
    upright: Sequence[Rule],
) -> Iterator[tuple[int, int, int, int]]:
    """Give row, column, rows and columns of every cell, from the top left on."""
    floors = _walls(level, across, down)
    walls = _walls(upright, down, across)
    taken: set[tuple[int, int]] = set()
    last_row, last_column = len(across) - 1, len(down) - 1
    for row in range(last_row):
        for column in range(last_column):
            if (row, column) in taken:
                continue
            wide, rows = 1, 1
            while (
                column + wide < last_column
                and (column + wide, row) not in walls
                and (row, column + wide) not in taken
            ):
                wide += 1
            reach = range(column, column + wide)
            while (
                row + rows < last_row
                and not any(
                    (row + rows, each) in floors or (row + rows, each) in taken
                    for each in reach
                )
                and not any((each, row + rows) in walls for each in reach[1:])
            ):
                rows += 1
            taken |= {(row + one, each) for one in range(rows) for each in reach}
            yield row, column, rows, wide


def _walls(
    rules: Sequence[Rule], lines: Sequence[int], between: Sequence[int]
) -> set[tuple[int, int]]:
    """Say at which of ``lines`` which stretches between others are ruled."""
    found = set()
    for rule in rules:
        line = bisect_right(lines, rule.at) - 1
        for at in range(len(between) - 1):
            middle = (between[at] + between[at + 1]) // 2
            if rule.start <= middle <= rule.end:
                found.add((line, at))
    return found
