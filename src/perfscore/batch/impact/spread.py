"""How often each value occurs, and the mean and the quantiles of all, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int64] | NDArray[np.object_]
"""Numbers in units of the last place: whole ones, or fractions as objects."""

Number = int | Fraction

K = TypeVar("K")

MOST_VALUES = 200_000
"""Different values that are kept; of more there are no quantiles."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers of which it is known how many there are of each.

    They are in units of the last place. ``values`` is None where there are more
    different ones than are kept; the others are right all the same. ``floors`` counts
    by whole points.
    """

    count: int = 0
    sum: Number = 0
    least: Number | None = None
    most: Number | None = None
    values: Mapping[Number, int] | None = field(default_factory=dict)
    floors: Mapping[int, int] = field(default_factory=dict)

    def mean(self) -> Fraction | None:
        """Give the mean; None where there is nothing."""
        return Fraction(self.sum) / self.count if self.count else None

    def quantile(self, share: Fraction) -> Fraction | None:
        """Give the value below which ``share`` of all lie (from 0 to 1, both out).

        In ascending order that is number ⌈n × share⌉, a value that occurs, as in the
        summary of a batch. None where it is not known.

        Source:
            R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The
            American Statistician 50 (1996): definition 1.
        """
        if self.values is None or not self.count:
            return None
        place = self.count * share
        return self._at(-(-place.numerator // place.denominator))

    def _at(self, number: int) -> Fraction:
        """Give the value of a number in ascending order, from 1 on."""
        seen = 0
        for value in sorted(self.values or ()):
            seen += (self.values or {})[value]
            if seen >= number:
                return Fraction(value)
        msg = f"there is no number {number} of {self.count}"
        raise ValueError(msg)


def spread_of(numbers: Points, unit: int) -> Spread:
    """Count numbers; ``unit`` of them are a point."""
    if not len(numbers):
        return Spread()
    found, counts = np.unique(numbers, return_counts=True)
    listed, often = found.tolist(), counts.tolist()
    floors: dict[int, int] = {}
    for value, count in zip(listed, often, strict=True):
        floor = int(value // unit)
        floors[floor] = floors.get(floor, 0) + count
    return Spread(
        count=len(numbers),
        sum=total_of(numbers),
        least=listed[0],
        most=listed[-1],
        values=dict(zip(listed, often, strict=True)),
        floors=floors,
    )


def total_of(numbers: Points) -> Number:
    """Add up numbers; the whole ones are short enough for 64 bits."""
    made = numbers.sum() if len(numbers) else 0
    return made if isinstance(made, Fraction) else int(made)


def both_spreads(one: Spread, other: Spread) -> Spread:
    """Put two counts together."""
    if not (one.count and other.count):
        return one if one.count else other
    values = None
    if one.values is not None and other.values is not None:
        values = _both(one.values, other.values)
    if values is not None and len(values) > MOST_VALUES:
        values = None
    ends = [each for each in (one.least, other.least) if each is not None]
    tops = [each for each in (one.most, other.most) if each is not None]
    return Spread(
        count=one.count + other.count,
        sum=one.sum + other.sum,
        least=min(ends),
        most=max(tops),
        values=values,
        floors=_both(one.floors, other.floors),
    )


def _both(one: Mapping[K, int], other: Mapping[K, int]) -> dict[K, int]:
    made = dict(one)
    for value, count in other.items():
        made[value] = made.get(value, 0) + count
    return made
