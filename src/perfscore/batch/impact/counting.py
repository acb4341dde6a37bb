"""What changes between two sets, counted so that counts can be added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.impact.grouping import GroupCount, both_groups, groups_of
from perfscore.batch.impact.rows import Bools, Cells, Rows
from perfscore.batch.impact.spread import (
    Number,
    Points,
    Spread,
    both_spreads,
    spread_of,
    total_of,
)


@dataclass(frozen=True, slots=True)
class LineCount:
    """What becomes of one indicator.

    ``before``, ``after`` and ``change`` add up points over the rows that have a total
    by both sets, those that are taken off below zero; ``change`` is what the indicator
    adds to the change of the totals. ``lost`` and ``gained`` count those of these rows
    that have a score by one set alone.
    """

    before: Number = 0
    after: Number = 0
    up: int = 0
    down: int = 0
    lost: int = 0
    gained: int = 0

    @property
    def change(self) -> Number:
        """What the totals change by it."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows counted: how many, and what changes; sums in units of the last place.

    ``compared`` have a total by both sets, ``lost`` by the earlier alone, ``gained``
    by the later alone, the rest by neither. ``same`` are compared rows of which the
    total stays. ``matrix`` counts all rows by their grades before and after, as
    :class:`~.rows.Whole` numbers them; the spreads are of compared rows.
    """

    rows: int = 0
    compared: int = 0
    lost: int = 0
    gained: int = 0
    same: int = 0
    up: int = 0
    down: int = 0
    matrix: Mapping[tuple[int, int], int] = field(default_factory=dict)
    before: Spread = field(default_factory=Spread)
    after: Spread = field(default_factory=Spread)
    change: Spread = field(default_factory=Spread)
    lines: tuple[LineCount, ...] = ()
    groups: Mapping[str, Mapping[str | None, GroupCount]] = field(default_factory=dict)
    rest: Mapping[str, GroupCount] = field(default_factory=dict)
    """Those of groups beyond the most that are kept, by column."""

    @property
    def neither(self) -> int:
        """Rows without a total by either set."""
        return self.rows - self.compared - self.lost - self.gained


def counted(rows: Rows, unit: int, shifts: NDArray[np.int64]) -> Counted:
    """Count rows; ``unit`` of their numbers are a point.

    ``shifts`` says, by grades before and after, how many grades that is up.
    """
    compared = rows.compared
    before, after = rows.before.totals[compared], rows.after.totals[compared]
    change = after - before
    up, down = _count(change > 0), _count(change < 0)
    return Counted(
        rows=rows.size,
        compared=len(change),
        lost=_count(~rows.before.open & rows.after.open),
        gained=_count(rows.before.open & ~rows.after.open),
        same=len(change) - up - down,
        up=up,
        down=down,
        matrix=_matrix(rows),
        before=spread_of(before, unit),
        after=spread_of(after, unit),
        change=spread_of(change, unit),
        lines=tuple(
            _line(one, other, compared)
            for one, other in zip(rows.before.lines, rows.after.lines, strict=True)
        ),
        groups={
            each.heading: groups_of(rows, each, change, shifts) for each in rows.groups
        },
    )


def added(one: Counted, other: Counted) -> Counted:
    """Add up two counts; groups keep the order in which they came."""
    groups, rest = both_groups((one.groups, one.rest), (other.groups, other.rest))
    return Counted(
        rows=one.rows + other.rows,
        compared=one.compared + other.compared,
        lost=one.lost + other.lost,
        gained=one.gained + other.gained,
        same=one.same + other.same,
        up=one.up + other.up,
        down=one.down + other.down,
        matrix={
            key: one.matrix.get(key, 0) + other.matrix.get(key, 0)
            for key in sorted({*one.matrix, *other.matrix})
        },
        before=both_spreads(one.before, other.before),
        after=both_spreads(one.after, other.after),
        change=both_spreads(one.change, other.change),
        lines=_both_lines(one.lines, other.lines),
        groups=groups,
        rest=rest,
    )


def shifts_of(before: Sequence[str], after: Sequence[str]) -> NDArray[np.int64]:
    """Say how many grades up it is from each to each, the best standing first.

    0 where one of them is unknown to the later set, or there is none.
    """
    ranks = {name: at for at, name in enumerate(after)}
    made = np.zeros((len(before) + 2, len(after) + 2), np.int64)
    for at, name in enumerate(before):
        if name in ranks:
            made[at, : len(after)] = ranks[name] - np.arange(len(after))
    return made


def _matrix(rows: Rows) -> dict[tuple[int, int], int]:
    pairs = np.stack([rows.before.grades, rows.after.grades])
    found, counts = np.unique(pairs, axis=1, return_counts=True)
    return {
        (int(one), int(other)): int(count)
        for one, other, count in zip(*found, counts, strict=True)
    }


def _line(one: Cells | None, other: Cells | None, compared: Bools) -> LineCount:
    if one is None or other is None:
        known = one or other
        points = known.scores[compared] if known else np.zeros(0, np.int64)
        change = points if one is None else -points
        has = _count(known.has[compared]) if known else 0
        return LineCount(
            before=0 if one is None else total_of(points),
            after=0 if other is None else total_of(points),
            up=_count(change > 0),
            down=_count(change < 0),
            lost=0 if one is None else has,
            gained=0 if other is None else has,
        )
    before, after = one.scores[compared], other.scores[compared]
    return LineCount(
        before=total_of(before),
        after=total_of(after),
        up=_count(after > before),
        down=_count(after < before),
        lost=_count((one.has & ~other.has)[compared]),
        gained=_count((other.has & ~one.has)[compared]),
    )


def _both_lines(
    one: tuple[LineCount, ...], other: tuple[LineCount, ...]
) -> tuple[LineCount, ...]:
    if not (one and other):
        return one or other
    return tuple(
        LineCount(
            a.before + b.before,
            a.after + b.after,
            a.up + b.up,
            a.down + b.down,
            a.lost + b.lost,
            a.gained + b.gained,
        )
        for a, b in zip(one, other, strict=True)
    )


def _count(which: Points | Bools) -> int:
    """Count truths, also those that comparing objects gives."""
    return int(np.count_nonzero(which))
