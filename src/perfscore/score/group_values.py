"""What a group of assessments brings, settled: its mean, its best, each one's place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import lcm
from typing import NamedTuple, Protocol

from perfscore.exact import (
    MAX_DIGITS,
    SIGNIFICANT_DIGITS,
    decimal_places,
    exact_sum,
)
from perfscore.model.expressions import PeerFunction

MAX_COMMON_BITS = 1_000
"""Binary digits that the least common denominator of a mean's values may have.

That is 300 decimal digits. The mean of a thousand ratios would have millions; beyond
this it is brought to ``SIGNIFICANT_DIGITS``, as a root or a logarithm is.
"""

_MORE_DIGITS = 8
_NARROW, _WIDE = 256, 4096
_CONTEXT = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_EVEN)


class Standing(NamedTuple):
    """How many members of a group have a greater value, and how many the same."""

    above: int
    equal: int


class GroupValues(Protocol):
    """What the members of a group bring of one key; at least one brings a value."""

    @property
    def size(self) -> int:
        """How many bring a value."""
        ...

    def of(self, function: PeerFunction) -> Fraction | None:
        """Give the mean, the highest or the lowest value."""
        ...

    def standing(self, own: Fraction) -> Standing | None:
        """Say where a value stands; None where no member brings it."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A group whose values are listed, none forgotten."""

    values: Sequence[Fraction]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.values)

    def of(self, function: PeerFunction) -> Fraction | None:
        """Give the mean, the highest or the lowest."""
        match function:
            case PeerFunction.MEAN:
                parts = ((each.numerator, each.denominator) for each in self.values)
                return mean_of(parts, len(self.values))
            case PeerFunction.HIGHEST:
                return max(self.values)
            case PeerFunction.LOWEST:
                return min(self.values)
        return None

    def standing(self, own: Fraction) -> Standing | None:
        """Say where a value stands; None where it is not among them."""
        equal = sum(each == own for each in self.values)
        if not equal:
            return None
        return Standing(sum(each > own for each in self.values), equal)


def settled(values: "Sequence[Fraction] | GroupValues") -> GroupValues:
    """Give a group's values as such, however they were given."""
    return Listed(values) if isinstance(values, Sequence) else values


def mean_of(parts: Iterable[tuple[int, int]], count: int) -> Fraction:
    """Give the mean of ``count`` values.

    Args:
        parts: Numerators and denominators in lowest terms; numerators of one
            denominator may have been added up before.
        count: How many values there are, at least one.

    Returns:
        The exact mean; to ``SIGNIFICANT_DIGITS``, a half to the even digit, where
        the values' common denominator is longer than ``MAX_COMMON_BITS``.
    """
    sums: dict[int, int] = {}
    for top, under in parts:
        sums[under] = sums.get(under, 0) + top
    common = common_of(sums)
    if common is not None:
        whole = sum(top * (common // under) for under, top in sums.items())
        return Fraction(whole, common * count)
    for bits in (_NARROW, _WIDE):
        low = sum((top << bits) // under for under, top in sums.items())
        found = mean_between(low, low + len(sums), count << bits)
        if found is not None:
            return found
    whole_sum = _exact([Fraction(top, under) for under, top in sums.items()])
    return _shortened(whole_sum.numerator, whole_sum.denominator * count)


def is_shortened(mean: Fraction) -> bool:
    """Whether a mean was brought to ``SIGNIFICANT_DIGITS``, or its values were.

    No exact mean of reported numbers has nearly as many digits.
    """
    places = decimal_places(mean)
    digits = "" if places is None else str(abs(mean) * 10**places)
    return len(digits.rstrip("0")) > MAX_DIGITS + _MORE_DIGITS


def mean_between(low: int, high: int, scale: int) -> Fraction | None:
    """Shorten a mean that lies from ``low`` to ``high``, both divided by ``scale``.

    None where the two ends come to different digits.
    """
    one = _shortened(low, scale)
    return one if one == _shortened(high, scale) else None


def common_of(unders: Iterable[int]) -> int | None:
    """Give the least common denominator; None where it is too long to work with."""
    common = 1
    for each in unders:
        common = lcm(common, each)
        if common.bit_length() > MAX_COMMON_BITS:
            return None
    return common


def _exact(parts: list[Fraction]) -> Fraction:
    """Add up fractions two by two, so that long ones come last."""
    while len(parts) > 1:
        parts = [exact_sum(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    return parts[0]


def _shortened(top: int, under: int) -> Fraction:
    return Fraction(_CONTEXT.divide(Decimal(top), Decimal(under)))
