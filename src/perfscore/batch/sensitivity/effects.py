"""What a change does to totals and grades, counted block by block."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.results import Result

_LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Effect:
    """What one change does to many assessments; effects of two blocks add up.

    ``compared`` have a total before and after; ``moved`` of them another one. ``risen``
    and ``fallen`` have a better or worse grade. ``lost`` have a total before alone,
    ``gained`` after alone. ``held`` were stopped by a bound of what can be reported.
    ``change`` is the sum of the totals' changes, ``size`` of their sizes, ``most`` the
    largest size, all in points.
    """

    compared: int = 0
    moved: int = 0
    risen: int = 0
    fallen: int = 0
    lost: int = 0
    gained: int = 0
    held: int = 0
    change: Fraction = Fraction()
    size: Fraction = Fraction()
    most: Fraction = Fraction()

    def __add__(self, other: "Effect") -> "Effect":
        """Add up what was counted of other assessments."""
        return Effect(
            self.compared + other.compared,
            self.moved + other.moved,
            self.risen + other.risen,
            self.fallen + other.fallen,
            self.lost + other.lost,
            self.gained + other.gained,
            self.held + other.held,
            self.change + other.change,
            self.size + other.size,
            max(self.most, other.most),
        )

    @property
    def regraded(self) -> int:
        """How many have another grade."""
        return self.risen + self.fallen

    @property
    def mean(self) -> Fraction:
        """The mean change of the total, in points; 0 where nothing was compared."""
        return self.change / self.compared if self.compared else Fraction()


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals as whole numbers of 10^-places points, and those that are no such.

    ``has`` says which rows have a total, ``ranks`` how good their grades are: 0 is the
    worst, -1 none.
    """

    places: int
    whole: NDArray[np.int64]
    has: NDArray[np.bool_]
    ranks: NDArray[np.int64]
    others: dict[int, Fraction]

    def value(self, row: int) -> Fraction:
        """Give the total of a row that has one."""
        found = self.others.get(row)
        whole = Fraction(int(self.whole[row]), 10**self.places)
        return whole if found is None else found


def totals_of(result: Result, ranks: NDArray[np.int64]) -> Totals:
    """Read totals and grades from a result; ``ranks`` are those of the set's grades."""
    others: dict[int, Fraction] = {}
    for row, score in result.exact.items():
        if score.total is None:
            continue
        whole = score.total * 10**result.places
        if whole.denominator != 1 or abs(whole) > _LARGEST:
            others[row] = score.total
    return Totals(
        result.places,
        result.totals.astype(np.int64),
        ~result.open,
        ranks[result.grades],
        others,
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """The effect on a block, and in which of its rows the grade is another."""

    effect: Effect
    regraded: NDArray[np.bool_]


def compared(before: Totals, after: Totals, held: int = 0) -> Compared:
    """Compare the totals and grades of a block before and after a change."""
    both = before.has & after.has
    plain = both
    odd = sorted({*before.others, *after.others})
    if odd:
        plain = both.copy()
        plain[odd] = False
    scale = 10**before.places
    change = (after.whole - before.whole)[plain]
    sizes = np.abs(change)
    total, size = Fraction(int(change.sum()), scale), Fraction(int(sizes.sum()), scale)
    most = Fraction(int(sizes.max(initial=0)), scale)
    moved = int(np.count_nonzero(change))
    for row in odd:
        if both[row]:
            apart = after.value(row) - before.value(row)
            total, size = total + apart, size + abs(apart)
            most, moved = max(most, abs(apart)), moved + bool(apart)
    graded = both & (before.ranks >= 0) & (after.ranks >= 0)
    risen = graded & (after.ranks > before.ranks)
    fallen = graded & (after.ranks < before.ranks)
    effect = Effect(
        compared=int(np.count_nonzero(both)),
        moved=moved,
        risen=int(np.count_nonzero(risen)),
        fallen=int(np.count_nonzero(fallen)),
        lost=int(np.count_nonzero(before.has & ~after.has)),
        gained=int(np.count_nonzero(after.has & ~before.has)),
        held=held,
        change=total,
        size=size,
        most=most,
    )
    return Compared(effect, risen | fallen)
