"""Exact arithmetic on ranges of numbers whose ends may depend on the weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product


@dataclass(frozen=True, slots=True)
class Amount:
    """``constant + per_weight × 分值``, for a weight that is not negative.

    The weight of an indicator that units declare is known only when they report;
    what is shown of such an amount holds for every weight.
    """

    constant: Fraction
    per_weight: Fraction = Fraction(0)

    def __add__(self, other: "Amount") -> "Amount":
        share = self.per_weight or other.per_weight
        if self.per_weight and other.per_weight:
            share = self.per_weight + other.per_weight
        return Amount(self.constant + other.constant, share)

    def __sub__(self, other: "Amount") -> "Amount":
        return self + other.times(Fraction(-1))

    def times(self, factor: Fraction) -> "Amount":
        """Multiply by a number."""
        if factor == 1:
            return self
        share = self.per_weight * factor if self.per_weight else self.per_weight
        return Amount(self.constant * factor, share)

    @property
    def is_number(self) -> bool:
        """Whether the weight plays no part."""
        return not self.per_weight

    def never_above(self, other: "Amount") -> bool:
        """Whether this is at most ``other``, whatever the weight."""
        return self.constant <= other.constant and self.per_weight <= other.per_weight


ZERO = Amount(Fraction(0))
UNIT = Amount(Fraction(1))


@dataclass(frozen=True, slots=True)
class End:
    """Where a range ends, and whether the end belongs to it."""

    at: Amount
    included: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from ``low`` to ``high``; ``None`` is no bound on that side.

    A range is never empty: where no value is possible, functions give ``None``.
    """

    low: End | None = None
    high: End | None = None

    @property
    def is_positive(self) -> bool:
        """Whether no number of the range is zero or below, whatever the weight."""
        return self.low is not None and _beyond_zero(self.low)

    @property
    def is_negative(self) -> bool:
        """Whether no number of the range is zero or above, whatever the weight."""
        return negated(self).is_positive

    @property
    def has_zero(self) -> bool:
        """Whether zero may lie in the range."""
        return not (self.is_positive or self.is_negative)

    @property
    def is_point(self) -> bool:
        """Whether the range is a single number."""
        return self.low is not None and self.high is not None and self.low == self.high

    def reaches_down_to(self, amount: Amount) -> bool:
        """Whether numbers below ``amount`` may lie in the range."""
        return self.low is None or not amount.never_above(self.low.at)

    def reaches_up_to(self, amount: Amount) -> bool:
        """Whether numbers above ``amount`` may lie in the range."""
        return self.high is None or not self.high.at.never_above(amount)


def _beyond_zero(low: End) -> bool:
    return ZERO.never_above(low.at) and (low.at.constant > 0 or not low.included)


EVERYTHING = Range()
NOT_NEGATIVE = Range(low=End(ZERO))
POSITIVE = Range(low=End(ZERO, included=False))
NEGATIVE = Range(high=End(ZERO, included=False))
NOT_POSITIVE = Range(high=End(ZERO))


def exactly(amount: Amount) -> Range:
    """Give the range of one number."""
    return Range(End(amount), End(amount))


NOUGHT = exactly(ZERO)
ONE = exactly(UNIT)


def meet(one: Range, other: Range) -> Range | None:
    """Give what lies in both; None where nothing can, whatever the weight."""
    low = _higher(one.low, other.low)
    high = negated_end(_higher(negated_end(one.high), negated_end(other.high)))
    if low is not None and high is not None and high.at.never_above(low.at):
        apart = high.at.constant < low.at.constant
        if apart or not (low.included and high.included):
            return None
    return Range(low, high)


def hull(ranges: Iterable[Range]) -> Range | None:
    """Give the least range that holds them all; None if there are none."""
    many = tuple(ranges)
    if not many:
        return None
    return Range(
        _lowest([each.low for each in many]),
        negated_end(_lowest([negated_end(each.high) for each in many])),
    )


def added(one: Range, other: Range) -> Range:
    """Give where the sum of a number of each lies."""
    return Range(_sum(one.low, other.low), _sum(one.high, other.high))


def scaled(one: Range, factor: Fraction) -> Range:
    """Give where ``factor`` times a number of ``one`` lies."""
    if not factor:
        return NOUGHT
    if factor == 1:
        return one
    low, high = (
        each and End(each.at.times(factor), each.included)
        for each in (one.low, one.high)
    )
    return Range(low, high) if factor > 0 else Range(high, low)


