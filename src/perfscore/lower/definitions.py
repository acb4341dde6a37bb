"""定义 and 参数: lowered so that each comes after those that it reads."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.expressions import lower
from perfscore.lower.head import basis_of
from perfscore.lower.levels import levels_of
from perfscore.lower.scope import Names, Scope
from perfscore.lower.sizes import size_of
from perfscore.model.indicator_set import Definition
from perfscore.syntax import tree as t

_SHOWN = 8


def declare_definitions(names: Names, nodes: list[t.Definition]) -> None:
    """Make the names of definitions known."""
    for node in nodes:
        if names.declare(node.name.text, node.name.span):
            names.written[node.name.text] = node


def lower_definitions(scope: Scope) -> tuple[Definition, ...]:
    """Lower all definitions that are known; those in a circle have no value."""
    names = scope.names
    circular: set[str] = set()
    for name in names.written:
        if name not in names.lowered:
            _lower_from(scope, name, circular)
    return tuple(
        Definition(node.span, name, value, node.is_parameter, basis_of(node.basis))
        for name, node in names.written.items()
        if (value := names.lowered[name]) is not None
    )


def _lower_from(scope: Scope, first: str, circular: set[str]) -> None:
    """Lower what ``first`` reads, directly or not, then itself; however far that is."""
    names = scope.names
    open_ = {first: _read(names, first)}
    while open_:
        name, reads = next(reversed(open_.items()))
        read = next((each for each in reads if each.text not in names.lowered), None)
        if read is None:
            del open_[name]
            _keep(scope, name, is_circular=name in circular)
        elif read.text in open_:
            path = list(open_)
            circle = path[path.index(read.text) :]
            circular.update(circle)
            _report_circle(scope, read, circle)
        else:
            open_[read.text] = _read(names, read.text)


def _keep(scope: Scope, name: str, *, is_circular: bool) -> None:
    names = scope.names
    body = lower(scope, names.written[name].value)
    names.lowered[name] = None if is_circular else body
    if body is not None:
        names.levels[name] = levels_of(body, names.levels)
        names.sizes[name] = size_of(body, names.sizes)


def _report_circle(scope: Scope, read: t.Name, circle: list[str]) -> None:
    names = [*circle, read.text]
    if len(names) > _SHOWN:
        names[_SHOWN - 2 : -1] = ["…"]
    shown = " → ".join(names)
    scope.findings.add(
        rules.CIRCULAR_DEFINITION,
        read.span,
        Text(f"定义互相引用成环：{shown}", f"definitions form a circle: {shown}"),
        related=tuple(
            Label(
                scope.names.written[each].name.span,
                Text("环上的定义", "in the circle"),
            )
            for each in circle
        ),
    )


def _read(names: Names, name: str) -> Iterator[t.Name]:
    """Give the definitions that a definition reads, where it does."""
    waiting: list[t.Expression] = [names.written[name].value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, t.Name) and node.text in names.written:
            yield node
        waiting.extend(reversed(_parts(node)))


def _parts(node: t.Expression) -> tuple[t.Expression, ...]:
    match node:
        case t.Chain(operands=parts) | t.Logic(operands=parts):
            return parts
        case t.Call(arguments=parts):
            return parts
        case t.Prefix(operand=part) | t.Bracketed(inner=part):
            return (part,)
        case t.Comparison(left=left, right=right):
            return (left, right)
        case t.Choice(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
    return ()
