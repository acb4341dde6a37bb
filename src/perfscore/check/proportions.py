"""What the factors of two sums say of where the one divided by the other lies."""

from fractions import Fraction

from perfscore.check.bounds import UNIT, ZERO, End, Range
from perfscore.check.terms import Sum


def proportions(top: Sum, bottom: Sum) -> tuple[Fraction, ...]:
    """Give the numbers that top ÷ bottom is worth being compared with.

    Of (100 × 甲 + 80 × 乙) ÷ (甲 + 乙) these are 80 and 100, besides 1.
    """
    under = dict(bottom.terms)
    shared = [each / under[number] for number, each in top.terms if number in under]
    if not shared:
        return (Fraction(1),)
    return tuple({Fraction(1), min(shared), max(shared)})


def beside(order: Range, share: Fraction) -> Range:
    """Give where top ÷ bottom lies by where top - share × bottom does.

    The bottom is above zero.
    """
    low = high = None
    if order.low is not None and ZERO.never_above(order.low.at):
        low = End(UNIT.times(share), included=not order.is_positive)
    if order.high is not None and order.high.at.never_above(ZERO):
        high = End(UNIT.times(share), included=not order.is_negative)
    return Range(low, high)
