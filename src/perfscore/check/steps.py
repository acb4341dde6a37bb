"""Where floors, roundings, absolute values, powers, logarithms of a range lie."""

import math
from collections.abc import Callable
from fractions import Fraction

from perfscore.check.bounds import (
    EVERYTHING,
    NOT_NEGATIVE,
    ONE,
    POSITIVE,
    ZERO,
    Amount,
    End,
    Range,
    divided,
    greatest,
    meet,
    multiplied,
    negated,
)
from perfscore.exact import (
    Rounding,
    digits_around,
    natural_logarithm,
    power,
    round_to,
)

_HIGHEST_POWER = 16


def absolute(one: Range) -> Range:
    """Give where the numbers of ``one`` lie without their signs."""
    return meet(greatest(one, negated(one)), NOT_NEGATIVE) or NOT_NEGATIVE


def floored(one: Range) -> Range:
    """Give where the numbers of ``one`` lie after rounding down to whole ones."""
    return Range(
        one.low and _floor_of_low(one.low), one.high and _floor_of_high(one.high)
    )


def _floor_of_low(end: End) -> End:
    if end.at.is_number:
        return End(Amount(Fraction(math.floor(end.at.constant))))
    return End(end.at - Amount(Fraction(1)), included=False)


def _floor_of_high(end: End) -> End:
    if not end.at.is_number:
        return end
    whole = math.floor(end.at.constant)
    if whole == end.at.constant and not end.included:
        whole -= 1
    return End(Amount(Fraction(whole)))


def ceiled(one: Range) -> Range:
    """Give where the numbers of ``one`` lie after rounding up to whole ones."""
    return negated(floored(negated(one)))


def rounded(one: Range, rounding: Rounding) -> Range:
    """Give where the numbers of ``one`` lie after rounding."""
    unit = Amount(Fraction(1, 10**rounding.places))
    low, high = one.low, one.high
    if low is not None:
        number = low.at.is_number
        at = Amount(round_to(low.at.constant, rounding)) if number else low.at - unit
        low = End(at)
    if high is not None:
        number = high.at.is_number
        at = Amount(round_to(high.at.constant, rounding)) if number else high.at + unit
        high = End(at)
    return Range(low, high)


def raised(base: Range, exponent: Range) -> Range | None:
    """Give where powers lie; None where none is defined.

    Of powers whose exponent is not a single number little is known.
    """
    if exponent.low is None or not exponent.is_point or not exponent.low.at.is_number:
        return POSITIVE if base.is_positive else EVERYTHING
    number = exponent.low.at.constant
    if number.denominator != 1:
        return _broken_power(base, number)
    if abs(number) > _HIGHEST_POWER:
        return POSITIVE if base.is_positive else EVERYTHING
    result = ONE
    for _ in range(abs(int(number))):
        result = multiplied(result, base)
    if number % 2 == 0:
        result = meet(result, NOT_NEGATIVE) or NOT_NEGATIVE
    return result if number >= 0 else divided(ONE, result)


def _broken_power(base: Range, exponent: Fraction) -> Range | None:
    """Give where powers with a broken exponent lie: they rise, or they fall."""
    defined = meet(base, NOT_NEGATIVE if exponent > 0 else POSITIVE)
    if defined is None:
        return None
    first, last = defined.low, defined.high
    if exponent < 0:
        first, last = last, first
    low = _end_of(first, lambda at: power(at, exponent), is_low=True)
    high = _end_of(last, lambda at: power(at, exponent), is_low=False)
    sign = NOT_NEGATIVE if exponent > 0 and defined.has_zero else POSITIVE
    return meet(Range(low, high), sign)


def logarithm(one: Range) -> Range | None:
    """Give where natural logarithms lie; None where none is defined."""
    defined = meet(one, POSITIVE)
    if defined is None:
        return None
    return Range(
        _end_of(defined.low, natural_logarithm, is_low=True),
        _end_of(defined.high, natural_logarithm, is_low=False),
    )


def _end_of(
    end: End | None, apply: Callable[[Fraction], Fraction | None], *, is_low: bool
) -> End | None:
    """Give the end that ``apply`` makes of one; None is no bound.

    What lies just inside of it can be approximated by the end itself, or by what a
    longer exact result is rounded to: so the end is rounded away, and belongs.
    """
    made = apply(end.at.constant) if end and end.at.is_number else None
    if made is None:
        return None
    below, above = digits_around(made)
    return End(Amount(below if is_low else above))


def without_zero(one: Range) -> Range | None:
    """Leave out a zero at an end of ``one``; None if nothing is left."""
    low, high = one.low, one.high
    if low is not None and low.at == ZERO:
        low = End(ZERO, included=False)
    if high is not None and high.at == ZERO:
        high = End(ZERO, included=False)
    return meet(Range(low, high), EVERYTHING)
