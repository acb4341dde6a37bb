"""All that a number can be that was worked out of a printed, rounded value."""

from fractions import Fraction

from perfscore.audit.numbers.printed import printed
from perfscore.audit.numbers.range import Range
from perfscore.model.assessment import Cell

_ROUNDED_UNITS = frozenset({"%", "‰", "元", "千元", "万元", "亿元"})


def slack(value: Fraction, actual: Cell | None) -> Range:
    """Give what ``value`` can be, where a rounded actual value went into it.

    Amounts, rates and numbers with decimals may have been rounded; counts are exact.
    """
    made = printed(actual)
    if made is None or not made.value:
        return Range.point(value)
    if not made.places and made.unit not in _ROUNDED_UNITS:
        return Range.point(value)
    half = abs(value * (made.span.high - made.value) / made.value)
    return Range(value - half, value + half)
