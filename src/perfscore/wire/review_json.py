"""A review as the plain data that machines read."""

from collections.abc import Iterable
from fractions import Fraction
from hashlib import sha256

from perfscore.diagnostics.json import to_json
from perfscore.diagnostics.model import Diagnostic, Language
from perfscore.exact import exact_text
from perfscore.score.review import Review, ReviewedLine, Sums
from perfscore.wire.canonical import encodable


def review_to_json(
    review: Review, diagnostics: Iterable[Diagnostic], language: Language
) -> dict[str, object]:
    """Give ``review`` as the schema ``review`` has it; numbers are exact texts."""
    facts = review.assessment
    return {
        "unit": facts.unit,
        "project": facts.project,
        "year": facts.year,
        "set": _set(review),
        "evaluator": review.evaluator,
        "date": review.date,
        "rows": [_line(each) for each in review.lines],
        "level1": [_sums(each) for each in review.level1],
        "whole": _sums(review.whole),
        "total": _sums(review.total),
        "is_total": review.is_total,
        "claimed_grade": review.claimed_grade,
        "reviewed_grade": review.reviewed_grade,
        "graded_by": review.grading.source or None,
        "diagnostics": [to_json(each, language) for each in diagnostics],
    }


def _set(review: Review) -> dict[str, str] | None:
    if review.score is None:
        return None
    found = review.score.set
    digest = sha256(encodable(found.source.text).encode()).hexdigest()
    return {"id": found.id, "version": found.version, "sha256": digest}


def _line(each: ReviewedLine) -> dict[str, object]:
    return {
        "path": list(each.line.path),
        "weight": _number(each.line.weight),
        "claimed": _number(each.line.claimed),
        "recomputed": _number(each.line.recomputed),
        "reviewed": _number(each.counted),
        "as_claimed": each.is_kept,
        "difference": _number(each.difference),
        "reason": each.reason,
    }


def _sums(sums: Sums) -> dict[str, object]:
    return {
        "name": sums.name,
        "weight": _number(sums.weight),
        "claimed": _number(sums.claimed),
        "reviewed": _number(sums.reviewed),
        "difference": _number(sums.difference),
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)
