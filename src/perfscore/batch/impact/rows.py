"""Assessments that two sets have scored, ready to be counted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.impact.spread import Points

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cells:
    """The points of one indicator by one set; 0 where ``has`` says there are none."""

    scores: Points
    has: Bools


@dataclass(frozen=True, slots=True)
class Whole:
    """What one set gives: totals, where they are open, and grades.

    A grade is its place from the best on; as many as there are grades stands for a
    total without a grade, one more for no total. ``lines`` are in the order of the
    matched indicators, None where the set has no such one.
    """

    totals: Points
    open: Bools
    grades: NDArray[np.int64]
    lines: tuple[Cells | None, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """To which group of one column each row belongs; the texts by number."""

    heading: str
    codes: NDArray[np.int64]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows scored by both sets, all numbers in units of one last place."""

    before: Whole
    after: Whole
    groups: tuple[Groups, ...]

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.before.open)

    @property
    def compared(self) -> Bools:
        """The rows that have a total by both sets."""
        return np.asarray(~(self.before.open | self.after.open))
