"""定义, 参数 and computed columns: lowered so that each comes after what it reads."""

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.expressions.lower import lower
from perfscore.lower.functions.parameters import is_read_by_call, lower_parameter
from perfscore.lower.ground.levels import column_key, levels_of
from perfscore.lower.ground.sizes import size_of
from perfscore.lower.names.needs import (
    Key,
    Need,
    is_lowered,
    keys_of,
    needs_of,
    span_of,
)
from perfscore.lower.names.scope import Names, Scope
from perfscore.lower.sections.head import basis_of
from perfscore.model.expressions import Expression
from perfscore.model.indicator_set import Definition
from perfscore.syntax import tree as t

_SHOWN = 8


def declare_definitions(
    names: Names, nodes: list[t.Definition | t.ParameterTable]
) -> None:
    """Make the names of definitions known."""
    for node in nodes:
        if names.declare(node.name.text, node.name.span):
            names.written[node.name.text] = node


def lower_definitions(scope: Scope) -> tuple[Definition, ...]:
    """Lower all definitions and computed columns that are known.

    Those in a circle have no value. Computed columns are kept among the names.
    """
    names = scope.names
    circular: set[Key] = set()
    for key in keys_of(names):
        if not is_lowered(names, key):
            _lower_from(scope, key, circular)
    return tuple(
        Definition(node.span, name, value, _is_parameter(node), basis_of(node.basis))
        for name, node in names.written.items()
        if (value := names.lowered[name]) is not None
    )


def lower_named(scope: Scope, name: str) -> None:
    """Lower one definition with those that it reads, before all others."""
    if name in scope.names.written and not is_lowered(scope.names, name):
        _lower_from(scope, name, set())


def _is_parameter(node: t.Definition | t.ParameterTable) -> bool:
    return isinstance(node, t.ParameterTable) or node.is_parameter


def _lower_from(scope: Scope, first: Key, circular: set[Key]) -> None:
    """Lower what ``first`` reads, directly or not, then itself; however far that is."""
    names = scope.names
    open_ = {first: needs_of(names, first)}
    while open_:
        key, needs = next(reversed(open_.items()))
        need = next((x for x in needs if not is_lowered(names, x.key)), None)
        if need is None:
            del open_[key]
            _keep(scope, key, is_circular=key in circular)
        elif need.key in open_:
            path = list(open_)
            circle = path[path.index(need.key) :]
            circular.update(circle)
            _report_circle(scope, need, circle)
        else:
            open_[need.key] = needs_of(names, need.key)


def _keep(scope: Scope, key: Key, *, is_circular: bool) -> None:
    names = scope.names
    body = _lowered(scope, key)
    value = None if is_circular else body
    if isinstance(key, str):
        names.lowered[key] = value
        name = key
    else:
        names.tables[key[0]].lowered[key[1]] = value
        name = column_key(*key)
    if body is not None:
        names.levels[name] = levels_of(body, names.levels)
        names.sizes[name] = size_of(body, names.sizes)


def _lowered(scope: Scope, key: Key) -> Expression | None:
    names = scope.names
    if not isinstance(key, str):
        table = names.tables[key[0]]
        return lower(scope.at_row(table), table.written[key[1]].value)
    node = names.written[key]
    if isinstance(node, t.ParameterTable):
        if is_read_by_call(scope, node):
            names.by_call[key] = node
            return None
        return lower_parameter(scope, node, lower)
    return lower(scope, node.value)


def _report_circle(scope: Scope, read: Need, circle: list[Key]) -> None:
    names = [_shown(each) for each in (*circle, read.key)]
    if len(names) > _SHOWN:
        names[_SHOWN - 2 : -1] = ["…"]
    shown = " → ".join(names)
    scope.findings.add(
        rules.CIRCULAR_DEFINITION,
        read.span,
        Text(f"定义互相引用成环：{shown}", f"definitions form a circle: {shown}"),
        related=tuple(
            Label(span_of(scope.names, each), Text("环上的定义", "in the circle"))
            for each in circle
        ),
    )


def _shown(key: Key) -> str:
    return key if isinstance(key, str) else ".".join(key)
