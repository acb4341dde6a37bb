"""How the rows that take points off or add them become nodes: rule -> maker."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t
from perfscore.syntax.make_expressions import Maker, first


@dataclass(frozen=True, slots=True)
class _Pace:
    full_steps: bool
    step: t.Step
    reading: t.Word | None


@dataclass(frozen=True, slots=True)
class _Change:
    adds: bool
    points: t.Expression
    limit: t.Expression | None


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


def _change(*, adds: bool) -> Maker:
    def make(
        _span: Span,
        points: t.Expression,
        _comma: t.Word | None = None,
        limit: t.Expression | None = None,
    ) -> _Change:
        return _Change(adds, points, limit)

    return make


def _step_row(
    span: Span,
    side: t.Word,
    base: t.Expression,
    pace: _Pace,
    _colon: t.Word,
    change: _Change,
) -> t.StepRow:
    return t.StepRow(
        span,
        above=side.kind != "PER_BELOW",
        below=side.kind != "PER_ABOVE",
        base=base,
        full_steps=pace.full_steps,
        step=pace.step,
        reading=pace.reading,
        adds=change.adds,
        points=change.points,
        limit=change.limit,
    )


def _case_count_row(
    span: Span, subject: t.Expression, pace: _Pace, _colon: t.Word, change: _Change
) -> t.CaseRow:
    return t.CaseRow(
        span,
        subject,
        pace.full_steps,
        pace.step,
        pace.reading,
        change.adds,
        change.points,
        change.limit,
    )


def _if_row(
    span: Span, condition: t.Expression, _colon: t.Word, change: _Change
) -> t.IfRow:
    return t.IfRow(span, condition, change.adds, change.points, change.limit)


def _judged_row(
    span: Span,
    first: t.Expression | t.Discretion | t.Word,
    *rest: t.Word | t.Discretion,
) -> t.JudgedRow:
    if isinstance(first, t.Discretion):
        return t.JudgedRow(span, None, first)
    (judged,) = (each for each in rest if isinstance(each, t.Discretion))
    condition = None if isinstance(first, t.Word) else first
    return t.JudgedRow(span, condition, judged)


def _deductions(
    span: Span, *rows: t.PointsRow | t.FloorRow | t.JudgedRow
) -> t.Deductions:
    return t.Deductions(span, rows)


def _additions(
    span: Span, *rows: t.PointsRow | t.BaseRow | t.LimitRow | t.FloorRow
) -> t.Additions:
    return t.Additions(span, rows)


POINT_ROWS: Mapping[str, Maker] = {
    "deductions": _deductions,
    "additions": _additions,
    "step_row": _step_row,
    "case_count_row": _case_count_row,
    "if_row": _if_row,
    "deducted": _change(adds=False),
    "added": _change(adds=True),
    "judged_row": _judged_row,
    "floor_row": t.FloorRow,
    "base_row": t.BaseRow,
    "limit_row": t.LimitRow,
    "pace": _pace,
    "step": _step,
    "reading": first,
}
