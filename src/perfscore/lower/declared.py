"""填报指标评分: how the indicators that units declare are scored, by target form."""

from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower import core, rules
from perfscore.lower.head import basis_of
from perfscore.lower.methods.ground import Ground
from perfscore.lower.rates import measures_a_rate
from perfscore.lower.scope import Scope
from perfscore.lower.scoring import lower_method
from perfscore.model.expressions import Operator, Slot
from perfscore.model.indicator_set import DeclaredScoring
from perfscore.model.methods import Scoring
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
                made.append(DeclaredScoring(row.span, (form,), stated))
    return tuple(made)


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
    if form is not TargetForm.WORDS or isinstance(row.method, t.Rating | t.Checklist):
        return True
    scope.findings.add(
        rules.FORM_NEEDS_SIGN,
        word.span,
        Text("定性目标没有数值，不能这样计分", "a qualitative target has no number"),
        hint=Text("写作：目标 定性：评级", "write: target qualitative: rating"),
    )
    return False
