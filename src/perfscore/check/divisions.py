"""Finds divisions whose divisor may be zero where they are worked out."""

from collections.abc import Iterator, Mapping

from perfscore.check.facts import Facts
from perfscore.check.ranges import NOTHING_KNOWN, Ranges
from perfscore.check.walking import in_order, names_in, read_directly, walk
from perfscore.model.expressions import (
    Choice,
    Defined,
    Expression,
    Operation,
    Operator,
    Rounded,
)
from perfscore.model.indicator_set import IndicatorSet

_MOST_DIVISORS = 30

Divisors = dict[int, Expression]
"""Divisors by their identity: one that is reached in many ways is one fault."""


def doubtful_by_name(
    indicator_set: IndicatorSet, ranges: Ranges
) -> tuple[Mapping[str, Divisors], Divisors]:
    """Give the divisors of each definition that may be zero unless a use is guarded.

    Those of the definitions that it reads are among them. Of a definition with very
    many the uses are not looked at; its divisors are given apart.
    """
    by_name: dict[str, Divisors] = {}
    too_many: Divisors = {}
    for definition in in_order(indicator_set):
        divisors = doubtful(definition.value, ranges, by_name)
        if len(divisors) > _MOST_DIVISORS:
            too_many |= divisors
            divisors = {}
        by_name[definition.name] = divisors
    return by_name, too_many


def unread(indicator_set: IndicatorSet) -> set[str]:
    """Give the names of definitions that nothing reads."""
    expressions = [each.value for each in indicator_set.definitions]
    expressions += read_directly(indicator_set)
    used = {name for each in expressions for name in names_in(each)}
    return {each.name for each in indicator_set.definitions} - used


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
        if isinstance(node, Defined):
            for key, divisor in by_name.get(node.name, {}).items():
                if ranges.can_be_zero(divisor, facts):
                    found[key] = divisor
        if isinstance(node, Operation) and node.operator is Operator.DIVIDE:
            for divisor in node.operands[1:]:
                if ranges.can_be_zero(divisor, facts):
                    found[id(divisor)] = divisor
        waiting.extend(_parts(node, ranges, facts))
    return found


def _may_divide(node: Expression, by_name: Mapping[str, Divisors]) -> bool:
    if isinstance(node, Defined):
        return bool(by_name.get(node.name))
    return isinstance(node, Operation) and node.operator is Operator.DIVIDE


def _parts(
    node: Expression, ranges: Ranges, facts: Facts
) -> Iterator[tuple[Expression, Facts]]:
    """Give the parts of a node that can be reached, with what is known there."""
    match node:
        case Choice():
            yield from _of_choice(node, ranges, facts)
        case Operation(operator=Operator.AND | Operator.OR):
            yield from _of_logic(node, ranges, facts)
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
