"""How far totals stand from the points at which another grade begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.sensitivity.effects import Totals
from perfscore.model.indicator_set import Grade

STEP = Fraction(1, 4)
"""The classes, in points, in which distances to the nearest cut are counted."""
REACH = 20
"""Classes on each side of a cut; what is farther off is not among them."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a grade begins: ``above`` from ``at`` on, or beyond it."""

    at: Fraction
    included: bool
    below: str
    above: str


@dataclass(frozen=True, slots=True)
class NearCut:
    """How many stand so near to a cut, by the widest distance that counts each.

    ``below`` and ``above`` go with the distances that were asked for, cumulated.
    """

    cut: Cut
    below: tuple[int, ...]
    above: tuple[int, ...]


def ranks_of(grades: Sequence[Grade]) -> NDArray[np.int64]:
    """Say how good each grade is, 0 the worst; the last entry is for none (-1)."""
    order = sorted(range(len(grades)), key=lambda at: _low(grades[at]))
    ranks = np.full(len(grades) + 1, -1, np.int64)
    for rank, at in enumerate(order):
        ranks[at] = rank
    return ranks


def cuts_of(grades: Sequence[Grade]) -> tuple[Cut, ...]:
    """Give the points between grades, ascending."""
    ordered = sorted(grades, key=_low)
    return tuple(
        Cut(above.interval.low, above.interval.low_included, below.name, above.name)
        for below, above in pairwise(ordered)
        if above.interval.low is not None
    )


def _low(grade: Grade) -> tuple[int, Fraction]:
    low = grade.interval.low
    return (0, Fraction()) if low is None else (1, low)


def ranks_by_cuts(
    whole: NDArray[np.int64], places: int, cuts: Sequence[Cut]
) -> NDArray[np.int64]:
    """Say how good the grades of totals are, 0 the worst, by the cuts alone."""
    ranks = np.zeros(len(whole), np.int64)
    for each in cuts:
        at = int(each.at * 10**places)
        ranks += (whole >= at) if each.included else (whole > at)
    return ranks


@dataclass(frozen=True, slots=True)
class Distances:
    """The distance of each total to the cut that is nearest to it.

    ``whole`` counts 10^-places points, below zero under the cut; ``cut`` is the cut's
    index. Rows with ``counts`` false have no total, or a grade that a veto gave.
    """

    places: int
    whole: NDArray[np.int64]
    cut: NDArray[np.int64]
    under: NDArray[np.bool_]
    counts: NDArray[np.bool_]


def distances(totals: Totals, cuts: Sequence[Cut]) -> Distances | None:
    """Measure the distances; None where no number of decimals writes the cuts.

    A total on a cut that belongs to the grade below is under it by 0.
    """
    scale = 10**totals.places
    if not cuts or any((each.at * scale).denominator != 1 for each in cuts):
        return None
    ats = np.array([int(each.at * scale) for each in cuts], np.int64)
    own = np.array([each.included for each in cuts])
    whole = totals.whole
    best = whole - ats[0]
    under = (best < 0) | ((best == 0) & ~own[0])
    grade = (~under).astype(np.int64)
    nearest = np.zeros(len(whole), np.int64)
    for index in range(1, len(cuts)):
        apart = whole - ats[index]
        is_under = (apart < 0) | ((apart == 0) & ~own[index])
        grade += ~is_under
        nearer = np.abs(apart) < np.abs(best)
        best = np.where(nearer, apart, best)
        under = np.where(nearer, is_under, under)
        nearest[nearer] = index
    counts = totals.has & (totals.ranks == grade)
    for row in totals.others:
        counts[row] = False
    return Distances(totals.places, best, nearest, under, counts)


def near_counts(
    found: Distances, cuts: Sequence[Cut], near: Sequence[Fraction]
) -> list[NearCut]:
    """Count who stands within each of the distances ``near`` of each cut."""
    made = []
    for index, cut in enumerate(cuts):
        here = found.counts & (found.cut == index)
        sides: list[tuple[int, ...]] = []
        for side in (here & found.under, here & ~found.under):
            sizes = np.abs(found.whole[side])
            sides.append(
                tuple(
                    int(np.count_nonzero(sizes <= floor(each * 10**found.places)))
                    for each in near
                )
            )
        made.append(NearCut(cut, *sides))
    return made


def classes(found: Distances) -> NDArray[np.int64]:
    """Count the distances in classes of ``STEP`` points, from far below to far above.

    A class holds its lower edge; one more distance below zero is class ``REACH - 1``.
    """
    width = max(ceil(STEP * 10**found.places), 1)
    at = found.whole[found.counts] // width + REACH
    at = at[(at >= 0) & (at < 2 * REACH)]
    return np.bincount(at, minlength=2 * REACH)


def added(one: Sequence[NearCut], other: Sequence[NearCut]) -> tuple[NearCut, ...]:
    """Add up the counts of two blocks."""
    if not one or not other:
        return tuple(one or other)
    return tuple(
        NearCut(
            left.cut,
            tuple(a + b for a, b in zip(left.below, right.below, strict=True)),
            tuple(a + b for a, b in zip(left.above, right.above, strict=True)),
        )
        for left, right in zip(one, other, strict=True)
    )
