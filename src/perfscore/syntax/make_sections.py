"""How the head and the sections become nodes: rule -> maker."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t
from perfscore.syntax.make_expressions import Maker, first

_ROLES = {"BONUS_ITEM": "bonus", "PENALTY_ITEM": "penalty"}


@dataclass(frozen=True, slots=True)
class _Verdict:
    severity: t.Word
    message: t.Word


def _head(span: Span, title: t.Name, *clauses: t.HeadClause) -> t.Head:
    return t.Head(span, t.Word(title.span, "STRING", title.text), clauses)


def _grades(span: Span, *rows: t.GradeRow) -> t.Grades:
    return t.Grades(span, rows)


def _data(span: Span, *rows: t.DataRow) -> t.Data:
    return t.Data(span, rows)


def _definition(*, is_parameter: bool) -> Maker:
    def make(
        span: Span,
        name: t.Name,
        _equals: t.Word,
        value: t.Expression,
        *basis: t.Basis,
    ) -> t.Definition:
        return t.Definition(span, name, value, is_parameter, basis)

    return make


def _verdict(_span: Span, _else: t.Word, severity: t.Word, message: t.Word) -> _Verdict:
    return _Verdict(severity, message)


def _validation(
    span: Span,
    label: t.Word,
    _colon: t.Word,
    condition: t.Expression,
    verdict: _Verdict | None,
    *basis: t.Basis,
) -> t.Validation:
    severity = verdict.severity if verdict else None
    message = verdict.message if verdict else None
    return t.Validation(span, label.text, condition, severity, message, basis)


def _indicator(
    span: Span,
    level: t.Word,
    title: t.Word,
    weight: t.Word | None,
    *clauses: t.IndicatorClause,
) -> t.Indicator:
    role = _ROLES.get(level.kind, "")
    number = 1 if role else int(level.kind[-1])
    declared = title.kind == "DECLARED"
    return t.Indicator(span, number, role, title, declared, weight, clauses)


def _declared_row(span: Span, *parts: t.Word | t.Method) -> t.DeclaredRow:
    words = [each for each in parts if isinstance(each, t.Word)]
    (method,) = (each for each in parts if not isinstance(each, t.Word))
    forms = (each for each in words if each.kind not in {"ENUMERATION", "COLON"})
    return t.DeclaredRow(span, tuple(forms), method)


def _declared_scoring(
    span: Span, *parts: t.DeclaredRow | t.NotApplicable | t.ReasonRequired | t.Basis
) -> t.DeclaredScoring:
    return t.DeclaredScoring(
        span,
        tuple(each for each in parts if isinstance(each, t.DeclaredRow)),
        tuple(each for each in parts if isinstance(each, t.NotApplicable)),
        tuple(each for each in parts if isinstance(each, t.ReasonRequired)),
        tuple(each for each in parts if isinstance(each, t.Basis)),
    )


SECTIONS: Mapping[str, Maker] = {
    "head": _head,
    "grades": _grades,
    "data": _data,
    "parameter": _definition(is_parameter=True),
    "definition": _definition(is_parameter=False),
    "validation": _validation,
    "verdict": _verdict,
    "indicator": _indicator,
    "level": first,
    "declared_scoring": _declared_scoring,
    "declared_row": _declared_row,
    "target_form": first,
}
