"""Results of many rows while they are being filled in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.results import Scores

TOO_LONG = 10**18
"""Points of so many units of their last place have no cell in a table of results."""
DOUBT, UNDEFINED, TOLD, ESCAPES = 1, 2, 4, 8
"""The flags of a row: not decided, something without a value, something to tell,
for the exact scorer."""


@dataclass(slots=True)
class Sheet:
    """Results being filled in; a line's scores stand at its place."""

    scores: Scores
    totals: Scores
    grades: NDArray[np.int32]
    flags: NDArray[np.uint8]
    tier: NDArray[np.uint8]
    open: NDArray[np.bool_]
    state: NDArray[np.uint8] | None = None

    def states(self) -> NDArray[np.uint8]:
        """Give the states of all lines, made where first needed."""
        if self.state is None:
            self.state = np.zeros(self.scores.shape, np.uint8)
        return self.state

    def widen(self, largest: int) -> None:
        """Keep longer whole numbers where one is too long for 32 bits."""
        if largest > np.iinfo(self.scores.dtype).max:
            self.scores = self.scores.astype(np.int64)
            self.totals = self.totals.astype(np.int64)


def empty_sheet(count: int, size: int) -> Sheet:
    """Make a sheet for so many lines and rows."""
    return Sheet(
        scores=np.empty((count, size), np.int32),
        totals=np.empty(size, np.int32),
        grades=np.full(size, -1, np.int32),
        flags=np.zeros(size, np.uint8),
        tier=np.zeros(size, np.uint8),
        open=np.zeros(size, np.bool_),
    )
