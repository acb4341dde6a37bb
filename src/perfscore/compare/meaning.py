"""What an expression means, however it is written, as a value to compare."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

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
from perfscore.model.methods import Interval
from perfscore.model.units import Quantity, ValueType

Meaning = tuple[Hashable, ...]

_ROWS: Meaning = ("rows",)
_ANY_ORDER = {
    Operator.AT_MOST,
    Operator.AT_LEAST,
    Operator.EQUAL,
    Operator.NOT_EQUAL,
}
_CHAINS = {Operator.AT_MOST, Operator.AT_LEAST, Operator.AND, Operator.OR}
_MIRRORED = {
    Operator.GREATER: Operator.LESS,
    Operator.GREATER_OR_EQUAL: Operator.LESS_OR_EQUAL,
}
_PRODUCTS = {Operator.MULTIPLY, Operator.DIVIDE, Operator.NEGATE}
_SUMS = {Operator.ADD, Operator.SUBTRACT}
_BY_UNIT = {Operator.FLOOR, Operator.CEILING}


def meaning(expression: Expression | None) -> Meaning:
    """Give what ``expression`` computes, without what makes no difference to it.

    Places, labels and brackets do not count, nor the order of terms, of factors and
    of what 至多 and 至少 compare, nor whether an amount is written in 元 or 万元. The
    order in 且 and 或 does count: they stop at the first that decides. A definition
    stands for itself, by its name.
    """
    return () if expression is None else _Reader(None).read(expression)


def frame(expression: Expression, rows: frozenset[int]) -> Meaning:
    """Give what ``expression`` does around the rows of its method.

    ``rows`` are the ids of the expressions that the rows give; choices among them,
    among ratings and among a checklist's points are all alike here.
    """
    return _Reader(rows).read(expression)


def interval_ends(interval: Interval) -> Meaning:
    """Give the ends of a stretch of numbers, and whether they belong to it."""
    is_low_in = interval.low is not None and interval.low_included
    is_high_in = interval.high is not None and interval.high_included
    return interval.low, is_low_in, interval.high, is_high_in


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads meanings; ``rows`` is None where the rows count as well."""

    rows: frozenset[int] | None

    def read(self, expression: Expression) -> Meaning:
        match expression:
            case Literal():
                return _literal(expression)
            case Local():
                index = expression.index if self.rows is None else 0
                return "local", expression.slot.value, index
            case Input():
                return "input", expression.name
            case Defined():
                return "defined", expression.name
            case Operation():
                return self._operation(expression)
            case Choice():
                return self._choice(expression)
            case Rounded():
                rounding, inner = expression.rounding, self.read(expression.value)
                unit = _scale(expression.type)
                return "rounded", rounding.mode.value, rounding.places, unit, inner
            case Undefined():
                return "undefined", expression.rule
            case Column() | Aggregate() | Result() | Peers():
                return self._gathered(expression)
        assert_never(expression)

    def _optional(self, expression: Expression | None) -> Meaning:
        return () if expression is None else self.read(expression)

    def _gathered(self, expression: Column | Aggregate | Result | Peers) -> Meaning:
        match expression:
            case Column():
                return "column", expression.table, expression.name
            case Aggregate():
                parts = (expression.value, expression.weight, expression.condition)
                return (
                    expression.function.value,
                    expression.table,
                    *(self._optional(each) for each in parts),
                    self._optional(expression.group),
                    expression.group is not None and expression.picks_highest,
                )
            case Result():
                return "result", expression.kind.value, expression.path
            case Peers():
                return (
                    expression.function.value,
                    expression.key,
                    self._optional(expression.value),
                    expression.ties_share_last,
                )
        assert_never(expression)

    def _choice(self, choice: Choice) -> Meaning:
        if self.rows is not None and self._is_of_rows(choice):
            return _ROWS
        branches = tuple(
            (self.read(each.condition), self.read(each.value))
            for each in choice.branches
        )
        return "choice", branches, self.read(choice.otherwise)

    def _is_of_rows(self, choice: Choice) -> bool:
        return all(
            id(each.value) in (self.rows or ()) or _reads_rating(each.condition)
            for each in choice.branches
        )

    def _operation(self, operation: Operation) -> Meaning:
        operator = operation.operator
        if operator in _PRODUCTS:
            return self._product(operation)
        if operator in _SUMS:
            terms = sorted(self._terms(operation, +1), key=repr)
            return "sum", *terms
        operands = [self.read(each) for each in _chain(operation)]
        if operator in _MIRRORED:
            operator, operands = _MIRRORED[operator], operands[::-1]
        if operator in _ANY_ORDER:
            operands.sort(key=repr)
        unit = (_scale(operation.type),) if operator in _BY_UNIT else ()
        return operator.value, *unit, *operands

    def _terms(self, expression: Expression, sign: int) -> Iterator[Meaning]:
        waiting = [(expression, sign)]
        while waiting:
            term, sign = waiting.pop()
            if isinstance(term, Operation) and term.operator in _SUMS:
                first, *others = term.operands
                other = -sign if term.operator is Operator.SUBTRACT else sign
                waiting += [(first, sign), *((each, other) for each in others)]
            else:
                yield sign, self.read(term)

    def _product(self, operation: Operation) -> Meaning:
        coefficient, factors = Fraction(1), list[Meaning]()
        waiting: list[Expression] = [operation]
        while waiting:
            factor = waiting.pop()
            if isinstance(factor, Operation) and factor.operator in _PRODUCTS:
                coefficient *= _own_coefficient(factor)
                above, below = _above_and_below(factor)
                waiting += above
                for each in below:
                    number = _number(each)
                    if number:
                        coefficient /= number
                    else:
                        factors.append(("÷", self.read(each)))
            elif (number := _number(factor)) is not None:
                coefficient *= number
            else:
                factors.append(self.read(factor))
        if not factors:
            return "literal", _powers(operation.type), coefficient
        if coefficient == 1 and len(factors) == 1:
            return factors[0]
        return "product", coefficient, *sorted(factors, key=repr)


