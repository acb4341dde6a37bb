"""What scoring by columns gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Key
from perfscore.score.result import Score

Scores = NDArray[np.int32] | NDArray[np.int64]


class CellState(IntEnum):
    """What became of a line of an assessment."""

    SCORED = 0
    UNDEFINED = 1
    """Missing, divided by zero …: the row's findings say why."""
    LEFT_OUT = 2
    """It does not apply, and counts neither in the total nor in 满分."""
    SKIPPED = 3
    """A veto stopped scoring."""


class Tier(IntEnum):
    """How a row was settled."""

    FLOAT = 0
    INTEGER = 1
    EXACT = 2


@dataclass(frozen=True, slots=True)
class Result:
    """Scores by column, one row for each assessment.

    A score is ``scores[line] / 10^places`` points, as is a total; the lines are the
    set's places. ``state`` holds a :class:`CellState` for each; None where all are
    scored. Grades are indices into the set's grades, -1 where there is none; ``open``
    marks totals that have no value. ``told`` marks the rows of which the exact scorer
    can have something to tell; ``exact`` holds what it gave of those that it scored. A
    score that so many places cannot write (a set without 保留, a number beyond 64
    bits) is 0 here, and stands in ``exact``.
    """

    size: int
    places: int
    scores: Scores
    state: NDArray[np.uint8] | None
    totals: Scores
    open: NDArray[np.bool_]
    grades: NDArray[np.int8]
    tier: NDArray[np.uint8]
    told: NDArray[np.bool_]
    exact: Mapping[int, Score]


@dataclass(frozen=True, slots=True)
class LongResult:
    """What became of assessments with indicators of their own, and of their rows.

    In ``heads`` the score of a place that units fill is the sum of its rows'.
    ``scores`` and ``state`` go with the rows, in units of 10^-``heads.places``; those
    of assessments in ``heads.exact`` are told there alone. ``told`` marks the rows of
    which the exact scorer can have something to tell; ``sums`` are the columns of the
    places that units fill.
    """

    heads: Result
    scores: Scores
    state: NDArray[np.uint8]
    told: NDArray[np.bool_]
    sums: Mapping[Key, Column]
