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
class _Stairs:
    share: t.Quantity


@dataclass(frozen=True, slots=True)
class _RankIs:
    value: t.Expression


def _stairs(_span: Span, share: t.Quantity) -> _Stairs:
    return _Stairs(share)


@dataclass(frozen=True, slots=True)
class _ZeroTarget:
    pass


def _zero_target(_span: Span) -> _ZeroTarget:
    return _ZeroTarget()


def _pass_line(_span: Span, share: t.Quantity) -> _PassLine:
    return _PassLine(share)


def _cap(_span: Span, share: t.Quantity) -> _Cap:
    return _Cap(share)


def _uncapped(_span: Span) -> _Uncapped:
    return _Uncapped()


def _by_completion(
    span: Span, *options: t.Word | _PassLine | _Cap | _Uncapped | _Stairs | _ZeroTarget
) -> t.ByCompletion:
    return t.ByCompletion(
        span,
        tuple(each.share for each in options if isinstance(each, _PassLine)),
        tuple(each.share for each in options if isinstance(each, _Cap)),
        any(isinstance(each, _Uncapped) for each in options),
        tuple(each.share for each in options if isinstance(each, _Stairs)),
        any(isinstance(each, _ZeroTarget) for each in options),
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
    span: Span,
    condition: t.Condition | t.Word,
    _colon: t.Word,
    points: t.Expression | t.Discretion,
) -> t.BandRow:
    unless_else = None if isinstance(condition, t.Word) else condition
    return t.BandRow(span, unless_else, points)


def _bands(span: Span, *rows: t.BandRow) -> t.Bands:
    return t.Bands(span, rows)


def _decision_row(
    span: Span,
    condition: t.Expression | t.Word,
    _colon: t.Word,
    points: t.Expression | t.Discretion,
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


def _discretion(
    span: Span,
    interval: t.Interval,
    _comma: t.Word | None,
    reason: t.Word | None,
) -> t.Discretion:
    return t.Discretion(span, interval, reason is not None)


def _interpolation(span: Span, *parts: t.Word | t.InterpolationRow) -> t.Interpolation:
    ends = (each for each in parts if isinstance(each, t.Word))
    rows = (each for each in parts if isinstance(each, t.InterpolationRow))
    return t.Interpolation(
        span, tuple(each for each in ends if each.kind != "COMMA"), tuple(rows)
    )


def _interpolation_row(
    span: Span, value: t.Expression, _colon: t.Word, points: t.Expression
) -> t.InterpolationRow:
    return t.InterpolationRow(span, value, points)


def _rank_is(_span: Span, value: t.Expression) -> _RankIs:
    return _RankIs(value)


def _by_rank(
    span: Span,
    *parts: t.Word | _RankIs | t.RankRow | t.EachNextRow | t.RestRow | t.FloorRow,
) -> t.ByRank:
    words = (each for each in parts if isinstance(each, t.Word))
    given = [each.value for each in parts if isinstance(each, _RankIs)]
    rows = [each for each in parts if not isinstance(each, t.Word | _RankIs)]
    return t.ByRank(
        span,
        tuple(each for each in words if each.kind != "COMMA"),
        given[0] if given else None,
        tuple(rows),
    )


def _ranks(
    span: Span,
    rank: t.Word,
    last: t.Word | None,
    _colon: t.Word,
    points: t.Expression,
) -> t.RankRow:
    return t.RankRow(span, rank, last, points)


def _each_next(span: Span, _colon: t.Word, points: t.Expression) -> t.EachNextRow:
    return t.EachNextRow(span, points)


def _rest(span: Span, _rest: t.Word, _colon: t.Word, points: t.Expression) -> t.RestRow:
    return t.RestRow(span, points)


METHODS: Mapping[str, Maker] = {
    "by_completion": _by_completion,
    "pass_line": _pass_line,
    "uncapped": _uncapped,
    "cap": _cap,
    "by_inverse": t.ByInverse,
    "decreasing": t.Decreasing,
    "by_attainment": t.ByAttainment,
    "stairs": _stairs,
    "zero_target": _zero_target,
    "bands": _bands,
    "discretion": _discretion,
    "interpolation": _interpolation,
    "interpolation_row": _interpolation_row,
    "ends": first,
    "by_rank": _by_rank,
    "rank_word": first,
    "rank_is": _rank_is,
    "ranks": _ranks,
    "each_next": _each_next,
    "rest": _rest,
    "band_row": _band_row,
    "bound": t.Bound,
    "comparator_sign": first,
    "interval": _interval,
    "decision": _decision,
    "decision_row": _decision_row,
    "checklist": _checklist,
    "checklist_row": _checklist_row,
    "rating": _rating,
    "rating_row": _rating_row,
}
