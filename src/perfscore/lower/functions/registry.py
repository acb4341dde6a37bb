"""The functions of the language."""

from collections.abc import Callable, Iterable

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import rules
from perfscore.lower.functions import means, ordering, powers, reported, roundings
from perfscore.lower.functions.arguments import Arguments, same_units
from perfscore.lower.ground.findings import Findings
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import Expression, Operator
from perfscore.syntax import tree as t

_OPERATORS = {
    "至多": Operator.AT_MOST,
    "min": Operator.AT_MOST,
    "at_most": Operator.AT_MOST,
    "至少": Operator.AT_LEAST,
    "max": Operator.AT_LEAST,
    "at_least": Operator.AT_LEAST,
    "合计": Operator.ADD,
    "sum": Operator.ADD,
}


def call(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower a call of a known function; None if a fault was reported."""
    name = node.function.text
    if name in _IN_SCOPE:
        return _IN_SCOPE[name](scope, node, arguments)
    return _ALONE[name](scope.findings, node, arguments)


def is_known(findings: Findings, function: t.Word, more: Iterable[str]) -> bool:
    """Whether there is such a function; report it if not, with names near ``more``."""
    if function.text in NAMES:
        return True
    near = nearest(function.text, (*NAMES, *more))
    shown = "、".join(f"“{each}”" for each in near)
    findings.add(
        rules.UNKNOWN_FUNCTION,
        function.span,
        Text(f"没有函数“{function.text}”", f"unknown function “{function.text}”"),
        hint=Text(f"名称相近的有 {shown}", f"near names: {shown}") if near else None,
    )
    return False


def _operator(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    fitted = same_units(findings, node, arguments)
    if fitted is None:
        return None
    return means.applied(node.span, _OPERATORS[node.function.text], fitted)


_IN_SCOPE: dict[str, Callable[[Scope, t.Call, Arguments], Expression | None]] = {
    "ln": powers.logarithm,
    "开方": powers.square_root,
    "sqrt": powers.square_root,
    "乘方": powers.called_power,
    "pow": powers.called_power,
    **dict.fromkeys(ordering.GRADE_OF, ordering.grade_of),
    **dict.fromkeys(ordering.PLACE_OF, ordering.place_of),
    **dict.fromkeys(ordering.PLACES_DOWN, ordering.places_down),
}
_ALONE: dict[str, Callable[[Findings, t.Call, Arguments], Expression | None]] = {
    **dict.fromkeys(_OPERATORS, _operator),
    **dict.fromkeys(roundings.UNARY, roundings.unary),
    **dict.fromkeys(("平均", "mean"), means.mean),
    **dict.fromkeys(("几何平均", "geometric_mean"), means.geometric_mean),
    **dict.fromkeys(("调和平均", "harmonic_mean"), means.harmonic_mean),
    **dict.fromkeys(("加权平均", "weighted_mean"), means.weighted_mean),
    **dict.fromkeys(("去掉最高最低", "trimmed_mean"), means.trimmed_mean),
    **dict.fromkeys(roundings.MODES, roundings.rounded),
    **dict.fromkeys(("天数", "days"), reported.days),
    **dict.fromkeys(("逾期天数", "days_late"), reported.days_late),
    **dict.fromkeys(reported.PARTS_OF_DATE, reported.part_of_date),
    **dict.fromkeys(("已填", "reported"), reported.reported),
}
NAMES = (*_ALONE, *_IN_SCOPE)
"""Every function's Chinese and English name."""
