"""How many digits the numbers of an expression can have, whatever units report."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Column,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Peers,
    Result,
    Rounded,
    Slot,
    Undefined,
)

MAX_STATED_BITS = 60_000
"""Binary digits that a set's expressions may come to if every input is at its longest.

No sound set comes near; a chain of squares would soon have millions.
"""


MAX_EXPONENT = 12
"""The highest exponent of a power; the lowest is its negative."""


@dataclass(frozen=True, slots=True)
class Size:
    """The most binary digits of a numerator, and of the two parts of a denominator.

    ``tens`` is the part that decimals bring, which sums share; ``rest`` is what
    divisions bring, which multiplies when such numbers are added.
    """

    top: int = 0
    tens: int = 0
    rest: int = 0

    @property
    def bits(self) -> int:
        """The most binary digits on one side of the fraction line."""
        return max(self.top, self.tens + self.rest)


REPORTED = Size(200, 160)
"""30 digits, a magnitude (万亿) and a change of unit."""
_VALUE = Size(2_000, 1_000, 1_000)
_DAYS = Size(22)
_OF_DATES = {
    *(Operator.DAYS, Operator.YEAR_OF, Operator.MONTH_OF, Operator.DAY_OF),
}
_APPROXIMATED = 170
"""Binary digits of the 50 that an approximation has."""
_SELECTIVE = {Operator.NEGATE, Operator.AT_MOST, Operator.AT_LEAST, Operator.ABSOLUTE}


def size_of(expression: Expression, by_name: Mapping[str, Size]) -> Size:
    """Bound the digits of what ``expression`` comes to."""
    return sizes_in(expression, by_name)[id(expression)]


def sizes_in(
    expression: Expression, by_name: Mapping[str, Size], *, value: Size = _VALUE
) -> dict[int, Size]:
    """Bound the digits of an expression and of all its parts, by their ids.

    ``by_name`` bounds what definitions come to, ``value`` the 指标值 and what is found
    of tables, of results and of groups.
    """
    sizes: dict[int, Size] = {}

    def keep(node: Expression) -> Size:
        parts = [keep(part) for part in parts_of(node)]
        sizes[id(node)] = made = _size(node, parts, by_name, value)
        return made

    keep(expression)
    return sizes


def _size(
    node: Expression, parts: list[Size], by_name: Mapping[str, Size], value: Size
) -> Size:
    match node:
        case Operation(operator=operator, operands=operands):
            return _operated(operator, operands, parts)
        case Literal(value=Fraction() as number):
            above, below = number.numerator, number.denominator
            return Size(above.bit_length(), below.bit_length())
        case Local(slot=slot):
            return value if slot is Slot.VALUE else REPORTED
        case Input():
            return REPORTED
        case Defined(name=name):
            return by_name[name]
        case Choice():
            return _widest(parts)
        case Rounded(rounding=rounding):
            places = 4 * rounding.places
            return Size(parts[0].top + places + 1, places)
        case Column() | Aggregate() | Result() | Peers():
            return value
        case Literal() | Undefined():
            return Size()


def _operated(
    operator: Operator, operands: tuple[Expression, ...], sizes: list[Size]
) -> Size:
    if operator in {Operator.ADD, Operator.SUBTRACT}:
        return _added(sizes)
    if operator is Operator.MULTIPLY:
        return Size(
            sum(each.top for each in sizes),
            sum(each.tens for each in sizes),
            sum(each.rest for each in sizes),
        )
    if operator is Operator.DIVIDE:
        over, under = sizes
        top = over.top + under.tens + under.rest
        return Size(top, over.tens, over.rest + under.top)
    if operator is Operator.POWER:
        return _raised(sizes[0], operands[1])
    if operator is Operator.LN:
        return Size(_APPROXIMATED, _APPROXIMATED + sizes[0].bits)
    if operator in _OF_DATES:
        return _DAYS
    if operator in {Operator.FLOOR, Operator.CEILING}:
        return Size(sizes[0].top + 1)
    return _widest(sizes) if operator in _SELECTIVE else Size()


def _raised(base: Size, exponent: Expression) -> Size:
    """Bound a power; what stands behind a name is at most ``MAX_EXPONENT``."""
    number = exponent.value if isinstance(exponent, Literal) else None
    times = ceil(abs(number)) if isinstance(number, Fraction) else MAX_EXPONENT
    if isinstance(number, Fraction) and number.denominator == 1:
        if number < 0:
            base = Size(base.tens + base.rest, 0, base.top)
        return Size(base.top * times, base.tens * times, base.rest * times)
    bits = base.bits * times
    return Size(_APPROXIMATED + bits, _APPROXIMATED + bits, bits)


def _added(sizes: list[Size]) -> Size:
    tens, rest = max(each.tens for each in sizes), sum(each.rest for each in sizes)
    widest = max(each.top + tens + rest - each.tens - each.rest for each in sizes)
    return Size(widest + len(sizes), tens, rest)


def _widest(sizes: list[Size]) -> Size:
    return Size(
        max(each.top for each in sizes),
        max(each.tens for each in sizes),
        max(each.rest for each in sizes),
    )
