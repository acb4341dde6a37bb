"""Straight-line machine steps on floats and truths, kept free of repetition."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Do(Enum):
    """What a step does; each is one correctly rounded IEEE operation, or exact."""

    ADD = "add"
    SUBTRACT = "subtract"
    MULTIPLY = "multiply"
    DIVIDE = "divide"
    ABSOLUTE = "absolute"
    FLOOR = "floor"
    LESS = "less"
    AT_MOST = "at most"
    EQUAL = "equal"
    AND = "and"
    OR = "or"
    NOT = "not"
    WHERE = "where"
    WHERE_TRUTH = "where truth"


class From(Enum):
    """Where a register's value comes from."""

    STEP = "step"
    COLUMN = "column"
    """A column's whole numbers; a blank cell is not-a-number."""
    FACTOR = "factor"
    """A number that is the same for every row, known before the loop."""
    SCORE = "score"
    """The rounded score of a line, in units of the last place."""
    TRUE = "true"
    FALSE = "false"


class Register(NamedTuple):
    """A value for each row: the place among its kind."""

    source: From
    at: int = 0


class Step(NamedTuple):
    """One operation."""

    do: Do
    arguments: tuple[Register, ...]


Power = tuple[str, object, object] | tuple[str, int]
"""A power of ten as known once the columns are: ``("int", n)``, ``("column", i)``,
and ``("add" | "subtract" | "most", one, other)`` of those."""


class Factor(NamedTuple):
    """``number`` × 10^``power``, the same for every row."""

    number: int | float
    power: Power = ("int", 0)


TRUE = Register(From.TRUE)
FALSE = Register(From.FALSE)


@dataclass(slots=True)
class Steps:
    """The steps of one piece of a program, and the inputs that they read."""

    steps: list[Step] = field(default_factory=list)
    factors: list[Factor] = field(default_factory=list)
    _known: dict[Step, Register] = field(default_factory=dict)

    def do(self, do: Do, *arguments: Register) -> Register:
        """Add a step, or find the one that is the same; truths that are known fold."""
        known = _folded(do, arguments) or self._worked(do, arguments)
        if known is not None:
            return known
        step = Step(do, arguments)
        if step not in self._known:
            self._known[step] = Register(From.STEP, len(self.steps))
            self.steps.append(step)
        return self._known[step]

    def _worked(self, do: Do, arguments: tuple[Register, ...]) -> Register | None:
        """Work out at once what is the same in every row, where it is whole."""
        if any(each.source is not From.FACTOR for each in arguments):
            return None
        parts = [self.factors[each.at] for each in arguments]
        numbers = [each.number for each in parts if isinstance(each.number, int)]
        if len(numbers) < len(parts):
            return None
        if do is Do.MULTIPLY:
            power = combined("add", parts[0].power, parts[1].power)
            return self.factor(numbers[0] * numbers[1], power)
        if any(each.power != ("int", 0) for each in parts):
            return None
        if do in {Do.LESS, Do.AT_MOST, Do.EQUAL}:
            one, other = numbers
            holds = one < other or (one == other and do is not Do.LESS)
            if do is Do.EQUAL:
                holds = one == other
            return TRUE if holds else FALSE
        return self.factor(abs(numbers[0])) if do is Do.ABSOLUTE else None

    def factor(self, number: float, power: Power = ("int", 0)) -> Register:
        """Add a number that is the same for every row."""
        made = Factor(number, power)
        if made not in self.factors:
            self.factors.append(made)
        return Register(From.FACTOR, self.factors.index(made))

    def either(self, one: Register | None, other: Register | None) -> Register | None:
        """Whether one or the other holds; None is never."""
        if one is None or other is None:
            return one or other
        return self.do(Do.OR, one, other)


def _folded(do: Do, arguments: tuple[Register, ...]) -> Register | None:
    """Give what truths come to that are the same in every row."""
    match do, arguments:
        case Do.NOT, (one,) if one in {TRUE, FALSE}:
            return FALSE if one == TRUE else TRUE
        case Do.AND, (one, other) if one == other or TRUE in {one, other}:
            return other if one == TRUE else one
        case Do.AND, pair if FALSE in pair:
            return FALSE
        case Do.OR, (one, other) if one == other or FALSE in {one, other}:
            return other if one == FALSE else one
        case Do.OR, pair if TRUE in pair:
            return TRUE
        case ((Do.WHERE | Do.WHERE_TRUTH), (chosen, one, other)) if (
            chosen in {TRUE, FALSE} or one == other
        ):
            return other if chosen == FALSE else one
    return None


def scale(power: Power, places: tuple[int, ...]) -> int:
    """Work out a power of ten for columns of so many places."""
    match power:
        case ("int", int(n)):
            return n
        case ("column", int(index)):
            return places[index]
        case (kind, one, other):
            left, right = scale(one, places), scale(other, places)  # type: ignore[arg-type]
            if kind == "add":
                return left + right
            return left - right if kind == "subtract" else max(left, right)
    raise AssertionError(power)


def combined(kind: str, one: Power, other: Power) -> Power:
    """Combine two powers; what is known at once is worked out."""
    if one[0] == "int" and other[0] == "int":
        return ("int", scale((kind, one, other), ()))
    nothing = ("int", 0)
    if kind == "most" and (one == other or other in one[1:]) and one[0] != "add":
        return one if one == other or one[0] == "most" else (kind, one, other)
    if kind == "most" and other[0] == "most" and one in other[1:]:
        return other
    if kind == "subtract" and one == other:
        return nothing
    if kind in {"add", "subtract"} and other == nothing:
        return one
    if kind == "add" and one == nothing:
        return other
    return (kind, one, other)
