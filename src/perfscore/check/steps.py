"""Where floors, roundings, absolute values and powers of a range lie."""

import math
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
from perfscore.exact import Rounding, round_to

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


def raised(base: Range, exponent: Range) -> Range:
    """Give where powers lie; nothing is known but for small whole exponents."""
    if exponent.low is None or not exponent.is_point or not exponent.low.at.is_number:
        return POSITIVE if base.is_positive else EVERYTHING
    number = exponent.low.at.constant
    if number.denominator != 1 or abs(number) > _HIGHEST_POWER:
        return POSITIVE if base.is_positive else EVERYTHING
    power = ONE
    for _ in range(abs(int(number))):
        power = multiplied(power, base)
    if number % 2 == 0:
        power = meet(power, NOT_NEGATIVE) or NOT_NEGATIVE
    return power if number >= 0 else divided(ONE, power)


def without_zero(one: Range) -> Range | None:
    """Leave out a zero at an end of ``one``; None if nothing is left."""
    low, high = one.low, one.high
    if low is not None and low.at == ZERO:
        low = End(ZERO, included=False)
    if high is not None and high.at == ZERO:
        high = End(ZERO, included=False)
    return meet(Range(low, high), EVERYTHING)