def _literal(literal: Literal) -> Meaning:
    number = _number(literal)
    if number is not None:
        return "literal", _powers(literal.type), number
    return "literal", str(type(literal.value)), literal.value


def _number(expression: Expression) -> Fraction | None:
    """Give a written number in the base unit of its dimension (元, not 万元)."""
    if isinstance(expression, Literal) and isinstance(expression.value, Fraction):
        return expression.value * _scale(expression.type)
    return None


def _own_coefficient(operation: Operation) -> Fraction:
    """Give what an operation multiplies by in base units: 1 for a mere conversion."""
    if operation.operator is Operator.NEGATE:
        return Fraction(-1)
    above, below = _above_and_below(operation)
    result = _scale(operation.type)
    for each in above:
        result /= _scale(each.type)
    for each in below:
        result *= _scale(each.type)
    return result


def _above_and_below(
    operation: Operation,
) -> tuple[tuple[Expression, ...], tuple[Expression, ...]]:
    if operation.operator is Operator.DIVIDE:
        return operation.operands[:1], operation.operands[1:]
    return operation.operands, ()


def _chain(operation: Operation) -> Iterator[Expression]:
    """Give the operands, those of the same operator inside in place of it."""
    is_chain = operation.operator in _CHAINS
    waiting = list(reversed(operation.operands))
    while waiting:
        each = waiting.pop()
        if (
            is_chain
            and isinstance(each, Operation)
            and each.operator is operation.operator
        ):
            waiting += reversed(each.operands)
        else:
            yield each


def _reads_rating(condition: Expression) -> bool:
    return isinstance(condition, Operation) and any(
        isinstance(each, Local) and each.slot is Slot.RATING
        for each in condition.operands
    )


def _scale(kind: ValueType) -> Fraction:
    return kind.scale if isinstance(kind, Quantity) else Fraction(1)


def _powers(kind: ValueType) -> tuple[tuple[str, int], ...]:
    return kind.powers if isinstance(kind, Quantity) else ()
