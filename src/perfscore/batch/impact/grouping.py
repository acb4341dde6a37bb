"""What changes in each group of rows, counted by a column that is carried along."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.impact.rows import Bools, Groups, Rows
from perfscore.batch.impact.spread import Number, Points

MOST_GROUPS = 1_000
"""Groups of one column that are kept apart; those that come later are put together."""

Kept = Mapping[str, Mapping[str | None, "GroupCount"]]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What becomes of the rows of one group; sums are of compared rows."""

    rows: int = 0
    compared: int = 0
    up: int = 0
    down: int = 0
    grade_up: int = 0
    grade_down: int = 0
    before: Number = 0
    after: Number = 0

    @property
    def same(self) -> int:
        """Compared rows of which the total stays."""
        return self.compared - self.up - self.down

    def plus(self, other: "GroupCount") -> "GroupCount":
        """Add up two counts."""
        return GroupCount(
            self.rows + other.rows,
            self.compared + other.compared,
            self.up + other.up,
            self.down + other.down,
            self.grade_up + other.grade_up,
            self.grade_down + other.grade_down,
            self.before + other.before,
            self.after + other.after,
        )


def groups_of(
    rows: Rows, by: Groups, change: Points, shifts: NDArray[np.int64]
) -> dict[str | None, GroupCount]:
    """Count by one column; ``change`` is of the compared rows, None the blank cells."""
    size, compared = len(by.texts) + 1, rows.compared
    codes = np.where(by.codes < 0, len(by.texts), by.codes)
    own = codes[compared]
    shift = shifts[rows.before.grades, rows.after.grades]

    def count(which: Bools, of: NDArray[np.int64] = codes) -> list[int]:
        found: list[int] = np.bincount(of[which], minlength=size).tolist()
        return found

    counts = zip(
        count(np.ones(rows.size, bool)),
        count(compared),
        count(np.asarray(change > 0, bool), own),
        count(np.asarray(change < 0, bool), own),
        count(shift > 0),
        count(shift < 0),
        _sums(own, rows.before.totals[compared], size),
        _sums(own, rows.after.totals[compared], size),
        strict=True,
    )
    names = (*by.texts, None)
    return {
        name: GroupCount(*each)
        for name, each in zip(names, counts, strict=True)
        if each[0]
    }


def both_groups(
    one: tuple[Kept, Mapping[str, GroupCount]],
    other: tuple[Kept, Mapping[str, GroupCount]],
) -> tuple[dict[str, dict[str | None, GroupCount]], dict[str, GroupCount]]:
    """Put groups together, and those beyond :data:`MOST_GROUPS` into the rest."""
    made = {heading: dict(groups) for heading, groups in one[0].items()}
    rest = dict(one[1])
    for heading, count in other[1].items():
        rest[heading] = rest.get(heading, GroupCount()).plus(count)
    for heading, groups in other[0].items():
        kept = made.setdefault(heading, {})
        for name, count in groups.items():
            if name in kept or len(kept) < MOST_GROUPS:
                kept[name] = kept.get(name, GroupCount()).plus(count)
            else:
                rest[heading] = rest.get(heading, GroupCount()).plus(count)
    return made, rest


def _sums(codes: NDArray[np.int64], numbers: Points, size: int) -> list[Number]:
    """Add up by group; whole numbers are short enough for 64 bits."""
    sums = np.zeros(size, numbers.dtype)
    np.add.at(sums, codes, numbers)
    return list(sums.tolist())
