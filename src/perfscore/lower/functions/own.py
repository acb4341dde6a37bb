"""函数: what a set's own functions stand for, where they are called."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.functions.arguments import wrong
from perfscore.lower.ground.levels import parts_of
from perfscore.lower.names.as_written import Part, parts
from perfscore.lower.names.scope import Names, Scope
from perfscore.model.data import Function
from perfscore.model.expressions import Expression
from perfscore.source import Span
from perfscore.syntax import tree as t

_MAX_CALLS = 200
"""Calls that one call may lead to; what they come to is worked out each time."""
_MAX_LEVELS = 60
"""Levels that a function may have as written, with the functions it calls."""
_MAX_PARTS = 2_000
"""Parts that one call may bring into an expression."""
MAX_INLINED = 200_000
"""Parts that all calls of a set may bring into its expressions."""

Lower = Callable[[Scope, t.Expression], Expression | None]


def declare_functions(
    names: Names, nodes: list[t.Function], built_in: frozenset[str]
) -> None:
    """Make the names of functions known; ``built_in`` are the language's own."""
    for node in nodes:
        name = node.name
        if name.text in built_in:
            names.findings.add(
                rules.RESERVED_NAME,
                name.span,
                Text(
                    f"“{name.text}”是规则语言已有的函数",
                    f"“{name.text}” is a function of the language",
                ),
                hint=Text("换一个名称", "choose another name"),
            )
        elif names.declare(name.text, name.span):
            names.functions[name.text] = node
            _report_twice(names, node)
    _settle(names)


def functions_of(names: Names) -> tuple[Function, ...]:
    """Give the functions, once everything that can call them is lowered."""
    return tuple(
        Function(
            node.span,
            name,
            tuple(each.text for each in node.parameters),
            is_used=name in names.used,
        )
        for name, node in names.functions.items()
    )


def called(scope: Scope, node: t.Call, lower: Lower) -> Expression | None:
    """Lower a call: the function's formula, its arguments in their places."""
    names = scope.names
    function = names.functions[node.function.text]
    names.used.add(function.name.text)
    arguments = [_argument(scope, node, each, lower) for each in node.arguments]
    if len(arguments) != len(function.parameters):
        _wrong_number(scope, node, function)
        return None
    if function.name.text in names.endless or None in arguments:
        return None
    if names.inlined > MAX_INLINED:
        too_much(scope, node.span)
        return None
    bound = dict(
        zip((each.text for each in function.parameters), arguments, strict=True)
    )
    made = lower(replace(scope, bound=bound, table=None), function.body)
    if made is None:
        return None
    size = _parts_in(made)
    names.inlined += size
    if size > _MAX_PARTS:
        too_much(scope, node.span)
        return None
    return made


def _argument(
    scope: Scope, node: t.Call, argument: Part, lower: Lower
) -> Expression | None:
    if not isinstance(argument, t.Filtered):
        return lower(scope, argument)
    what = Text("参数不能带条件", "takes no condition in an argument")
    wrong(scope.findings, node, what)
    return None


def _parts_in(made: Expression) -> int:
    """Count the parts of an expression, each as often as it stands there; to a limit.

    An argument stands wherever the function reads it, so numbers can double each time.
    """
    count, waiting = 0, [made]
    while waiting and count <= _MAX_PARTS:
        count += 1
        waiting.extend(parts_of(waiting.pop()))
    return count


def _settle(names: Names) -> None:
    """Measure the functions, each after those it calls; report circles and giants."""
    calls: dict[str, int] = {}
    levels: dict[str, int] = {}
    for first in names.functions:
        open_ = {} if first in calls else {first: _called_by(names, first)}
        while open_:
            name, found = next(reversed(open_.items()))
            call = next((x for x in found if x.text not in calls), None)
            if call is None:
                del open_[name]
                _measure(names, name, calls, levels)
            elif call.text in open_:
                path = list(open_)
                circle = path[path.index(call.text) :]
                names.endless.update(circle)
                _report_circle(names, call, circle)
            else:
                open_[call.text] = _called_by(names, call.text)


