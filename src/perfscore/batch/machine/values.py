"""What machine steps know of a number: whole parts, or a float and its error."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.batch.layout import MOST_PLACES
from perfscore.batch.machine.steps import TRUE, Do, Power, Register, Steps, combined
from perfscore.exact import decimal_places

LARGEST = 2**53 - 1
"""Whole numbers up to here are floats, and none that was rounded is among them."""
ROUNDOFF = 2.0**-53 * 1.000001
"""What a step adds to a relative error, second-order terms included."""
_EXACT_POWER = 22
"""The highest power of ten that is a float."""
MOST_SPAN = 800
"""Bits that a value may lie above or below 1, so that none leaves a float's range."""
COLUMN_SPAN = 64
"""Bits of a cell above 1, or below by its decimals."""
NONE: Power = ("int", 0)
_ROUNDINGS = 8
"""Two cells, a factor for each, the division, and the power of ten and its use."""


@dataclass(frozen=True, slots=True)
class Exact:
    """``top × times ÷ (under × under_times) × 10^-power``, of whole numbers.

    A whole number that came out above 2^53 may have been rounded; it is then still
    2^53 or more, so that whoever rests a decision on it looks at its size.
    ``roundings`` counts how often, at most, the two could have been rounded.
    ``under`` is above zero wherever the value is defined. ``degree`` counts the
    columns that are multiplied in top and under.
    """

    top: Register
    times: int = 1
    under: Register | None = None
    under_times: int = 1
    power: Power = NONE
    positive: bool = False
    nonzero: bool = False
    degree: tuple[int, int] = (0, 0)
    roundings: int = 0
    span: int = COLUMN_SPAN
    bits: int | None = None
    """How long ``top × times`` can be, where that is known."""

    @property
    def length(self) -> int:
        """Bound the bits of the whole numbers themselves."""
        under = COLUMN_SPAN * self.degree[1] + self.under_times.bit_length()
        return self.span + under + 4 * most_power(self.power)


@dataclass(frozen=True, slots=True)
class Near:
    """A value within ``relative`` roundoffs of the true one, or within ``error``."""

    value: Register
    relative: int | None
    error: Register | None = None
    positive: bool = False
    span: int = COLUMN_SPAN

    @property
    def length(self) -> int:
        """Bound the bits of the value."""
        return self.span


@dataclass(frozen=True, slots=True)
class Number:
    """A number in one of the two ways, and where it is undefined (None: nowhere)."""

    known: Exact | Near
    undefined: Register | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """A truth, and where it is undefined."""

    value: Register
    undefined: Register | None = None


@dataclass(slots=True)
class Work:
    """The steps being made, and the doubts: rows where one holds are not decided."""

    steps: Steps
    doubts: Register | None = None

    def do(self, do: Do, *arguments: Register) -> Register:
        """Add a step."""
        return self.steps.do(do, *arguments)

    def doubt(self, where: Register) -> None:
        """Leave the rows in which ``where`` holds undecided."""
        self.doubts = self.steps.either(self.doubts, where)

    def number(self, value: float) -> Register:
        """Give a number that is the same everywhere."""
        return self.steps.factor(value)

    def times(self, one: Register, number: float, power: Power = NONE) -> Register:
        """Multiply by a number that is the same for every row."""
        if number == 1 and power == NONE:
            return one
        return self.do(Do.MULTIPLY, one, self.steps.factor(number, power))

    def top(self, value: Exact, number: int = 1, power: Power = NONE) -> Register:
        """Give the upper whole number, times ``number`` × 10^``power``."""
        return self.times(value.top, value.times * number, power)

    def under(self, value: Exact, number: int = 1, power: Power = NONE) -> Register:
        """Give the lower whole number, times ``number`` × 10^``power``."""
        if value.under is None:
            return self.steps.factor(value.under_times * number, power)
        return self.times(value.under, value.under_times * number, power)

    def size(self, one: Register, *, positive: bool = False) -> Register:
        """Give the size of a number without its sign."""
        return one if positive else self.do(Do.ABSOLUTE, one)

    def check(self, one: Register, *, positive: bool = False) -> Register:
        """Doubt the rows in which a whole number may have been rounded."""
        size = self.size(one, positive=positive)
        self.doubt(self.do(Do.LESS, self.number(LARGEST), size))
        return one

    def where(self, condition: Register, one: Register, other: Register) -> Register:
        """Choose between two numbers."""
        if one == other or condition == TRUE:
            return one
        return self.do(Do.WHERE, condition, one, other)

    def near(self, value: Exact | Near) -> Near:
        """Give a value as one float, with the error that this brings."""
        if isinstance(value, Near):
            return value
        made = self.top(value)
        if value.under is not None or value.under_times != 1:
            made = self.do(Do.DIVIDE, made, self.under(value))
        if value.power != NONE:
            made = self.times(made, 1, combined("subtract", NONE, value.power))
        relative = value.roundings + _ROUNDINGS
        return Near(made, relative, None, value.positive, value.span)

    def error(self, value: Near) -> Register:
        """Give the bound of a value's error as a number in each row."""
        if value.error is not None:
            return value.error
        size = self.size(value.value, positive=value.positive)
        return self.times(size, (value.relative or 0) * ROUNDOFF)


def most_power(power: Power, places: int = MOST_PLACES) -> int:
    """Bound a power of ten for columns of at most so many places."""
    low, high = _range(power, places)
    return max(-low, high)


def _range(power: Power, places: int) -> tuple[int, int]:
    match power:
        case ("int", int(known)):
            return known, known
        case ("column", _):
            return 0, places
    kind, one, other = power  # type: ignore[misc]
    low, high = _range(one, places)  # type: ignore[arg-type]
    least, most = _range(other, places)  # type: ignore[arg-type]
    if kind == "add":
        return low + least, high + most
    if kind == "subtract":
        return low - most, high - least
    return max(low, least), max(high, most)


def literal(steps: Steps, value: Fraction) -> Number:
    """Give a number of the set: exact unless it is longer than a float."""
    places = decimal_places(value)
    top, under, power = value.numerator, value.denominator, 0
    if places is not None:
        top, under, power = int(value * 10**places), 1, places
    span = max(abs(value.numerator), value.denominator).bit_length()
    positive = value >= 0
    if max(abs(top), under) > LARGEST or power > _EXACT_POWER:
        near = Near(steps.factor(float(value)), 1, None, positive, span)
        return Number(near)
    if not top:
        return Number(Exact(steps.factor(0), positive=True))
    return Number(
        Exact(
            steps.factor(1),
            times=top,
            under_times=under,
            power=("int", power),
            positive=positive,
            nonzero=True,
            span=span,
        )
    )
