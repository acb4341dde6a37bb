"""总分, 等级, 得分(“甲”): what is known once indicators are scored, read by name."""

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import outcome_rules, rules
from perfscore.lower.names.scope import RESULT_NAMES, Scope
from perfscore.model.expressions import Expression, Result, ResultKind
from perfscore.model.units import POINTS, Kind
from perfscore.source import Span
from perfscore.syntax import tree as t

SCORE_OF = ("得分", "score_of", "score")
"""The function that gives the score of an indicator or a group by its title."""

_SHOWN = 3
_WHERE = {
    ResultKind.GRADE: Text(
        "等级在“校验”“分级”里可用；此处可写“定级(总分)”",
        "the grade is known in validate and classes; here write grade_of(total_score)",
    ),
    ResultKind.TOTAL: Text(
        "总分在“总分”下的否决、“校验”“分级”里可用",
        "the total is known in vetoes below total, in validate and in classes",
    ),
}
_WHERE_OTHERWISE = Text(
    "基本分、加分、减分、得分(…)在“总分”“校验”“分级”里可用",
    "base_score, bonus, penalty and score_of(…) are known in total, validate "
    "and classes",
)


def named(scope: Scope, node: t.Name) -> Expression | None:
    """Lower a name of which :func:`is_result` is true; None if it is not known here."""
    if node.text in RESULT_NAMES:
        return _whole(scope, node.span, node.text, RESULT_NAMES[node.text])
    return _class(scope, node)


def is_result(scope: Scope, name: str) -> bool:
    """Whether ``name``, not in quotes, stands for a result of scoring."""
    if name in scope.bound or (scope.table is not None and scope.table.knows(name)):
        return False
    return name in RESULT_NAMES or name in scope.names.classes


def score_of(scope: Scope, node: t.Call) -> Expression | None:
    """Lower ``得分(“产出指标/数量指标”)``; None if a fault in it was reported."""
    title = node.arguments[0]
    if len(node.arguments) != 1 or not isinstance(title, t.Name):
        scope.findings.add(
            rules.WRONG_ARGUMENTS,
            node.span,
            Text(
                f"“{node.function.text}”的参数是一个指标的名称",
                f"“{node.function.text}” takes the title of an indicator",
            ),
            hint=Text(
                "例如：得分(“产出指标/数量指标”)", "for example: score_of(“A/B”)"
            ),
        )
        return None
    if not _is_known(scope, node.span, f"得分(“{title.text}”)", ResultKind.SCORE):
        return None
    path = find(scope, title.text, title.span)
    if path is None:
        return None
    readable = scope.results
    if readable is not None and not readable.knows_score(path):
        scope.findings.add(
            outcome_rules.RESULT_NOT_KNOWN,
            node.span,
            Text(
                f"{readable.place.zh}只能用下级指标的得分，“{title.text}”不在其中",
                f"{readable.place.en} reads the scores of indicators below it, "
                f"“{title.text}” is none",
            ),
            hint=Text("写在“总分”下面", "write it below total"),
        )
        return None
    return Result(span=node.span, type=POINTS, kind=ResultKind.SCORE, path=path)


def find(scope: Scope, title: str, span: Span) -> tuple[str, ...] | None:
    """Give the titles, from level 1 down, of the indicator that ``title`` means.

    ``title`` is its own, or those from any level above it down, joined by ``/``.
    """
    means = scope.names.titles.get(title, [])
    found = [each for each in means if "/".join(each) == title] or means
    if len(found) == 1:
        return found[0]
    if not found:
        _unknown(scope, title, span)
        return None
    shown = "、".join(f"“{'/'.join(each)}”" for each in found[:_SHOWN])
    scope.findings.add(
        outcome_rules.AMBIGUOUS_INDICATOR,
        span,
        Text(
            f"“{title}”可以指 {shown}",
            f"“{title}” can mean {shown}",
        ),
        hint=Text("写出上级的名称，用 / 连接", "name those above it, joined by /"),
    )
    return None


def _unknown(scope: Scope, title: str, span: Span) -> None:
    near = nearest(title, scope.names.titles)
    shown = "、".join(f"“{each}”" for each in near)
    scope.findings.add(
        outcome_rules.UNKNOWN_INDICATOR,
        span,
        Text(f"没有名为“{title}”的指标", f"there is no indicator “{title}”"),
        hint=Text(f"名称相近的有 {shown}", f"near names: {shown}") if near else None,
    )


def _whole(scope: Scope, span: Span, name: str, kind: ResultKind) -> Expression | None:
    if not _is_known(scope, span, name, kind):
        return None
    type_ = Kind.TEXT if kind is ResultKind.GRADE else POINTS
    return Result(span=span, type=type_, kind=kind)


def _class(scope: Scope, node: t.Name) -> Expression | None:
    readable = scope.results
    if readable is not None and node.text in readable.classes:
        return Result(
            span=node.span, type=Kind.TEXT, kind=ResultKind.CLASS, path=(node.text,)
        )
    place = Text("此处", "this place") if readable is None else readable.place
    scope.findings.add(
        outcome_rules.RESULT_NOT_KNOWN,
        node.span,
        Text(
            f"{place.zh}还不知道分级“{node.text}”",
            f"{place.en} does not know the classes “{node.text}” yet",
        ),
        hint=Text(
            "分级在“校验”和写在它后面的“分级”里可用",
            "classes are known in validate and in classes written after them",
        ),
    )
    return None


def _is_known(scope: Scope, span: Span, name: str, kind: ResultKind) -> bool:
    readable = scope.results
    if readable is not None and kind in readable.kinds:
        return True
    place = Text("此处", "this place") if readable is None else readable.place
    scope.findings.add(
        outcome_rules.RESULT_NOT_KNOWN,
        span,
        Text(f"{place.zh}还不知道“{name}”", f"{place.en} does not know “{name}” yet"),
        hint=_WHERE.get(kind, _WHERE_OTHERWISE),
    )
    return False