def _called_by(names: Names, name: str) -> Iterator[t.Word]:
    waiting: list[Part] = [names.functions[name].body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, t.Call) and node.function.text in names.functions:
            yield node.function
        waiting.extend(reversed(parts(node)))


def _measure(
    names: Names, name: str, calls: dict[str, int], levels: dict[str, int]
) -> None:
    """Say how many calls a call leads to, and how deep it goes; report too much.

    What a circle or a giant is called by is faulty as well, and not told again.
    """
    inner = [each.text for each in _called_by(names, name)]
    if not names.endless.isdisjoint(inner):
        names.endless.add(name)
    calls[name] = sum(1 + calls.get(each, 0) for each in inner)
    levels[name] = _levels(names.functions[name].body, levels)
    is_giant = calls[name] > _MAX_CALLS or levels[name] > _MAX_LEVELS
    if is_giant and name not in names.endless:
        names.endless.add(name)
        names.findings.add(
            rules.EXPRESSION_TOO_LONG,
            names.functions[name].name.span,
            Text(
                f"函数“{name}”连同它调用的函数有 {levels[name]} 层、{calls[name]} 次"
                f"调用，最多 {_MAX_LEVELS} 层、{_MAX_CALLS} 次",
                f"with those it calls the function “{name}” has {levels[name]} levels "
                f"and {calls[name]} calls, {_MAX_LEVELS} and {_MAX_CALLS} at most",
            ),
        )


def _levels(body: t.Expression, levels: dict[str, int]) -> int:
    deepest = 0
    waiting: list[tuple[Part, int]] = [(body, 1)]
    while waiting:
        node, level = waiting.pop()
        here = level
        if isinstance(node, t.Call):
            here += levels.get(node.function.text, 0)
        deepest = max(deepest, here)
        waiting.extend((each, level + 1) for each in parts(node))
    return deepest


def _report_circle(names: Names, call: t.Word, circle: list[str]) -> None:
    shown = " → ".join([*circle[:6], *(["…"] if len(circle) > 6 else []), call.text])  # noqa: PLR2004 - a glance
    names.findings.add(
        rules.CIRCULAR_DEFINITION,
        call.span,
        Text(f"函数互相调用成环：{shown}", f"functions form a circle: {shown}"),
        related=tuple(
            Label(names.functions[each].name.span, Text("环上的函数", "in the circle"))
            for each in circle
        ),
    )


def _report_twice(names: Names, node: t.Function) -> None:
    first: dict[str, Span] = {}
    for each in node.parameters:
        if each.text in first:
            names.findings.add(
                rules.DEFINED_TWICE,
                each.span,
                Text(
                    f"参数“{each.text}”出现了两次",
                    f"the parameter “{each.text}” stands twice",
                ),
                related=(Label(first[each.text], Text("第一次在这里", "first here")),),
            )
        first.setdefault(each.text, each.span)


def _wrong_number(scope: Scope, node: t.Call, function: t.Function) -> None:
    shown = "、".join(each.text for each in function.parameters)
    wanted, given = len(function.parameters), len(node.arguments)
    wrong(
        scope.findings,
        node,
        Text(
            f"要 {wanted} 个参数（{shown}），这里有 {given} 个",
            f"takes {wanted} arguments ({shown}), here are {given}",
        ),
    )


def too_much(scope: Scope, span: Span) -> None:
    """Report that calls have brought more into a set than is worked with."""
    scope.findings.add(
        rules.EXPRESSION_TOO_LONG,
        span,
        Text(
            f"函数展开后的算式过长，一次调用最多 {_MAX_PARTS} 个运算和数，"
            f"全部调用最多 {MAX_INLINED} 个",
            "what the call comes to is too long: a call may bring "
            f"{_MAX_PARTS} operations and values, all of a set {MAX_INLINED}",
        ),
    )
