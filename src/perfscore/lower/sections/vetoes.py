"""否决: a condition, and what it does to scores, the total and the grade."""

from collections.abc import Iterable

from perfscore.diagnostics.model import Text
from perfscore.lower import outcome_rules, rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground.fitting import fit_points, fit_truth
from perfscore.lower.ground.levels import parts_of
from perfscore.lower.ground.wording import said
from perfscore.lower.names.scope import Scope
from perfscore.lower.sections.head import twice
from perfscore.model.expressions import Expression, Local, Result, Slot
from perfscore.model.outcomes import Effect, EffectKind, Veto
from perfscore.syntax import tree as t

_KINDS = {
    "score": EffectKind.SCORE_IS,
    "stop": EffectKind.STOP,
    "total": EffectKind.TOTAL_IS,
    "grade": EffectKind.GRADE_IS,
    "grade_at_most": EffectKind.GRADE_AT_MOST,
}


def lower_vetoes(
    scope: Scope,
    nodes: Iterable[t.Veto],
    basis: tuple[str, ...],
    *,
    of_indicator: bool,
) -> tuple[Veto, ...]:
    """Lower vetoes; ``scope`` says what a condition can read where they stand.

    Those ``of_indicator`` may set its score.
    """
    made = (_veto(scope, each, basis, of_indicator=of_indicator) for each in nodes)
    return tuple(each for each in made if each is not None)


def _veto(
    scope: Scope, node: t.Veto, basis: tuple[str, ...], *, of_indicator: bool
) -> Veto | None:
    condition = fit_truth(scope.findings, lower_expression(scope, node.condition))
    _report_twice(scope, node.effects)
    effects = [_effect(scope, each, of_indicator=of_indicator) for each in node.effects]
    whole = tuple(each for each in effects if each is not None)
    if condition is None or len(whole) < len(effects):
        return None
    stops = [each for each in whole if each.kind is EffectKind.STOP]
    if stops and _reads_scores(condition):
        scope.findings.add(
            outcome_rules.STOP_NEEDS_DATA,
            condition.span,
            Text(
                "“不再评分”在计分之前决定，条件里不能用得分",
                "stop_scoring is decided before scoring; its condition reads no score",
            ),
            hint=Text("改为：总分 = …，等级 = …", "set the total or the grade instead"),
        )
        return None
    return Veto(node.span, condition, said(condition), whole, basis)


def _report_twice(scope: Scope, effects: tuple[t.Effect, ...]) -> None:
    seen: dict[str, t.Effect] = {}
    for each in effects:
        if each.kind in seen:
            name = _KINDS[each.kind].value
            twice(scope.findings, name, seen[each.kind].span, each.span)
        seen.setdefault(each.kind, each)


def _effect(scope: Scope, node: t.Effect, *, of_indicator: bool) -> Effect | None:
    kind = _KINDS[node.kind]
    if kind is EffectKind.SCORE_IS and not of_indicator:
        scope.findings.add(
            rules.CLAUSE_OUT_OF_PLACE,
            node.span,
            Text(
                "“得分 =”指一个指标的得分，写在“总分”下面没有所指",
                "“score =” is of an indicator; below total there is none",
            ),
            hint=Text("写作：总分 = …", "write: total = …"),
        )
        return None
    if node.grade is not None:
        is_known = _is_grade(scope, node.grade)
        return Effect(node.span, kind, grade=node.grade.text) if is_known else None
    if node.value is None:
        return Effect(node.span, kind)
    here = scope if kind is EffectKind.SCORE_IS else Scope(scope.names)
    points = fit_points(
        scope.findings, lower_expression(here, node.value), share_of=None
    )
    return None if points is None else Effect(node.span, kind, points)


def _is_grade(scope: Scope, word: t.Word) -> bool:
    names = [each.name for each in scope.names.grades]
    if word.text in names:
        return True
    shown = "、".join(names)
    scope.findings.add(
        outcome_rules.UNKNOWN_GRADE,
        word.span,
        Text(f"没有等级“{word.text}”", f"there is no grade “{word.text}”"),
        hint=Text(f"等级有 {shown}", f"grades: {shown}")
        if names
        else Text("先写“等级”一段", "list the grades first"),
    )
    return False


def _reads_scores(condition: Expression) -> bool:
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Result):
            return True
        if isinstance(node, Local) and node.slot is Slot.SCORE:
            return True
        waiting.extend(parts_of(node))
    return False