def negated(one: Range) -> Range:
    """Give where the negative of a number of ``one`` lies."""
    return Range(negated_end(one.high), negated_end(one.low))


def multiplied(one: Range, other: Range) -> Range:
    """Give where the product of a number of each lies."""
    corners = [
        _corner(left, left_side, right, right_side)
        for (left, left_side), (right, right_side) in product(
            ((one.low, -1), (one.high, 1)), ((other.low, -1), (other.high, 1))
        )
    ]
    if None in corners:
        return _sign_of_product(one, other)
    ends = [each for each in corners if isinstance(each, End)]
    low = None if -1 in corners else _lowest(ends)
    high = None if 1 in corners else _lowest([negated_end(each) for each in ends])
    return Range(low, negated_end(high))


def divided(one: Range, other: Range) -> Range:
    """Give where quotients lie, of those that are defined."""
    if other.low is not None and ZERO.never_above(other.low.at):
        return multiplied(one, _reciprocal(other))
    if other.high is not None and other.high.at.never_above(ZERO):
        return negated(multiplied(one, _reciprocal(negated(other))))
    return NOUGHT if one == NOUGHT else EVERYTHING


def least(one: Range, other: Range) -> Range:
    """Give where the lesser of a number of each lies."""
    return negated(greatest(negated(one), negated(other)))


def greatest(one: Range, other: Range) -> Range:
    """Give where the greater of a number of each lies."""
    high = _lowest([negated_end(one.high), negated_end(other.high)])
    return Range(_higher(one.low, other.low), negated_end(high))


def negated_end(end: End | None) -> End | None:
    """Give the end as it is after a change of sign."""
    return end and End(end.at.times(Fraction(-1)), end.included)


def _sum(one: End | None, other: End | None) -> End | None:
    if one is None or other is None:
        return None
    return End(one.at + other.at, one.included and other.included)


def _higher(one: End | None, other: End | None) -> End | None:
    """Give the tighter of two lower ends; either will do where none is."""
    if one is None or other is None:
        return one or other
    if one.at == other.at:
        return End(one.at, one.included and other.included)
    return other if one.at.never_above(other.at) else one


def _lowest(ends: Iterable[End | None]) -> End | None:
    """Give a lower end that is below all of ``ends``."""
    known: list[End] = []
    for each in ends:
        if each is None:
            return None
        known.append(each)
    at = Amount(
        min(each.at.constant for each in known),
        min(each.at.per_weight for each in known),
    )
    if all(each.at != at for each in known):
        return End(at)
    return End(
        at,
        any(each.included for each in known if each.at.constant == at.constant),
    )


def _corner(
    left: End | None, left_side: int, right: End | None, right_side: int
) -> End | int | None:
    """Multiply two ends; ±1 is infinite that way, None is not known."""
    if left is None and right is None:
        return left_side * right_side
    if left is None or right is None:
        end, side = (left, right_side) if right is None else (right, left_side)
        return _endless(end, side)
    if ZERO in {left.at, right.at}:
        zeros = [each for each in (left, right) if each.at == ZERO]
        return End(ZERO, any(each.included for each in zeros))
    included = left.included and right.included
    if left.at.is_number:
        return End(right.at.times(left.at.constant), included)
    if right.at.is_number:
        return End(left.at.times(right.at.constant), included)
    return None


def _endless(end: End | None, side: int) -> End | int | None:
    if end is None:
        return None
    if end.at == ZERO:
        return End(ZERO, end.included)
    if ZERO.never_above(end.at):
        return side
    return -side if end.at.never_above(ZERO) else None


def _sign_of_product(one: Range, other: Range) -> Range:
    signs = [_sign(one), _sign(other)]
    if None in signs:
        return EVERYTHING
    return NOT_NEGATIVE if signs[0] == signs[1] else NOT_POSITIVE


def _sign(one: Range) -> int | None:
    if one.low is not None and ZERO.never_above(one.low.at):
        return 1
    return -1 if one.high is not None and one.high.at.never_above(ZERO) else None


def _reciprocal(one: Range) -> Range:
    """Give where 1 ÷ x lies for the x of ``one``, which has none below zero."""
    low: End | None = End(ZERO, included=False)
    high: End | None = None
    if one.high is not None and one.high.at.is_number and one.high.at != ZERO:
        low = End(Amount(1 / one.high.at.constant), one.high.included)
    if one.low is not None and one.low.at.constant > 0:
        included = one.low.included or not one.low.at.is_number
        high = End(Amount(1 / one.low.at.constant), included)
    return Range(low, high)
