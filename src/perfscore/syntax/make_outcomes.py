"""How 不适用, 否决, 汇总 and the like become nodes: rule -> maker."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t
from perfscore.syntax.make_expressions import Maker, first


@dataclass(frozen=True, slots=True)
class _AppliesNot:
    condition: t.Expression | None


@dataclass(frozen=True, slots=True)
class _Treatment:
    word: t.Word
    into: t.Word | None
    value: t.Expression | None


def _applies_not(_span: Span, value: t.Expression | t.Word) -> _AppliesNot:
    return _AppliesNot(None if isinstance(value, t.Word) else value)


def _treatment(
    _span: Span, word: t.Word, rest: t.Word | t.Expression | None = None
) -> _Treatment:
    if isinstance(rest, t.Word):
        return _Treatment(word, rest, None)
    return _Treatment(word, None, rest)


def _not_applicable(
    span: Span, applies_not: _AppliesNot, treatment: _Treatment
) -> t.NotApplicable:
    return t.NotApplicable(
        span,
        applies_not.condition,
        treatment.word,
        treatment.into,
        treatment.value,
    )


def _value_effect(kind: str) -> Maker:
    def make(span: Span, _equals: t.Word, value: t.Expression) -> t.Effect:
        return t.Effect(span, kind, value, None)

    return make


def _grade_is(span: Span, _equals: t.Word, grade: t.Word) -> t.Effect:
    return t.Effect(span, "grade", None, grade)


def _grade_at_most(span: Span, grade: t.Word) -> t.Effect:
    return t.Effect(span, "grade_at_most", None, grade)


def _stop(span: Span, _word: t.Word) -> t.Effect:
    return t.Effect(span, "stop", None, None)


def _veto(span: Span, condition: t.Expression, *effects: t.Effect | t.Word) -> t.Veto:
    return t.Veto(
        span, condition, tuple(each for each in effects if isinstance(each, t.Effect))
    )


def _reason_required(
    span: Span, _word: t.Word, condition: t.Expression | None
) -> t.ReasonRequired:
    return t.ReasonRequired(span, condition)


def _equal_weights(span: Span, *parts: t.Word | None) -> t.EqualWeights:
    words = {each.kind: each for each in parts if each is not None}
    remainder = words.get("REMAINDER_TO_FIRST") or words.get("REMAINDER_TO_LAST")
    return t.EqualWeights(span, words.get("NUMBER"), remainder)


def _aggregation(
    span: Span, word: t.Word, value: t.Expression | None = None
) -> t.Aggregation:
    return t.Aggregation(span, None if value else word, value)


OUTCOMES: Mapping[str, Maker] = {
    "bonus": t.Bonus,
    "score_range": t.ScoreRange,
    "reason_required": _reason_required,
    "not_applicable": _not_applicable,
    "applies_not": _applies_not,
    "treatment": _treatment,
    "veto": _veto,
    "total_is": _value_effect("total"),
    "grade_is": _grade_is,
    "grade_at_most": _grade_at_most,
    "score_is": _value_effect("score"),
    "stop": _stop,
    "share": t.Share,
    "equal_weights": _equal_weights,
    "remainder": first,
    "aggregation": _aggregation,
    "aggregation_kind": first,
    "cap_clause": t.CapClause,
    "floor_clause": t.FloorClause,
}
