"""How the scoring methods become nodes: rule -> maker."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t
from perfscore.syntax.make_expressions import Maker, first


@dataclass(frozen=True, slots=True)
class _PassLine:
    share: t.Quantity


@dataclass(frozen=True, slots=True)
class _Cap:
    share: t.Quantity


@dataclass(frozen=True, slots=True)
class _Uncapped:
    pass


@dataclass(frozen=True, slots=True)
class _Pace:
    full_steps: bool
    step: t.Step
    reading: t.Word | None


def _pass_line(_span: Span, share: t.Quantity) -> _PassLine:
    return _PassLine(share)


def _cap(_span: Span, share: t.Quantity) -> _Cap:
    return _Cap(share)


def _uncapped(_span: Span) -> _Uncapped:
    return _Uncapped()


def _by_completion(
    span: Span, *options: t.Word | _PassLine | _Cap | _Uncapped
) -> t.ByCompletion:
    return t.ByCompletion(
        span,
        tuple(each.share for each in options if isinstance(each, _PassLine)),
        tuple(each.share for each in options if isinstance(each, _Cap)),
        any(isinstance(each, _Uncapped) for each in options),
    )


def _interval(
    span: Span,
    left: t.Word,
    low: t.Expression,
    _comma: t.Word,
    high: t.Expression,
    right: t.Word,
) -> t.Interval:
    return t.Interval(span, left.text == "[", low, high, right.text == "]")


def _band_row(
    span: Span, condition: t.Condition | t.Word, _colon: t.Word, points: t.Expression
) -> t.BandRow:
    unless_else = None if isinstance(condition, t.Word) else condition
    return t.BandRow(span, unless_else, points)


def _bands(span: Span, *rows: t.BandRow) -> t.Bands:
    return t.Bands(span, rows)


def _step(span: Span, of_base: t.Word | None, quantity: t.Quantity) -> t.Step:
    return t.Step(span, of_base is not None, quantity)


def _pace(
    _span: Span,
    kind: t.Word,
    step: t.Step,
    _comma: t.Word | None,
    reading: t.Word | None,
) -> _Pace:
    return _Pace(kind.kind == "FULL_STEP", step, reading)


def _step_row(
    span: Span,
    side: t.Word,
    base: t.Expression,
    pace: _Pace,
    _colon: t.Word,
    points: t.Expression,
) -> t.StepRow:
    above = side.kind == "PER_ABOVE"
    return t.StepRow(
        span, above, base, pace.full_steps, pace.step, pace.reading, points
    )


def _case_row(
    span: Span, subject: t.Name, pace: _Pace, _colon: t.Word, points: t.Expression
) -> t.CaseRow:
    return t.CaseRow(span, subject, pace.full_steps, pace.step, pace.reading, points)


def _deductions(span: Span, *rows: t.StepRow | t.CaseRow | t.FloorRow) -> t.Deductions:
    return t.Deductions(span, rows)


def _decision_row(
    span: Span, condition: t.Expression | t.Word, _colon: t.Word, points: t.Expression
) -> t.DecisionRow:
    unless_else = None if isinstance(condition, t.Word) else condition
    return t.DecisionRow(span, unless_else, points)


def _decision(span: Span, *rows: t.DecisionRow) -> t.Decision:
    return t.Decision(span, rows)


def _checklist_row(
    span: Span,
    prerequisite: t.Word | None,
    label: t.Word,
    _colon: t.Word,
    points: t.Expression,
) -> t.ChecklistRow:
    return t.ChecklistRow(span, prerequisite is not None, label.text, points)


def _checklist(span: Span, *rows: t.ChecklistRow) -> t.Checklist:
    return t.Checklist(span, rows)


def _rating_row(
    span: Span, label: t.Word, _colon: t.Word, share: t.Interval | t.Expression
) -> t.RatingRow:
    return t.RatingRow(span, label.text, share)


def _rating(span: Span, *rows: t.RatingRow) -> t.Rating:
    return t.Rating(span, rows)


METHODS: Mapping[str, Maker] = {
    "by_completion": _by_completion,
    "pass_line": _pass_line,
    "uncapped": _uncapped,
    "cap": _cap,
    "by_inverse": t.ByInverse,
    "decreasing": t.Decreasing,
    "by_attainment": t.ByAttainment,
    "bands": _bands,
    "band_row": _band_row,
    "bound": t.Bound,
    "comparator_sign": first,
    "interval": _interval,
    "deductions": _deductions,
    "step_row": _step_row,
    "case_row": _case_row,
    "floor_row": t.FloorRow,
    "pace": _pace,
    "step": _step,
    "reading": first,
    "decision": _decision,
    "decision_row": _decision_row,
    "checklist": _checklist,
    "checklist_row": _checklist_row,
    "rating": _rating,
    "rating_row": _rating_row,
}
