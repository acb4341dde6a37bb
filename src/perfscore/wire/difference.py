"""The differences between two sets as the plain data that machines read."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from hashlib import sha256

from perfscore.compare.difference import Difference
from perfscore.compare.scores import LineChange, ScoreChange
from perfscore.compare.sets import Comparison
from perfscore.compare.steps import StepChange
from perfscore.diagnostics.model import Language, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.printing import formula, value_text
from perfscore.score.result import Finding, IndicatorScore, Score, Step
from perfscore.source import Span


def difference_to_json(
    comparison: Comparison,
    scored: Sequence[tuple[str, ScoreChange]] | None,
    language: Language,
) -> dict[str, object]:
    """Give what differs as texts, lists and dicts, ready for JSON.

    ``scored`` are assessments by the names of their files, scored by both sets; None
    where none were given. Numbers are texts and exact, as in a score. The schema is
    ``perfscore/difference/v1``.
    """
    return {
        "before": _set(comparison.before),
        "after": _set(comparison.after),
        "differences": [_difference(each, language) for each in comparison.differences],
        "scores": None if scored is None else _scores(scored, language),
    }


def _set(one: IndicatorSet) -> dict[str, object]:
    text = one.source.text.encode("utf-8", "backslashreplace")
    return {
        "file": _encodable(one.source.name),
        "id": one.id,
        "version": one.version,
        "sha256": sha256(text).hexdigest(),
    }


def _difference(each: Difference, language: Language) -> dict[str, object]:
    return {
        "kind": each.kind,
        "section": each.section.value,
        "path": list(each.path),
        "before": _text(each.before, language),
        "after": _text(each.after, language),
        "before_at": _place(each.before_span),
        "after_at": _place(each.after_span),
    }


def _place(span: Span | None) -> dict[str, object] | None:
    if span is None:
        return None
    line, column = span.source.place(span.start)
    return {"file": _encodable(span.source.name), "line": line, "column": column}


def _text(text: Text | None, language: Language) -> str | None:
    return None if text is None else text.in_language(language)


def _scores(
    scored: Iterable[tuple[str, ScoreChange]], language: Language
) -> dict[str, object]:
    changes = [(name, each) for name, each in scored]
    return {
        "compared": len(changes),
        "changed": sum(each.is_changed for _, each in changes),
        "unscored": sum(each.is_unscored for _, each in changes),
        "assessments": [_assessment(name, each, language) for name, each in changes],
    }


def _assessment(
    name: str, change: ScoreChange, language: Language
) -> dict[str, object]:
    assessment = change.before.assessment
    return {
        "file": _encodable(name),
        "unit": assessment.unit,
        "year": assessment.year,
        "before": _whole(change.before, change.reasons[0], language),
        "after": _whole(change.after, change.reasons[1], language),
        "step": _step_change(change.total_step, language),
        "lines": [_line(each, language) for each in change.lines],
    }


def _whole(
    score: Score, reasons: Iterable[Finding], language: Language
) -> dict[str, object]:
    return {
        "total": _number(score.total),
        "grade": score.grade.name if score.grade else None,
        "open_because": [each.message.in_language(language) for each in reasons],
    }


def _line(change: LineChange, language: Language) -> dict[str, object]:
    return {
        "path": list(change.path),
        "before": _points(change.before),
        "after": _points(change.after),
        "step": _step_change(change.step, language),
    }


def _points(line: IndicatorScore | None) -> dict[str, object] | None:
    if line is None:
        return None
    return {"weight": _number(line.weight), "score": _number(line.score)}


def _step_change(
    change: StepChange | None, language: Language
) -> dict[str, object] | None:
    if change is None:
        return None
    return {
        "before": _step(change.before, language),
        "after": _step(change.after, language),
    }


def _step(step: Step, language: Language) -> dict[str, object]:
    value = step.value
    kind = step.expression.type
    return {
        "formula": formula(step.expression, language),
        "value": None if value is None else value_text(value, kind, language),
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def _encodable(text: str) -> str:
    """Spell out half surrogates, which file names can hold and UTF-8 not."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
