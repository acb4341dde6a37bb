"""Visits the nodes of expressions, however deep they are."""

from collections.abc import Iterator, Sequence

from perfscore.model.expressions import (
    Choice,
    Defined,
    Expression,
    Input,
    Operation,
    Rounded,
)
from perfscore.model.indicator_set import Definition, IndicatorSet


def walk(expression: Expression) -> Iterator[Expression]:
    """Give an expression and all its parts; names are not followed."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(_parts(node))


def _parts(node: Expression) -> Sequence[Expression]:
    match node:
        case Operation(operands=operands):
            return operands
        case Rounded(value=value):
            return (value,)
        case Choice(branches=branches, otherwise=otherwise):
            pairs = ((each.condition, each.value) for each in branches)
            return [*(part for pair in pairs for part in pair), otherwise]
        case _:
            return ()


def names_in(expression: Expression) -> set[str]:
    """Give the names of data and definitions that an expression reads itself."""
    return {node.name for node in walk(expression) if isinstance(node, Input | Defined)}


def read_directly(indicator_set: IndicatorSet) -> Iterator[Expression]:
    """Give the expressions of a set that stand in no definition."""
    for indicator in indicator_set.walk():
        if indicator.scoring is not None:
            yield indicator.scoring.score
            if indicator.scoring.value is not None:
                yield indicator.scoring.value
    for row in indicator_set.declared_scoring:
        yield row.scoring.score
    for validation in indicator_set.validations:
        yield validation.condition
    for datum in indicator_set.data:
        if datum.default is not None:
            yield datum.default


def in_order(indicator_set: IndicatorSet) -> tuple[Definition, ...]:
    """Give the definitions so that each comes after those it reads."""
    by_name = {each.name: each for each in indicator_set.definitions}
    read = {name: names_in(each.value) & set(by_name) for name, each in by_name.items()}
    ordered: dict[str, Definition] = {}
    waiting = list(reversed(by_name))
    while waiting:
        name = waiting[-1]
        missing = [each for each in read[name] if each not in ordered]
        if missing:
            waiting.extend(missing)
        else:
            ordered[name] = by_name[name]
            waiting.pop()
    return tuple(ordered.values())
