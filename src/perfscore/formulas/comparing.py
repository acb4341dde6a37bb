"""Comparisons that come out as in exact arithmetic."""

from perfscore.formulas.parts import Parts, call, infix
from perfscore.formulas.rounding import PLACES, cleared
from perfscore.model.expressions import Operator
from perfscore.model.units import MONEY, Kind, Quantity, ValueType

SIGNS = {
    Operator.LESS: "<",
    Operator.LESS_OR_EQUAL: "<=",
    Operator.EQUAL: "=",
    Operator.NOT_EQUAL: "<>",
    Operator.GREATER_OR_EQUAL: ">=",
    Operator.GREATER: ">",
}
_COUNTED = 6
"""Decimals of numbers with a unit, which can be large: 123456789.01元."""
_MONEY_PLACES = {"元": 4, "千元": 7, "万元": 8, "百万元": 10, "亿元": 12}


def places_of(kind: ValueType) -> int:
    """Give the decimals to which differences of a type of number are free of noise."""
    if not isinstance(kind, Quantity) or kind.is_plain or kind.is_points:
        return PLACES
    if kind.powers == MONEY["元"].powers:
        return _MONEY_PLACES.get(kind.label, _COUNTED)
    return _COUNTED


def compared(
    operator: Operator, one: Parts, other: Parts, kind: ValueType, *, is_exact: bool
) -> Parts:
    """Write a comparison; ``is_exact`` says that neither side carries noise.

    Two numbers as typed, or a typed one and a stated one, are compared as they are:
    equal digits make equal machine numbers. Where one was worked out, the difference
    is brought to as many decimals as are free of noise, and compared with zero:
    ``98/100>=0.98`` could fail, ``ROUND(98/100-0.98,10)>=0`` does not. Texts are equal
    only if every letter is: spreadsheets take ``a`` for ``A``.
    """
    sign = SIGNS[operator]
    if kind is Kind.TEXT:
        same = call("EXACT", one, other)
        return same if operator is Operator.EQUAL else call("NOT", same)
    if is_exact or isinstance(kind, Kind):
        return infix(sign, one, other)
    difference = cleared(infix("-", one, other), places_of(kind))
    return infix(sign, difference, ("0",))
