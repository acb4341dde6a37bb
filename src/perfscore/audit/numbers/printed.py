"""A number as printed: its value, its unit, and the values that print so."""

import re
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.numbers.range import Range
from perfscore.exact import NumberFault, read_number
from perfscore.model.assessment import Cell

_NUMBER = re.compile(
    r"[≥≤＞＜><=＝≧≦═]*\s*"
    r"([+\-－−]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)\s*(.*)",
    re.DOTALL,
)
_GOES_ON = re.compile(r"[eE]?[0-9０-９]|[.．,，]")
_PARTS = {"%": 100, "‰": 1000}
_MONEY = {
    "元": 1,
    "千元": 10**3,
    "万": 10**4,
    "万元": 10**4,
    "百万元": 10**6,
    "亿元": 10**8,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number.

    ``value`` is what the digits say, per cents as a share; ``places`` are its decimals
    before ``%`` is taken. ``unit`` is what stands behind it (``万元``, ``%``, empty).
    ``span`` holds what prints so: half a unit of the last digit to either side.
    """

    text: str
    value: Fraction
    places: int
    unit: str
    span: Range

    @property
    def exactly(self) -> Range:
        """The range of the printed value alone, for counts and points."""
        return Range.point(self.value)


def printed(cell: Cell | None, *, unit: str = "") -> Printed | None:
    """Read a cell that holds one number; None where it is blank or holds another thing.

    A comparison sign before the number is left out. ``unit`` is the heading's, for a
    cell without one of its own.
    """
    return None if cell is None else printed_text(cell.text, unit=unit)


def printed_text(text: str, *, unit: str = "") -> Printed | None:
    """Read a text that holds one number; see :func:`printed`.

    What goes on with a digit (``467.0 3``) is no one number.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    number = read_number(match[1])
    if isinstance(number, NumberFault):
        return None
    own = (match[2].strip() or unit).replace("％", "%")
    if _GOES_ON.match(own):
        return None
    decimals = re.split("[.．]", match[1])
    places = len(decimals[1]) if len(decimals) > 1 else 0
    parts, digits = _PARTS.get(own, 1), 10**places
    twice, halves = int(number * digits) * 2, digits * parts * 2
    return Printed(
        text=text.strip(),
        value=number if parts == 1 else Fraction(twice, halves),
        places=places,
        unit=own,
        span=Range(Fraction(twice - 1, halves), Fraction(twice + 1, halves)),
    )


def money(cell: Cell | None, *, unit: str) -> Printed | None:
    """Read an amount and give it in ``unit`` (``万元``); None where it is none.

    A cell's own unit (``8000元`` under 万元) is converted; one that is no unit of money
    is no amount.
    """
    made = printed(cell, unit=unit)
    if made is None or made.unit not in _MONEY or unit not in _MONEY:
        return None
    rate = Fraction(_MONEY[made.unit], _MONEY[unit])
    span = Range(made.span.low * rate, made.span.high * rate)
    return Printed(made.text, made.value * rate, made.places, unit, span)
