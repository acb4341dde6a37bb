"""The small language of column operations that a checked set becomes."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from perfscore.batch.columns import Key
from perfscore.exact import Rounding, round_to


class Op(Enum):
    """What an instruction does, for every row at once; dates are their ordinals."""

    CONST = "const"
    COLUMN = "column"
    """A number, a date or a text's code; undefined where the cell is blank."""
    TRUTH = "truth"
    """The same of a column of truths."""
    GROUP = "group"
    """What the row's group settles; undefined where it has none."""
    PRESENT = "present"
    """Whether a cell is filled in; always defined."""
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "×"
    DIVIDE = "÷"
    LEAST = "min"
    MOST = "max"
    ABSOLUTE = "abs"
    FLOOR = "floor"
    ROUND = "round"
    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    AND = "and"
    OR = "or"
    NOT = "not"
    SELECT = "select"
    """The second where the first, a truth, holds, else the third."""
    SELECT_TRUTH = "select truth"
    TRUE = "true"
    UNDEFINED = "undefined"
    UNDEFINED_TRUTH = "undefined truth"


class Instruction(NamedTuple):
    """An operation on the results of others, by their place in the program."""

    op: Op
    arguments: tuple[int, ...] = ()
    number: Fraction | None = None
    key: Key | None = None
    rounding: Rounding | None = None
    positive: bool = False
    """Whether a column holds nothing below zero."""
    nonzero: bool = False
    """Whether a column never holds zero."""


TRUTHS = frozenset(
    {
        *(Op.TRUTH, Op.PRESENT, Op.LESS, Op.AT_MOST, Op.EQUAL, Op.AND, Op.OR, Op.NOT),
        *(Op.SELECT_TRUTH, Op.TRUE, Op.UNDEFINED_TRUTH),
    }
)


_FOLDED: Mapping[Op, Callable[..., Fraction]] = {
    Op.ADD: operator.add,
    Op.SUBTRACT: operator.sub,
    Op.MULTIPLY: operator.mul,
    Op.LEAST: min,
    Op.MOST: max,
    Op.ABSOLUTE: abs,
    Op.FLOOR: lambda value: Fraction(value.numerator // value.denominator),
}
_COMPARED: Mapping[Op, Callable[[Fraction, Fraction], bool]] = {
    Op.LESS: operator.lt,
    Op.AT_MOST: operator.le,
    Op.EQUAL: operator.eq,
}


@dataclass(slots=True)
class Program:
    """Instructions in an order in which each finds its arguments before it.

    Equal instructions are one: what several lines read is worked out once.
    """

    instructions: list[Instruction] = field(default_factory=list)
    _known: dict[Instruction, int] = field(default_factory=dict)

    def add(  # noqa: PLR0913 - each kind of instruction has its own fields
        self,
        op: Op,
        *arguments: int,
        number: Fraction | None = None,
        key: Key | None = None,
        rounding: Rounding | None = None,
        positive: bool = False,
        nonzero: bool = False,
    ) -> int:
        """Add an instruction, or find the one that is the same; give its place."""
        fixed = self._fixed(op, arguments, rounding)
        if fixed is not None:
            return fixed
        made = Instruction(op, arguments, number, key, rounding, positive, nonzero)
        if made not in self._known:
            self._known[made] = len(self.instructions)
            self.instructions.append(made)
        return self._known[made]

    def _fixed(
        self, op: Op, arguments: tuple[int, ...], rounding: Rounding | None
    ) -> int | None:
        """Work out at once what the set alone decides."""
        parts = [self.instructions[each] for each in arguments]
        if op in {Op.SELECT, Op.SELECT_TRUTH} and parts[0].op is Op.TRUE:
            return arguments[1]
        if op in {Op.SELECT, Op.SELECT_TRUTH} and self._is_false(arguments[0]):
            return arguments[2]
        numbers = [each.number for each in parts if each.number is not None]
        if not numbers or len(numbers) < len(parts):
            return None
        if op in _FOLDED:
            return self.constant(_FOLDED[op](*numbers))
        if op is Op.ROUND and rounding is not None:
            return self.constant(round_to(numbers[0], rounding))
        if op is Op.DIVIDE and numbers[1]:
            return self.constant(numbers[0] / numbers[1])
        if op in _COMPARED:
            true = self.add(Op.TRUE)
            return true if _COMPARED[op](*numbers) else self.add(Op.NOT, true)
        return None

    def _is_false(self, place: int) -> bool:
        made = self.instructions[place]
        return made.op is Op.NOT and self.instructions[made.arguments[0]].op is Op.TRUE

    def constant(self, value: Fraction | int) -> int:
        """Add a number that is known."""
        return self.add(Op.CONST, number=Fraction(value))

    def total(self, parts: list[int]) -> int:
        """Add up ``parts``; none are 0."""
        if not parts:
            return self.constant(0)
        made = parts[0]
        for each in parts[1:]:
            made = self.add(Op.ADD, made, each)
        return made

    def needed(self, roots: list[int]) -> list[int]:
        """Give what ``roots`` rest on, and they themselves, in order."""
        found: set[int] = set()
        waiting = list(roots)
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting.extend(self.instructions[place].arguments)
        return sorted(found)
