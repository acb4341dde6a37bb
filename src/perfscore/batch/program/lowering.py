"""Core expressions become instructions; what columns cannot say is left undefined."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import reduce

from perfscore.batch.columns import Field, Key, peer_key
from perfscore.batch.program.ir import TRUTHS, Op, Program
from perfscore.model.data import Datum
from perfscore.model.expressions import (
    Choice,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Peers,
    Result,
    ResultKind,
    Rounded,
    Slot,
    Undefined,
)
from perfscore.model.units import Kind, ValueType

ResultKey = tuple[ResultKind, tuple[str, ...]]
MOST_FACTORS = 8
"""The highest power that is written out as a product."""

_PLAIN = {
    Operator.SUBTRACT: Op.SUBTRACT,
    Operator.DIVIDE: Op.DIVIDE,
    Operator.LESS: Op.LESS,
    Operator.LESS_OR_EQUAL: Op.AT_MOST,
}
_FOLDED = {
    Operator.ADD: Op.ADD,
    Operator.MULTIPLY: Op.MULTIPLY,
    Operator.AT_MOST: Op.LEAST,
    Operator.AT_LEAST: Op.MOST,
    Operator.AND: Op.AND,
    Operator.OR: Op.OR,
}
_TURNED = {Operator.GREATER: Op.LESS, Operator.GREATER_OR_EQUAL: Op.AT_MOST}


@dataclass(frozen=True, slots=True)
class Reads:
    """What the expressions of one line read beside data: its cells and its weight.

    ``slots`` holds the instruction of each value, or none where there is no such.
    ``points`` are the answers to a checklist, in its order.
    """

    slots: Mapping[Slot, int]
    points: tuple[int, ...] = ()


NOTHING = Reads({})


@dataclass(slots=True)
class Lowering:
    """Expressions of one set on their way into ``program``.

    ``results`` holds what is known of the whole so far. ``is_partial`` says that
    something was left undefined which the exact scorer may know.
    """

    program: Program
    data: Mapping[str, Datum]
    definitions: Mapping[str, Expression]
    results: dict[ResultKey, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    is_partial: bool = False
    _done: dict[str, int] = field(default_factory=dict)

    def lower(self, node: Expression, reads: Reads = NOTHING) -> int:
        """Give the instruction that works out ``node``."""
        match node:
            case Literal():
                return self._literal(node)
            case Input():
                return self._input(node)
            case Local():
                return self._local(node, reads)
            case Defined():
                if node.name not in self._done:
                    self._done[node.name] = self.lower(self.definitions[node.name])
                return self._done[node.name]
            case Operation():
                return self._operation(node, reads)
            case Choice():
                return self._choice(node, reads)
            case Rounded():
                value = self.lower(node.value, reads)
                return self.program.add(Op.ROUND, value, rounding=node.rounding)
            case Undefined():
                return self._undefined(node.type)
            case Result() if (node.kind, node.path) in self.results:
                return self.results[node.kind, node.path]
            case Peers():
                key = peer_key(
                    node.key, node.function, ties_share_last=node.ties_share_last
                )
                return self.program.add(Op.GROUP, key=key)
        return self._unknown(node.type)

    def _unknown(self, type_: ValueType) -> int:
        self.is_partial = True
        return self._undefined(type_)

    def _undefined(self, type_: ValueType) -> int:
        is_truth = type_ is Kind.TRUTH
        return self.program.add(Op.UNDEFINED_TRUTH if is_truth else Op.UNDEFINED)

    def _literal(self, node: Literal) -> int:
        program = self.program
        match node.value:
            case bool() as value:
                true = program.add(Op.TRUE)
                return true if value else program.add(Op.NOT, true)
            case Fraction() as value:
                return program.constant(value)
            case date() as value:
                return program.constant(value.toordinal())
            case str() as value:
                return program.constant(self.code(value))

    def code(self, text: str) -> int:
        """Give the number that stands for a text of the set."""
        return self.texts.setdefault(text, len(self.texts))

    def _input(self, node: Input) -> int:
        datum = self.data[node.name]
        key = Key(Field.DATUM, name=node.name)
        bounds = datum.interval
        low = bounds.low if bounds else None
        cell = self.column(
            key,
            datum.type,
            positive=low is not None and low >= 0,
            nonzero=bounds is not None and Fraction() not in bounds,
        )
        if not isinstance(datum.default, Literal):
            return cell
        return self._select(
            self.program.add(Op.PRESENT, key=key), cell, self._literal(datum.default)
        )

    def column(
        self,
        key: Key,
        type_: ValueType,
        *,
        positive: bool = False,
        nonzero: bool = False,
    ) -> int:
        """Read a column of cells."""
        if type_ is Kind.TRUTH:
            return self.program.add(Op.TRUTH, key=key)
        is_positive = positive or isinstance(type_, Kind)
        return self.program.add(
            Op.COLUMN, key=key, positive=is_positive, nonzero=nonzero
        )

    def _local(self, node: Local, reads: Reads) -> int:
        if node.slot is Slot.POINT:
            return reads.points[node.index]
        if node.slot in reads.slots:
            return reads.slots[node.slot]
        return self._undefined(node.type)

    def _select(self, condition: int, one: int, other: int) -> int:
        is_truth = self.program.instructions[one].op in TRUTHS
        op = Op.SELECT_TRUTH if is_truth else Op.SELECT
        return self.program.add(op, condition, one, other)

    def _choice(self, node: Choice, reads: Reads) -> int:
        made = self.lower(node.otherwise, reads)
        for branch in reversed(node.branches):
            condition = self.lower(branch.condition, reads)
            made = self._select(condition, self.lower(branch.value, reads), made)
        return made

    def _operation(self, node: Operation, reads: Reads) -> int:
        operator = node.operator
        if operator is Operator.REPORTED:
            return self._reported(node.operands[0])
        if any(part.type is Kind.TEXT for part in node.operands):
            return self._texts(node, reads)
        add = self.program.add
        parts = [self.lower(part, reads) for part in node.operands]
        if operator in _FOLDED:
            op = _FOLDED[operator]
            return reduce(lambda one, other: add(op, one, other), parts)
        if operator in _PLAIN:
            return add(_PLAIN[operator], *parts)
        if operator in _TURNED:
            return add(_TURNED[operator], *reversed(parts))
        other = self._others().get(operator)
        return self._unknown(node.type) if other is None else other(node, parts)

    def _others(self) -> Mapping[Operator, Callable[[Operation, list[int]], int]]:
        return {
            Operator.NEGATE: lambda _, parts: self._negated(parts[0]),
            Operator.ABSOLUTE: lambda _, parts: self.program.add(Op.ABSOLUTE, *parts),
            Operator.FLOOR: lambda _, parts: self.program.add(Op.FLOOR, *parts),
            Operator.CEILING: lambda _, parts: self._negated(
                self.program.add(Op.FLOOR, self._negated(parts[0]))
            ),
            Operator.DAYS: lambda _, parts: self.program.add(
                Op.SUBTRACT, parts[1], parts[0]
            ),
            Operator.EQUAL: self._equal,
            Operator.NOT_EQUAL: lambda node, parts: self.program.add(
                Op.NOT, self._equal(node, parts)
            ),
            Operator.NOT: lambda _, parts: self.program.add(Op.NOT, *parts),
            Operator.POWER: self._power,
        }

    def _negated(self, value: int) -> int:
        return self.program.add(Op.SUBTRACT, self.program.constant(0), value)

    def _equal(self, node: Operation, parts: list[int]) -> int:
        if node.operands[0].type is not Kind.TRUTH:
            return self.program.add(Op.EQUAL, *parts)
        one, other = parts
        return self._strict_equal(one, other)

    def _strict_equal(self, one: int, other: int) -> int:
        """Whether two truths are the same: undefined where one is."""
        add = self.program.add
        opposite = add(Op.NOT, other)
        return add(Op.SELECT_TRUTH, one, other, opposite)

    def _power(self, node: Operation, parts: list[int]) -> int:
        exponent = node.operands[1]
        value = exponent.value if isinstance(exponent, Literal) else None
        if not isinstance(value, Fraction) or value not in range(1, MOST_FACTORS + 1):
            return self._unknown(node.type)
        made = base = parts[0]
        for _ in range(int(value) - 1):
            made = self.program.add(Op.MULTIPLY, made, base)
        return made

    def _texts(self, node: Operation, reads: Reads) -> int:
        """Compare texts by their codes; only the set's own texts have one."""
        is_compared = node.operator in {Operator.EQUAL, Operator.NOT_EQUAL}
        has_literal = any(isinstance(part, Literal) for part in node.operands)
        if not is_compared or not has_literal:
            return self._unknown(node.type)
        parts = [self.lower(part, reads) for part in node.operands]
        same = self.program.add(Op.EQUAL, *parts)
        is_equal = node.operator is Operator.EQUAL
        return same if is_equal else self.program.add(Op.NOT, same)

    def _reported(self, datum: Expression) -> int:
        if not isinstance(datum, Input):
            return self._unknown(Kind.TRUTH)
        if isinstance(self.data[datum.name].default, Literal):
            return self.program.add(Op.TRUE)
        return self.program.add(Op.PRESENT, key=Key(Field.DATUM, name=datum.name))
