"""Finds divisions whose divisor may be zero where they are worked out."""

from collections.abc import Iterator, Mapping

from perfscore.check.bounds import ZERO
from perfscore.check.facts import Facts
from perfscore.check.ranges import NOTHING_KNOWN, Ranges
from perfscore.check.walking import (
    in_order,
    keys_in,
    named_expressions,
    read_directly,
    walk,
)
from perfscore.lower.ground.levels import column_key, table_of
from perfscore.model.expressions import (
    Aggregate,
    AggregateFunction,
    Choice,
    Column,
    Defined,
    Expression,
    Operation,
    Operator,
    Rounded,
)
from perfscore.model.indicator_set import IndicatorSet

_MOST_DIVISORS = 30
_DIVIDING = {Operator.DIVIDE, Operator.POWER}

Divisors = dict[int, Expression]
"""Divisors by their identity: one that is reached in many ways is one fault."""


def doubtful_by_name(
    indicator_set: IndicatorSet, ranges: Ranges
) -> tuple[Mapping[str, Divisors], Divisors]:
    """Give the divisors of each definition that may be zero unless a use is guarded.

    Those of the definitions that it reads are among them. Of a definition with very
    many the uses are not looked at; its divisors are given apart. A computed column is
    a definition by its :func:`column_key`.
    """
    by_name: dict[str, Divisors] = {}
    too_many: Divisors = {}
    for name, value in in_order(indicator_set).items():
        divisors = doubtful(value, ranges, by_name)
        table = table_of(name)
        divisors = {
            key: each
            for key, each in divisors.items()
            if not _has_this_row(each, table, ranges)
        }
        if len(divisors) > _MOST_DIVISORS:
            too_many |= divisors
            divisors = {}
        by_name[name] = divisors
    return by_name, too_many


def unread(indicator_set: IndicatorSet) -> set[str]:
    """Give the names of definitions and computed columns that nothing reads."""
    named = named_expressions(indicator_set)
    expressions = [*named.values(), *read_directly(indicator_set)]
    used = {name for each in expressions for name in keys_in(each)}
    return set(named) - used


def doubtful(
    expression: Expression, ranges: Ranges, by_name: Mapping[str, Divisors]
) -> Divisors:
    """Give the divisors in ``expression``, and behind its names, that may be zero."""
    found: Divisors = {}
    if not any(_may_divide(node, by_name) for node in walk(expression)):
        return found
    waiting: list[tuple[Expression, Facts]] = [(expression, NOTHING_KNOWN)]
    while waiting:
        node, facts = waiting.pop()
        name = _name_of(node)
        if name is not None:
            for key, divisor in by_name.get(name, {}).items():
                if ranges.can_be_zero(divisor, facts):
                    found[key] = divisor
        for divisor in _divisors(node, ranges):
            if ranges.can_be_zero(divisor, facts):
                found[id(divisor)] = divisor
        waiting.extend(_parts(node, ranges, facts))
    return found


def _has_this_row(divisor: Expression, table: str | None, ranges: Ranges) -> bool:
    """Whether a divisor in a column of ``table`` adds up rows that are above zero.

    The row at hand is one of them, so that the sum is not zero.
    """
    if not isinstance(divisor, Aggregate) or divisor.table != table:
        return False
    if divisor.function is not AggregateFunction.SUM or divisor.condition is not None:
        return False
    span = None if divisor.value is None else ranges.of(divisor.value)
    return span is not None and span.is_positive


def _may_divide(node: Expression, by_name: Mapping[str, Divisors]) -> bool:
    name = _name_of(node)
    if name is not None:
        return bool(by_name.get(name))
    return isinstance(node, Operation) and node.operator in _DIVIDING


def _name_of(node: Expression) -> str | None:
    if isinstance(node, Column):
        return column_key(node.table, node.name)
    return node.name if isinstance(node, Defined) else None


def _divisors(node: Expression, ranges: Ranges) -> tuple[Expression, ...]:
    """Give what a node divides by; a negative power divides by its base."""
    match node:
        case Operation(operator=Operator.DIVIDE, operands=(_, *divisors)):
            return tuple(divisors)
        case Operation(operator=Operator.POWER, operands=(base, exponent)):
            span = ranges.of(exponent)
            return (base,) if span and span.reaches_down_to(ZERO) else ()
    return ()


def _parts(
    node: Expression, ranges: Ranges, facts: Facts
) -> Iterator[tuple[Expression, Facts]]:
    """Give the parts of a node that can be reached, with what is known there."""
    match node:
        case Choice():
            yield from _of_choice(node, ranges, facts)
        case Operation(operator=Operator.AND | Operator.OR):
            yield from _of_logic(node, ranges, facts)
        case Aggregate():
            yield from _of_aggregate(node, ranges)
        case Operation(operands=operands):
            for operand in operands:
                yield operand, facts
        case Rounded(value=value):
            yield value, facts


def _of_choice(
    node: Choice, ranges: Ranges, facts: Facts
) -> Iterator[tuple[Expression, Facts]]:
    conditions = [each.condition for each in node.branches]
    values = [*(each.value for each in node.branches), node.otherwise]
    for index, (before, inside) in enumerate(ranges.cases(node, facts)):
        if before is not None and index < len(conditions):
            yield conditions[index], before
        if inside is not None:
            yield values[index], inside


def _of_aggregate(
    node: Aggregate, ranges: Ranges
) -> Iterator[tuple[Expression, Facts]]:
    """Give what is known of the rows that count; nothing known outside holds of them.

    The condition is worked out in every row, the rest where it holds.
    """
    known: Facts | None = NOTHING_KNOWN
    if node.condition is not None:
        yield node.condition, NOTHING_KNOWN
        known = ranges.assume(node.condition, NOTHING_KNOWN)
    for each in (node.value, node.weight, node.group):
        if each is not None and known is not None:
            yield each, known


def _of_logic(
    node: Operation, ranges: Ranges, facts: Facts
) -> Iterator[tuple[Expression, Facts]]:
    """Give what is known at each operand: those before it have not decided."""
    holds = node.operator is Operator.AND
    known: Facts | None = facts
    for operand in node.operands:
        if known is None:
            return
        yield operand, known
        known = ranges.assume(operand, known, holds=holds)
