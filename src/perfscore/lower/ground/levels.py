"""How deep an expression is, with the definitions that it reads."""

from collections.abc import Mapping

from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Column,
    Defined,
    Expression,
    Operation,
    Peers,
    Rounded,
)

MAX_LEVELS = 150
"""Levels that an expression may have: whoever follows them one by one stays safe."""


def column_key(table: str, name: str) -> str:
    """Give the key of a table's column among the names of definitions."""
    return f"{table}\n{name}"


def table_of(key: str) -> str | None:
    """Give the table of a column's key; None for the name of a definition."""
    table, mark, _ = key.partition("\n")
    return table if mark else None


def levels_of(expression: Expression, by_name: Mapping[str, int]) -> int:
    """Count the levels of an expression; a name counts for what it stands for."""
    deepest = 0
    waiting = [(expression, 1)]
    while waiting:
        node, level = waiting.pop()
        if isinstance(node, Defined):
            deepest = max(deepest, level + by_name.get(node.name, 0))
        elif isinstance(node, Column):
            key = column_key(node.table, node.name)
            deepest = max(deepest, level + by_name.get(key, 0))
        deepest = max(deepest, level)
        waiting.extend((part, level + 1) for part in parts_of(node))
    return deepest


def parts_of(node: Expression) -> tuple[Expression, ...]:
    """Give the expressions that one is made of; names are not followed."""
    match node:
        case Operation(operands=operands):
            return operands
        case Rounded(value=value):
            return (value,)
        case Choice(branches=branches, otherwise=otherwise):
            conditions = tuple(each.condition for each in branches)
            return (*conditions, *(each.value for each in branches), otherwise)
        case Aggregate():
            parts = (node.value, node.weight, node.condition, node.group)
            return tuple(each for each in parts if each is not None)
        case Peers(value=value) if value is not None:
            return (value,)
    return ()
