"""填报指标评分: how the indicators that units declare are scored, by target form."""

from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.ground import core
from perfscore.lower.ground.rates import measures_a_rate
from perfscore.lower.indicators.methods import lower_method
from perfscore.lower.indicators.not_applicable import lower_not_applicable
from perfscore.lower.indicators.reasons import reasons_in, reasons_of
from perfscore.lower.methods.ground import Ground
from perfscore.lower.names.scope import Scope
from perfscore.lower.sections.head import basis_of, twice
from perfscore.model.expressions import Operator, Slot
from perfscore.model.indicator_set import DeclaredScoring
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import NotApplicable, ReasonRule
from perfscore.model.targets import TargetForm
from perfscore.model.units import NUMBER, POINTS, RATIO, Kind, ValueType
from perfscore.syntax import tree as t

_FORMS = {
    "AT_LEAST_SIGN": TargetForm.AT_LEAST,
    "MORE": TargetForm.MORE_THAN,
    "EQUALS": TargetForm.EQUAL,
    "AT_MOST_SIGN": TargetForm.AT_MOST,
    "LESS": TargetForm.LESS_THAN,
    "NUMBER_TYPE": TargetForm.NUMBER,
    "DATE_TYPE": TargetForm.DATE,
    "QUALITATIVE": TargetForm.WORDS,
}
_SIGNS = {
    TargetForm.AT_LEAST: Operator.GREATER_OR_EQUAL,
    TargetForm.NUMBER: Operator.GREATER_OR_EQUAL,
    TargetForm.MORE_THAN: Operator.GREATER,
    TargetForm.EQUAL: Operator.EQUAL,
    TargetForm.AT_MOST: Operator.LESS_OR_EQUAL,
    TargetForm.LESS_THAN: Operator.LESS,
    TargetForm.DATE: Operator.LESS_OR_EQUAL,
}


def lower_declared(
    scope: Scope, sections: list[t.DeclaredScoring]
) -> tuple[DeclaredScoring, ...]:
    """Settle the scoring of each target form; 达标得分 is made for each sign."""
    made: list[DeclaredScoring] = []
    for section in sections:
        basis = tuple(each.text for each in basis_of(section.basis))
        words = ((row, word) for row in section.rows for word in row.forms)
        for row, word in words:
            form = _FORMS[word.kind]
            scoring = _scoring(scope, row, word, form)
            if _fits(scope, row, word, form) and scoring is not None:
                stated = replace(scoring, basis=basis)
                reasons = reasons_in(scoring, [row.method])
                made.append(DeclaredScoring(row.span, (form,), stated, reasons))
    return tuple(made)


def lower_declared_not_applicable(
    scope: Scope, sections: list[t.DeclaredScoring]
) -> NotApplicable | None:
    """Lower what becomes of rows that a unit marks 不适用; it stands once."""
    nodes = [node for section in sections for node in section.not_applicable]
    for node in nodes:
        if node.condition is not None:
            _refuse_condition(scope, node)
    for again in nodes[1:]:
        twice(scope.findings, "不适用", nodes[0].span, again.span)
    made = [lower_not_applicable(scope, each) for each in nodes]
    return made[0] if made else None


def lower_declared_reasons(
    scope: Scope, sections: list[t.DeclaredScoring]
) -> tuple[ReasonRule, ...]:
    """Lower 须说明理由 of all rows that units declare."""
    slots = {
        Slot.WEIGHT: POINTS,
        Slot.SCORE: POINTS,
        Slot.TARGET: NUMBER,
        Slot.ACTUAL: NUMBER,
    }
    clauses = [each for section in sections for each in section.reasons]
    return reasons_of(scope.with_locals(slots), clauses)


def _refuse_condition(scope: Scope, node: t.NotApplicable) -> None:
    word = node.treatment.text
    scope.findings.add(
        rules.CLAUSE_OUT_OF_PLACE,
        node.span,
        Text(
            "填报的指标是否适用由单位填写，这里不能写条件",
            "units say which of their indicators do not apply; "
            "no condition can stand here",
        ),
        hint=Text(
            f"不适用 由单位填报 则 {word}",
            f"not_applicable declared_by_unit then {word}",
        ),
    )


def _scoring(
    scope: Scope, row: t.DeclaredRow, word: t.Word, form: TargetForm
) -> Scoring | None:
    if form is TargetForm.DATE:
        return lower_method(_ground(scope, word, form, Kind.DATE), row.method)
    made = lower_method(_ground(scope, word, form, NUMBER), row.method)
    if made is not None and measures_a_rate(made.score):
        return lower_method(_ground(scope, word, form, RATIO), row.method)
    return made


def _ground(scope: Scope, word: t.Word, form: TargetForm, type_: ValueType) -> Ground:
    slots = {Slot.WEIGHT: POINTS, Slot.TARGET: type_, Slot.ACTUAL: type_}
    return Ground(
        scope=scope.with_locals(slots),
        subject=core.local(word.span, Slot.ACTUAL, type_),
        target=core.local(word.span, Slot.TARGET, type_),
        sign=_SIGNS.get(form, Operator.EQUAL),
    )


def _fits(scope: Scope, row: t.DeclaredRow, word: t.Word, form: TargetForm) -> bool:
    """Whether the method can score the form: words have no number."""
    if form is not TargetForm.WORDS or isinstance(
        row.method, t.Rating | t.Checklist | t.Discretion
    ):
        return True
    scope.findings.add(
        rules.FORM_NEEDS_SIGN,
        word.span,
        Text("定性目标没有数值，不能这样计分", "a qualitative target has no number"),
        hint=Text("写作：目标 定性：评级", "write: target qualitative: rating"),
    )
    return False
