"""Points as they are for a certain 分值."""

from dataclasses import replace
from fractions import Fraction

from perfscore.lower.ground import core
from perfscore.lower.names.constants import constant
from perfscore.lower.names.scope import Names
from perfscore.model.expressions import (
    Expression,
    Local,
    Operation,
    Rounded,
    Slot,
)
from perfscore.model.units import POINTS


def points_at(
    names: Names, points: Expression, weight: int | Fraction | None
) -> Fraction | None:
    """Give what ``points`` come to where 分值 is ``weight``; None if they vary.

    Without a weight, points that read it have no value.
    """
    return constant(names, points if weight is None else _at(points, weight))


def never_above(names: Names, one: Expression, other: Expression) -> bool:
    """Whether ``one`` is shown to be at most ``other``, whatever the weight.

    Points grow with the weight in a line, as 8分 and 80% do.
    """
    starts = [points_at(names, each, 0) for each in (one, other)]
    ends = [points_at(names, each, 1) for each in (one, other)]
    known = [each for each in (*starts, *ends) if each is not None]
    if len(known) < len(starts) + len(ends):
        return False
    left, right, left_at_1, right_at_1 = known
    return left <= right and left_at_1 - left <= right_at_1 - right


def _at(points: Expression, weight: int | Fraction) -> Expression:
    match points:
        case Local(slot=Slot.WEIGHT):
            return core.number(points.span, weight, POINTS)
        case Operation(operands=operands):
            return replace(points, operands=tuple(_at(x, weight) for x in operands))
        case Rounded(value=value):
            return replace(points, value=_at(value, weight))
    return points
