"""An actual value in the unit of its target."""

from fractions import Fraction

from perfscore.model.assessment import Cell
from perfscore.model.targets import NumberCell
from perfscore.model.units import MONEY, NUMBER, RATIO
from perfscore.score.reported.measured import measure_actual
from perfscore.score.reported.reading import plain_unit

_ALIKE = {"名": "人", "位": "人"}


def in_unit_of(actual: NumberCell, target: NumberCell) -> Fraction | None:
    """Give the actual in the target's unit; None where it cannot be told.

    A number without a unit has the target's, but is not taken for per cents, nor for
    ten thousands.
    """
    mine, other = _unit(actual), _unit(target)
    if mine == other:
        is_bare = not mine and target.magnitude != actual.magnitude
        return None if is_bare else actual.value
    if mine in MONEY and other in MONEY:
        return actual.value * MONEY[mine].scale / MONEY[other].scale
    if "%" in {mine, other} or (mine and other):
        return None
    is_plain = target.magnitude == actual.magnitude == 1
    return actual.value if is_plain else None


def as_scored(target: NumberCell, actual: NumberCell, cell: Cell) -> Fraction | None:
    """Give an actual value in its target's unit as scoring takes it.

    A bare number beside ``8万亩`` counts 万亩.
    """
    if not actual.unit and actual.magnitude == 1 and target.magnitude > 1:
        return actual.value * target.magnitude
    wanted = RATIO if target.unit == "%" else NUMBER
    value = measure_actual(cell, target, wanted).value
    return value if isinstance(value, Fraction) else None


def _unit(number: NumberCell) -> str:
    unit = plain_unit(number.unit)
    return _ALIKE.get(unit, unit)
