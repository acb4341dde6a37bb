"""What is kept of a scored document: facts for lists, and the scores of its lines."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from perfscore.api.working import Worked
from perfscore.exact import exact_sum, exact_text
from perfscore.report.execution import execution_rate
from perfscore.score.result import Score
from perfscore.score.review_lines import points, review_lines
from perfscore.score.scorer import Scorer

_MILLION = 10**6
_MOST_ORDER = 2**62


@dataclass(frozen=True, slots=True)
class Facts:
    """What lists show of a document; numbers are exact texts.

    ``total_order`` and ``rate_order`` are millionths rounded down, to sort by.
    """

    unit: str
    project: str
    year: int | None
    set_id: str
    set_title: str
    total: str | None = None
    claimed_total: str | None = None
    total_order: int | None = None
    grade: str | None = None
    execution_rate: str | None = None
    rate_order: int | None = None


def facts_of(made: Worked, scorer: Scorer) -> Facts:
    """Give what lists show of a document."""
    used, read = scorer.indicator_set, made.read.assessment
    if read is None or made.score is None:
        return Facts("", "", None, used.id, used.title)
    score = made.score
    claimed = claimed_total_of(score)
    return Facts(
        unit=read.unit,
        project=read.project,
        year=read.year,
        set_id=used.id,
        set_title=used.title,
        total=_number(score.total),
        claimed_total=_number(claimed),
        total_order=_millionths(score.total),
        grade=None if score.grade is None else score.grade.name,
        execution_rate=_number(execution_rate(score)),
        rate_order=_millionths(execution_rate(score)),
    )


def claimed_total_of(score: Score) -> Fraction | None:
    """Give the total that the unit claims: as printed, else what its lines add up to.

    None where a line that carries points has no claimed score, or none has.
    """
    printed = points(score.assessment.claimed_total)
    if printed is not None:
        return printed
    lines = review_lines(score.assessment, score)
    claimed = [each.claimed for each in lines if not each.is_beside]
    known = [each for each in claimed if each is not None]
    return exact_sum(known) if known and len(known) == len(claimed) else None


def _number(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def _millionths(value: Fraction | None) -> int | None:
    """Round down to millionths that the database can hold."""
    if value is None:
        return None
    return max(-_MOST_ORDER, min(_MOST_ORDER, floor(value * _MILLION)))


def sort_order(number: str | None) -> int | None:
    """Give an exact text's millionths rounded down, to sort by."""
    return None if number is None else _millionths(Fraction(number))
