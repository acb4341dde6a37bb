"""Visits the nodes of expressions, however deep they are."""

from collections.abc import Iterable, Iterator

from perfscore.lower.ground.levels import column_key, parts_of
from perfscore.model.expressions import (
    Aggregate,
    Column,
    Defined,
    Expression,
    Input,
)
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import NotApplicable, ReasonRule, Veto


def walk(expression: Expression) -> Iterator[Expression]:
    """Give an expression and all its parts; names are not followed."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(parts_of(node))


def names_in(expression: Expression) -> set[str]:
    """Give the names of data and definitions that an expression reads itself."""
    return {node.name for node in walk(expression) if isinstance(node, Input | Defined)}


def columns_in(expression: Expression) -> set[tuple[str, str]]:
    """Give the columns that an expression reads, by table and name.

    A table of which no column is read, since its rows are counted, has an empty name.
    """
    found = set()
    for node in walk(expression):
        if isinstance(node, Column):
            found.add((node.table, node.name))
        elif isinstance(node, Aggregate):
            found.add((node.table, ""))
    return found


def read_directly(indicator_set: IndicatorSet) -> Iterator[Expression]:
    """Give the expressions of a set that stand in no definition and no column."""
    for indicator in indicator_set.walk():
        if indicator.scoring is not None:
            yield indicator.scoring.score
            yield from _present(indicator.scoring.value)
    for row in indicator_set.declared_scoring:
        yield row.scoring.score
    yield from beside_scores(indicator_set)


def beside_scores(indicator_set: IndicatorSet) -> Iterator[Expression]:
    """Give the expressions in no definition, no column and no way of scoring."""
    for validation in indicator_set.validations:
        yield validation.condition
    for datum in indicator_set.data:
        if datum.default is not None:
            yield datum.default
    for indicator in indicator_set.walk():
        yield from _around(indicator)
    for row in indicator_set.declared_scoring:
        yield from _of_reasons(row.reasons)
    yield from of_outcome(indicator_set)


def of_outcome(indicator_set: IndicatorSet) -> Iterator[Expression]:
    """Give the expressions behind 总分, its vetoes, 分级, and units' own indicators."""
    total = indicator_set.total
    if total is not None:
        yield from _present(total.value)
        yield from of_vetoes(total.vetoes)
    for classification in indicator_set.classifications:
        yield classification.value
    yield from _of_treatment(indicator_set.declared_not_applicable)
    yield from _of_reasons(indicator_set.declared_reasons)


def of_vetoes(vetoes: Iterable[Veto]) -> Iterator[Expression]:
    """Give the conditions of vetoes, and the points that they set."""
    for veto in vetoes:
        yield veto.condition
        for effect in veto.effects:
            yield from _present(effect.value)


def _around(indicator: Indicator) -> Iterator[Expression]:
    if indicator.aggregation is not None:
        yield from _present(indicator.aggregation.value)
        yield from _present(indicator.aggregation.floor)
    yield from _of_treatment(indicator.not_applicable)
    yield from of_vetoes(indicator.vetoes)
    yield from _of_reasons(indicator.reasons)


def _of_treatment(treatment: NotApplicable | None) -> Iterator[Expression]:
    if treatment is not None:
        yield from _present(treatment.condition)
        yield from _present(treatment.value)


def _of_reasons(reasons: Iterable[ReasonRule]) -> Iterator[Expression]:
    for reason in reasons:
        yield from _present(reason.condition)


def _present(expression: Expression | None) -> Iterator[Expression]:
    if expression is not None:
        yield expression


def named_expressions(indicator_set: IndicatorSet) -> dict[str, Expression]:
    """Give what definitions and computed columns stand for.

    Definitions go by their names, columns by :func:`column_key`.
    """
    named = {each.name: each.value for each in indicator_set.definitions}
    for table in indicator_set.tables:
        for column in table.computed:
            named[column_key(table.name, column.name)] = column.value
    return named


def keys_in(expression: Expression) -> set[str]:
    """Give the keys of data, definitions and columns that an expression reads."""
    columns = {column_key(*each) for each in columns_in(expression)}
    return names_in(expression) | columns


def in_order(indicator_set: IndicatorSet) -> dict[str, Expression]:
    """Give :func:`named_expressions` so that each comes after those it reads."""
    by_name = named_expressions(indicator_set)
    read = {name: keys_in(value) & set(by_name) for name, value in by_name.items()}
    ordered: dict[str, Expression] = {}
    waiting = list(reversed(by_name))
    while waiting:
        name = waiting[-1]
        missing = [each for each in read[name] if each not in ordered]
        if missing:
            waiting.extend(missing)
        else:
            ordered[name] = by_name[name]
            waiting.pop()
    return ordered
