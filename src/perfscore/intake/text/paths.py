"""The cells of the cheapest reading of a block, and what else each of them may be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MARGIN = 2
"""A reading that costs at most so much more than the best one is an alternative."""

SKIPPED = -1
"""The column of a blank cell that a separator says."""
FAR = 1_000_000_000
_MOST_TOLD = 3

State = tuple[int, str]
"""The column last filled (-1: no row begun), and the points met in this row."""
Step = tuple[State, State, int, int, int, bool, int]
"""Before, after, first piece, piece behind the last, column, is new row, cost."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a reading; ``alternatives`` are what else it might be."""

    row: int
    column: int
    first: int
    last: int
    alternatives: tuple[tuple[str, int], ...] = ()
    """Texts and their columns."""
    above: int | None = None
    """The column of the row above in which it may stand, if it may."""
    lacks: bool = False
    """Whether its row has a column without a cell though blank ones are said."""


def path_to(came: Sequence[dict[State, Step]], at: int, state: State) -> list[Step]:
    """Give the steps that lead to a state at a piece, from the first one on."""
    path = []
    while at > 0:
        step = came[at][state]
        path.append(step)
        at, state = step[2], step[0]
    return path[::-1]


def backward(
    steps: Sequence[Sequence[Step]], rests: dict[State, int]
) -> list[dict[State, int]]:
    """Give what it costs at least to get from each state to an end of the block."""
    count = len(steps) - 1
    back: list[dict[State, int]] = [{} for _ in range(count + 1)]
    back[count] = dict(rests)
    for at in range(count - 1, -1, -1):
        here = back[at]
        for before, after, _, last, _, _, cost in steps[at]:
            onward = back[last].get(after)
            if onward is not None and cost + onward < here.get(before, FAR):
                here[before] = cost + onward
    return back


@dataclass(frozen=True, slots=True)
class Readings:
    """All steps of the readings kept, and what they cost from both ends."""

    costs: Sequence[dict[State, int]]
    steps: Sequence[Sequence[Step]]
    back: Sequence[dict[State, int]]
    best: int

    def near(self) -> Iterator[Step]:
        """Give the steps of all readings that cost hardly more than the best."""
        back, most = self.back, self.best + MARGIN
        for here, forward in zip(self.steps, self.costs, strict=True):
            for step in here:
                beyond = back[step[3]].get(step[1])
                if beyond is not None and forward[step[0]] + step[6] + beyond <= most:
                    yield step


def placed_on(
    path: Sequence[Step],
    readings: Readings,
    text_of: Callable[[int, int], str],
    wanted: frozenset[int],
) -> Iterator[Placed]:
    """Give each cell of a reading, with what else it might be.

    ``text_of`` gives the text of pieces; a row that has none of the ``wanted``
    columns, not even blank, lacks it.
    """
    cells: dict[int, int] = {}
    for number, step in enumerate(path):
        if step[4] != SKIPPED:
            cells.update(dict.fromkeys(range(step[2], step[3]), number))
    others: dict[int, dict[tuple[str, int], None]] = {}
    above: dict[int, int] = {}
    for before, _, first, last, column, is_new, _ in readings.near():
        if column == SKIPPED:
            continue
        for at in range(first, last):
            cell = cells.get(at)
            if cell is None:
                continue
            chosen = path[cell]
            if (chosen[2], chosen[3], chosen[4]) != (first, last, column):
                others.setdefault(cell, {})[text_of(first, last), column] = None
            if chosen[5] and not is_new and at == chosen[2] and before[0] >= 0:
                above[cell] = column
    short = set(_short(path, wanted))
    row = -1
    for number, (_, _, first, last, column, is_new, _) in enumerate(path):
        row += is_new
        if column != SKIPPED:
            told = tuple(others.get(number, ()))[:_MOST_TOLD]
            lacks = row in short
            yield Placed(row, column, first, last, told, above.get(number), lacks)


def _short(path: Sequence[Step], wanted: frozenset[int]) -> Iterator[int]:
    row, filled = -1, set(wanted)
    for _, after, _, _, _, is_new, _ in path:
        if is_new:
            if not wanted <= filled:
                yield row
            row, filled = row + 1, set()
        filled.add(after[0])
    if not wanted <= filled:
        yield row
