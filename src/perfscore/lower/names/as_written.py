"""Expressions as written: their parts, and the tables that a call is about."""

from collections.abc import Container, Iterator

from perfscore.model.expressions import AggregateFunction
from perfscore.syntax import tree as t

Part = t.Expression | t.Filtered

TABLE_FUNCTIONS = {
    "合计": AggregateFunction.SUM,
    "sum": AggregateFunction.SUM,
    "平均": AggregateFunction.MEAN,
    "mean": AggregateFunction.MEAN,
    "最高": AggregateFunction.HIGHEST,
    "highest": AggregateFunction.HIGHEST,
    "最低": AggregateFunction.LOWEST,
    "lowest": AggregateFunction.LOWEST,
    "计数": AggregateFunction.COUNT,
    "count": AggregateFunction.COUNT,
    "任一": AggregateFunction.ANY,
    "any": AggregateFunction.ANY,
    "所有": AggregateFunction.ALL,
    "all": AggregateFunction.ALL,
    "加权平均": AggregateFunction.WEIGHTED_MEAN,
    "weighted_mean": AggregateFunction.WEIGHTED_MEAN,
    "去掉最高最低": AggregateFunction.TRIMMED_MEAN,
    "trimmed_mean": AggregateFunction.TRIMMED_MEAN,
}
"""The functions that bring the rows of a table to one value."""


def parts(node: Part) -> tuple[Part, ...]:
    """Give the expressions that one is made of as written."""
    match node:
        case t.Chain(operands=inner) | t.Logic(operands=inner):
            return inner
        case t.Call(arguments=arguments):
            return arguments
        case t.Prefix(operand=part) | t.Bracketed(inner=part):
            return (part,)
        case t.Comparison(left=left, right=right):
            return (left, right)
        case t.Choice(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case t.Filtered(value=value, condition=condition, group=group):
            three = (value, condition, group)
            return tuple(each for each in three if each is not None)
    return ()


def tables_of(tables: Container[str], call: t.Call) -> list[str]:
    """Give the tables that the arguments of a table function read, each once.

    A table function inside has tables of its own, and gives one value of them.
    """
    if call.function.text not in TABLE_FUNCTIONS:
        return []
    return list(dict.fromkeys(_tables_in(tables, call)))


def _tables_in(tables: Container[str], call: t.Call) -> Iterator[str]:
    waiting: list[Part] = list(reversed(call.arguments))
    while waiting:
        node = waiting.pop()
        match node:
            case t.Column(table=table):
                yield table.text
            case t.Name(text=text) if _stands_alone(call, node) and text in tables:
                yield text
            case t.Call(function=function) if function.text in TABLE_FUNCTIONS:
                continue
        waiting.extend(reversed(parts(node)))


def _stands_alone(call: t.Call, name: t.Name) -> bool:
    """Whether a name is an argument by itself, as that of a table is."""
    values = (x.value if isinstance(x, t.Filtered) else x for x in call.arguments)
    return any(each is name for each in values)
