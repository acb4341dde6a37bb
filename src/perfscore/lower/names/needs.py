"""What definitions and computed columns read of one another, as they are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.lower.names.as_written import Part, parts, tables_of
from perfscore.lower.names.scope import Names
from perfscore.source import Span
from perfscore.syntax import tree as t

Key = str | tuple[str, str]
"""A definition by its name; a computed column by its table and its name."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is read, and where."""

    key: Key
    span: Span


@dataclass(frozen=True, slots=True)
class _Place:
    """An expression, the table whose rows it is of, and names that mean arguments."""

    node: Part
    table: str
    hidden: frozenset[str] = frozenset()


def keys_of(names: Names) -> Iterator[Key]:
    """Give all definitions and computed columns."""
    yield from names.written
    for table in names.tables.values():
        for column in table.written:
            yield table.name, column


def span_of(names: Names, key: Key) -> Span:
    """Give where something is named that :func:`keys_of` gives."""
    if isinstance(key, str):
        return names.written[key].name.span
    return names.tables[key[0]].written[key[1]].name.span


def is_lowered(names: Names, key: Key) -> bool:
    """Whether it has been settled what ``key`` stands for."""
    if isinstance(key, str):
        return key in names.lowered
    return key[1] in names.tables[key[0]].lowered


def needs_of(names: Names, key: Key) -> Iterator[Need]:
    """Give the definitions and computed columns that one reads, where it does.

    What a function reads counts for whatever calls it.
    """
    waiting = list(reversed(_bodies(names, key)))
    called: set[str] = set()
    while waiting:
        place = waiting.pop()
        need = _need(names, place)
        if need is not None:
            yield need
        table = place.table
        if isinstance(place.node, t.Call):
            need = _parameter(names, place.node.function)
            if need is not None:
                yield need
            function = names.functions.get(place.node.function.text)
            if function is not None and function.name.text not in called:
                called.add(function.name.text)
                hidden = frozenset(each.text for each in function.parameters)
                waiting.append(_Place(function.body, "", hidden))
            table = (*tables_of(names.tables, place.node), table)[0]
        inner = (_Place(each, table, place.hidden) for each in parts(place.node))
        waiting.extend(reversed(list(inner)))


def _parameter(names: Names, function: t.Word) -> Need | None:
    """Give the parameter that a call looks up, with all that its rows read."""
    is_parameter = isinstance(names.written.get(function.text), t.ParameterTable)
    return Need(function.text, function.span) if is_parameter else None


def _bodies(names: Names, key: Key) -> list[_Place]:
    if not isinstance(key, str):
        return [_Place(names.tables[key[0]].written[key[1]].value, key[0])]
    node = names.written[key]
    if isinstance(node, t.Definition):
        return [_Place(node.value, "")]
    return [_Place(each, "") for each in (*node.keys, *(x.value for x in node.rows))]


def _need(names: Names, place: _Place) -> Need | None:
    match place.node:
        case t.Name(span=span, text=text) if text not in place.hidden:
            table = names.tables.get(place.table)
            if table is not None and table.knows(text):
                is_computed = text in table.written
                return Need((table.name, text), span) if is_computed else None
            return Need(text, span) if text in names.written else None
        case t.Column(span=span, table=word, column=column):
            table = names.tables.get(word.text)
            if table is not None and column.text in table.written:
                return Need((table.name, column.text), span)
    return None
