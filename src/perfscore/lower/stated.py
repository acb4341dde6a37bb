"""Values as a case states them, brought to the type of what they are compared with."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from perfscore.exact import MAX_DIGITS, Rounding, RoundingMode, round_to
from perfscore.lower.ground.cells import cell_value
from perfscore.lower.ground.units import (
    divided,
    factor_between,
    multiplied,
    unit_of_word,
)
from perfscore.model.targets import DateCell, NumberCell
from perfscore.model.units import NUMBER, POINTS, Kind, Quantity, ValueType
from perfscore.syntax.normal import half_width

_FRACTION = re.compile(r"([+-]?[0-9]+)/([0-9]+)(?![0-9])\s*(.*)")
_DECIMALS = re.compile(r"[0-9]\.([0-9]+)")
_POINTS = re.compile(r"(?<=[0-9])\s*points?$")
_PERCENTAGE_POINTS = re.compile(r"\s*(?:个?百分点|percentage[_ ]points?)$")
_TRUTHS = {"是": True, "yes": True, "否": False, "no": False}
_UNDEFINED = {"未定", "undefined"}
_WHOLE = Rounding(RoundingMode.HALF_UP, 0)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number in the unit that is wanted, and one of its last written digit."""

    value: Fraction
    last_digit: Fraction

    def is_near(self, found: Fraction) -> bool:
        """Whether ``found``, rounded half up to the digits written, is this number."""
        return round_to(found / self.last_digit, _WHOLE) * self.last_digit == self.value


def is_undefined(text: str) -> bool:
    """Whether no value is what is stated (未定)."""
    return text.strip().casefold() in _UNDEFINED


def stated_value(text: str, wanted: ValueType) -> Stated | bool | str | date | None:
    """Read a value of the type ``wanted``; None where ``text`` states none."""
    if isinstance(wanted, Quantity):
        return stated_number(text, wanted)
    if wanted is Kind.TRUTH:
        return _TRUTHS.get(text.strip().casefold())
    if wanted is Kind.DATE:
        cell = cell_value(text)
        return cell.day if isinstance(cell, DateCell) else None
    return text.strip()


def stated_number(text: str, wanted: Quantity) -> Stated | None:
    """Read ``90分``, ``95%``, ``1/3`` or ``4.5万元`` as a number of ``wanted``.

    A number without a unit is in the unit that is wanted; a rate is a share then
    (``0.8077`` is 80.77%). None is what states no single number, or another unit.
    """
    plain = _POINTS.sub("分", half_width(text).strip())
    is_difference = _PERCENTAGE_POINTS.search(plain)
    if is_difference:
        plain = plain[: is_difference.start()] + "%"
    fraction = _FRACTION.fullmatch(plain)
    if fraction is None:
        return _measured(plain, wanted)
    above, below, unit = fraction.groups()
    if max(len(above), len(below)) > MAX_DIGITS or not int(below):
        return None
    one = _measured(f"1{unit}", wanted)
    value = Fraction(int(above), int(below))
    return None if one is None else Stated(value * one.value, one.last_digit)


def _measured(plain: str, wanted: Quantity) -> Stated | None:
    cell = cell_value(plain)
    if not isinstance(cell, NumberCell) or cell.comparison is not None:
        return None
    factor = _factor(cell, wanted)
    if factor is None:
        return None
    decimals = _DECIMALS.search(plain)
    digit = Fraction(cell.magnitude, 10 ** (len(decimals[1]) if decimals else 0))
    if cell.unit == "%":
        digit /= 1000 if "‰" in plain else 100
    return Stated(cell.value * factor, digit * factor)


def _factor(cell: NumberCell, wanted: Quantity) -> Fraction | None:
    """Say by what the cell's number is multiplied; None where the units differ."""
    if cell.unit == "%":
        return 1 / wanted.scale if wanted.is_plain else None
    if cell.unit:
        unit = POINTS if cell.unit == "分" else _unit_of(cell.unit)
        same = unit.same_dimension(wanted)
        return factor_between(unit, wanted) if same else None
    is_in_base_units = cell.magnitude > 1 or not wanted.label
    return 1 / wanted.scale if is_in_base_units else Fraction(1)


def _unit_of(text: str) -> Quantity:
    """Give the unit that ``元/人·月`` writes."""
    above, *below = text.replace("*", "·").replace("×", "·").split("/")
    unit = NUMBER
    for word in above.split("·"):
        unit = multiplied(unit, unit_of_word(word)) if word else unit
    for words in below:
        for word in words.split("·"):
            unit = divided(unit, unit_of_word(word)) if word else unit
    return unit
