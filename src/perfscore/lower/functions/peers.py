"""同组…: what only a whole group of assessments settles."""

from collections.abc import Callable

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.functions.arguments import wrong
from perfscore.lower.names.scope import RESULT_NAMES, Scope
from perfscore.model.expressions import (
    Defined,
    Expression,
    Input,
    Local,
    PeerFunction,
    Peers,
    ResultKind,
    Slot,
)
from perfscore.model.units import NUMBER, POINTS, Quantity, ValueType
from perfscore.syntax import tree as t

Lower = Callable[[Scope, t.Expression], Expression | None]

TOTAL_KEY = "总分"
VALUE_KEY = "指标值"

_FUNCTIONS: dict[str, PeerFunction] = {
    "同组平均": PeerFunction.MEAN,
    "peers_mean": PeerFunction.MEAN,
    "同组最高": PeerFunction.HIGHEST,
    "peers_highest": PeerFunction.HIGHEST,
    "同组最低": PeerFunction.LOWEST,
    "peers_lowest": PeerFunction.LOWEST,
    "同组个数": PeerFunction.SIZE,
    "peers_count": PeerFunction.SIZE,
    "从高到低名次": PeerFunction.RANK_FROM_HIGHEST,
    "rank_from_highest": PeerFunction.RANK_FROM_HIGHEST,
    "从低到高名次": PeerFunction.RANK_FROM_LOWEST,
    "rank_from_lowest": PeerFunction.RANK_FROM_LOWEST,
}
_PLAIN = {
    PeerFunction.SIZE,
    PeerFunction.RANK_FROM_HIGHEST,
    PeerFunction.RANK_FROM_LOWEST,
}
"""What counts members of the group, and has no unit."""
_BEST = ("同组最优", "peers_best")
NAMES = (*_FUNCTIONS, *_BEST)
"""Every such function's Chinese and English name."""


def of_group(scope: Scope, node: t.Call, lower: Lower) -> Expression | None:
    """Lower a call of a 同组… function; None if a fault in it was reported."""
    name = node.function.text
    function = scope.best if name in _BEST else _FUNCTIONS[name]
    if function is None:
        _no_best(scope, node)
        return None
    argument = node.arguments[0]
    if len(node.arguments) != 1 or isinstance(argument, t.Filtered):
        wrong(scope.findings, node, Text("只要一个参数", "takes one argument"))
        return None
    if isinstance(argument, t.Name) and _is_total(argument):
        is_rank = function in _PLAIN and function is not PeerFunction.SIZE
        own = lower(scope, argument) if is_rank else None
        if is_rank and own is None:
            return None
        return _peers(node, function, TOTAL_KEY, POINTS, own)
    value = lower(scope, argument)
    if value is None:
        return None
    key = key_of(scope, value)
    if key is None or not isinstance(value.type, Quantity):
        _wrong_value(scope, node)
        return None
    return _peers(node, function, key, value.type, value)


def key_of(scope: Scope, value: Expression) -> str | None:
    """Name what each member of the group brings; None for what has no name."""
    match value:
        case Input(name=name) | Defined(name=name):
            return name
        case Local(slot=Slot.VALUE | Slot.ACTUAL) if scope.path:
            return scope.value_key or "/".join((*scope.path, VALUE_KEY))
    return None


def _is_total(name: t.Name) -> bool:
    return RESULT_NAMES.get(name.text) is ResultKind.TOTAL


def _peers(
    node: t.Call,
    function: PeerFunction,
    key: str,
    type_: ValueType,
    value: Expression | None,
) -> Peers:
    return Peers(
        span=node.span,
        type=NUMBER if function in _PLAIN else type_,
        function=function,
        key=key,
        value=value,
    )


def _no_best(scope: Scope, node: t.Call) -> None:
    shown = node.span.text
    inner = shown[shown.find("(") :] if "(" in shown else "(…)"
    scope.findings.add(
        rules.WRONG_ARGUMENTS,
        node.span,
        Text(
            "“同组最优”只在“按名次”里有意义：别处没有说明高者优还是低者优",
            "peers_best is known within by_rank only: elsewhere nothing says whether "
            "high or low is best",
        ),
        hint=Text(
            f"写作 同组最高{inner} 或 同组最低{inner}",
            f"write peers_highest{inner} or peers_lowest{inner}",
        ),
    )


def _wrong_value(scope: Scope, node: t.Call) -> None:
    wrong(
        scope.findings,
        node,
        Text(
            "参数须是数据、定义、本指标的指标值，或总分，并且是数",
            "takes a datum, a definition, this indicator's value, or the total; "
            "a number",
        ),
        hint=Text(
            "算式先用“定义”取名，再写定义的名称",
            "define a formula first, then write the definition's name",
        ),
    )
