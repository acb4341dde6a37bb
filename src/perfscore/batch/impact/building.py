"""What two sets give for a block is brought to one unit, row by row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.impact.matched import Line
from perfscore.batch.impact.rows import Bools, Cells, Groups, Whole
from perfscore.batch.impact.spread import Points
from perfscore.batch.layout import BatchLayout
from perfscore.batch.results import CellState, Result
from perfscore.score.result import Score

_LONGEST = 2**44
"""Whole numbers shorter than this can be added up by the block in 64 bits."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the results of a set become rows.

    ``side`` is 0 for the earlier set, 1 for the later; ``grades`` are names, the best
    first; ``unit`` of the numbers are a point.
    """

    layout: BatchLayout
    lines: tuple[Line, ...]
    grades: tuple[str, ...]
    unit: int
    side: int

    @property
    def is_exact_only(self) -> bool:
        """Whether scores have no last place, so that columns cannot hold them."""
        return self.layout.indicator_set.rounding is None


def whole_of(shape: Shape, result: Result, chosen: NDArray[np.intp]) -> Whole:
    """Take the rows that columns hold."""
    factor = shape.unit // 10**result.places
    names = [each.name for each in shape.layout.indicator_set.grades]
    ranks = [shape.grades.index(each) for each in names]
    of = np.array([*ranks, len(ranks)], np.int64)
    grades = of[result.grades[chosen].astype(np.int64)]
    is_open = result.open[chosen]
    totals = result.totals[chosen].astype(np.int64) * factor
    totals[is_open] = 0
    return Whole(
        totals=totals,
        open=is_open,
        grades=np.where(is_open, len(ranks) + 1, grades),
        lines=_by_line(
            shape, lambda at, sign: _cells(shape, result, at, chosen, factor * sign)
        ),
    )


def whole_of_scores(shape: Shape, scores: Sequence[Score]) -> Whole:
    """Take rows that the exact scorer scored."""
    is_open = np.array([each.total is None for each in scores], bool)
    names = [None if each.grade is None else each.grade.name for each in scores]
    count = len(shape.grades)
    ranks = [count if each is None else shape.grades.index(each) for each in names]
    sums = [_sums(shape, each) for each in scores]
    return Whole(
        totals=_objects([each.total for each in scores], shape.unit),
        open=is_open,
        grades=np.where(is_open, count + 1, np.array(ranks, np.int64)),
        lines=_by_line(
            shape,
            lambda at, sign: _exact_cells([own[at] for own in sums], shape.unit * sign),
        ),
    )


def is_long(result: Result, chosen: NDArray[np.intp], factor: int) -> Bools:
    """Say which rows hold numbers too long to be added up by the block.

    What 64 bits cannot write stands as 0 in the columns; so such rows are looked at
    among those that were scored exactly.
    """
    bound = _LONGEST // factor
    made = np.abs(result.totals[chosen]) >= bound
    if len(result.scores):
        made |= np.abs(result.scores[:, chosen]).max(axis=0, initial=0) >= bound
    for row, score in result.exact.items():
        values = [each.score for each in score.lines] + [score.total]
        scale = 10**result.places
        if any(each is not None and _is_beyond(each * scale) for each in values):
            made |= chosen == row
    return np.asarray(made, bool)


def taken(rows: Groups, chosen: NDArray[np.intp]) -> Groups:
    """Give some rows' groups."""
    return Groups(rows.heading, rows.codes[chosen], rows.texts)


def _by_line(
    shape: Shape, make: Callable[[int, int], Cells]
) -> tuple[Cells | None, ...]:
    found: list[Cells | None] = []
    for each in shape.lines:
        at = each.at[shape.side]
        found.append(None if at is None else make(at, each.signs[shape.side]))
    return tuple(found)


def _cells(
    shape: Shape, result: Result, at: int, chosen: NDArray[np.intp], factor: int
) -> Cells:
    has = np.ones(result.size, bool)
    if result.state is not None:
        has = result.state[at] == CellState.SCORED
    if shape.layout.places[at].indicator.declared:  # several lines stand at the place
        for row, score in result.exact.items():
            has[row] = _sums(shape, score)[at] is not None
    has = has[chosen]
    scores = result.scores[at, chosen].astype(np.int64) * factor
    return Cells(np.where(has, scores, 0), has)


def _sums(shape: Shape, score: Score) -> list[Fraction | None]:
    """Give the points at each place; None where a line there has none.

    Where units declare no indicator there is nothing to lack.
    """
    places = shape.layout.places
    found = [Fraction() if each.indicator.declared else None for each in places]
    index = {id(each.indicator): at for at, each in enumerate(places)}
    lost: set[int] = set()
    for line in score.lines:
        at = index[id(line.indicator)]
        if line.score is None:
            lost.add(at)
        else:
            found[at] = (found[at] or Fraction()) + line.score
    return [None if at in lost else each for at, each in enumerate(found)]


def _exact_cells(values: Sequence[Fraction | None], unit: int) -> Cells:
    has = np.array([each is not None for each in values], bool)
    return Cells(_objects(values, unit), has)


def _objects(values: Sequence[Fraction | None], unit: int) -> Points:
    made = np.empty(len(values), object)
    made[:] = [Fraction() if each is None else each * unit for each in values]
    return made


def _is_beyond(whole: Fraction) -> bool:
    return whole.denominator != 1 or abs(whole) >= _LONGEST
