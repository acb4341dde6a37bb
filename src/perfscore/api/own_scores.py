"""An evaluator's own scores are taken line by line, as his page has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from perfscore.api.rendering import paper_file
from perfscore.api.reviewing import BlankReview, render_review
from perfscore.batch.dashboard.figures import line_figures
from perfscore.diagnostics.model import (
    Diagnostic,
    Label,
    Language,
    Outcome,
    Severity,
    Text,
)
from perfscore.exact import exact_text, short_text
from perfscore.model.assessment import Cell
from perfscore.model.review import ReviewEntry
from perfscore.render.derivation_json import derivation_shown
from perfscore.report.derivation import derivation
from perfscore.score.result import Score
from perfscore.score.review import Review, ReviewedLine, reviewed
from perfscore.score.review_entries import faults_of, remarks_of
from perfscore.score.review_lines import ReviewLine, points, review_lines
from perfscore.score.review_rules import (
    REVIEW_SCORE_OVERRULED,
    REVIEW_SCORE_ROUNDED,
    REVIEW_TOTAL_OPEN,
)
from perfscore.source import Source, Span
from perfscore.wire.review_json import review_to_json

Plain = dict[str, Any]

_FEW = 3
_NOWHERE = Span(Source("", ""), 0, 0)


@dataclass(frozen=True, slots=True)
class OwnScore:
    """A score as written, and its reason; ``line`` counts the rows from 0."""

    line: int
    score: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedForm:
    """A form with an evaluator's scores; ``review`` is None where one is wrong.

    ``diagnostics`` tell what is wrong, each with the number of its line, if it has one.
    """

    lines: tuple[ReviewLine, ...]
    review: Review | None
    diagnostics: tuple[tuple[int | None, Diagnostic], ...]


def own_review(
    score: Score, scores: Iterable[OwnScore], *, evaluator: str = "", date: str = ""
) -> ReviewedForm:
    """Put an evaluator's scores beside the claimed ones.

    Lines that are left out, or blank, count as recomputed, and what follows from all
    of them is worked out by the set. Who filled in no 自评得分 claims what it gives.
    """
    lines = tuple(map(_claimed, review_lines(score.assessment, score)))
    given = {each.line: each for each in scores}
    told: list[tuple[int | None, Diagnostic]] = []
    made: list[ReviewedLine] = []
    for number, line in enumerate(lines):
        entry = _entry(line, given.get(number))
        faults = faults_of(line, entry, by_set=True)
        remarks = remarks_of(line, entry, by_set=True)
        told += [(number, each) for each in (*faults, *remarks)]
        reason = "" if entry.reason is None else entry.reason.text
        made.append(ReviewedLine(line, points(entry.score), reason))
    if any(each.rule.severity is Severity.ERROR for _, each in told):
        return ReviewedForm(lines, None, tuple(told))
    review = reviewed(score.assessment, made, score, by_set=True)
    for number, each in enumerate(review.lines):
        if each.is_overruled:
            told.append((number, _overruled(each)))
        elif each.is_rounded:
            told.append((number, _rounded(each)))
    if review.again is not None and review.again.total is None:
        told.append((None, _total_open(review.again)))
    review = replace(review, evaluator=evaluator, date=date)
    return ReviewedForm(lines, review, tuple(told))


def _claimed(line: ReviewLine) -> ReviewLine:
    return replace(line, claimed=line.recomputed) if line.claimed is None else line


def _entry(line: ReviewLine, given: OwnScore | None) -> ReviewEntry:
    score, reason = (
        Cell(text.strip(), _NOWHERE) if text and text.strip() else None
        for text in (("", "") if given is None else (given.score, given.reason))
    )
    return ReviewEntry(Cell(line.name, _NOWHERE), score=score, reason=reason)


def _total_open(again: Score) -> Diagnostic:
    errors = [e.message for e in again.findings if e.rule.severity is Severity.ERROR]
    said = Text(
        "按这些复核得分，总分不能确定：" + "；".join(e.zh for e in errors[:_FEW]),
        "with these scores the total is open: "
        + "; ".join(e.en for e in errors[:_FEW]),
    )
    return Diagnostic(REVIEW_TOTAL_OPEN, said, Label(_NOWHERE))


def _rounded(each: ReviewedLine) -> Diagnostic:
    own = short_text(each.reviewed or Fraction())
    counts = short_text(each.counted or Fraction())
    said = Text(
        f"复核得分 {own} 按指标体系取整，计 {counts}",
        f"the score {own} is rounded as the set says and counts as {counts}",
    )
    return Diagnostic(REVIEW_SCORE_ROUNDED, said, Label(_NOWHERE))


def _overruled(each: ReviewedLine) -> Diagnostic:
    own, counts = short_text(each.reviewed or Fraction()), each.counted
    said = Text(
        f"复核得分 {own} 不计：按指标体系这一行不评分（不适用，或有否决）",
        f"the score {own} does not count: by the set this row is not scored (it does "
        "not apply, or there is a veto)",
    )
    if counts is not None:
        shown = short_text(counts)
        said = Text(
            f"复核得分 {own} 不计：否决成立，按指标体系这一行是 {shown} 分",
            f"the score {own} does not count: a veto applies, and by the set this row "
            f"has {shown} points",
        )
    return Diagnostic(REVIEW_SCORE_OVERRULED, said, Label(_NOWHERE))


def review_rows(made: ReviewedForm, scores: Iterable[OwnScore]) -> list[Plain]:
    """Give each line that can be reviewed, with what the evaluator wrote."""
    given = {each.line: each for each in scores}
    return [
        _row(number, line, given.get(number)) for number, line in enumerate(made.lines)
    ]


def _row(number: int, line: ReviewLine, given: OwnScore | None) -> Plain:
    return {
        "line": number,
        "path": list(line.path),
        "weight": None if line.weight is None else exact_text(line.weight),
        "low": exact_text(line.low),
        "high": None if line.high is None else exact_text(line.high),
        "claimed": None if line.claimed is None else exact_text(line.claimed),
        "recomputed": None if line.recomputed is None else exact_text(line.recomputed),
        "score": None if given is None else given.score,
        "reason": "" if given is None else given.reason,
    }


def review_json(
    review: Review, diagnostics: Sequence[Diagnostic], language: Language
) -> Plain:
    """Give a review as the schema ``review`` has it."""
    return dict(review_to_json(review, diagnostics, language))


@dataclass(frozen=True, slots=True)
class Final:
    """What an assessment has once it is approved: exact texts.

    ``figures`` are the scores of its lines, as dashboards take them.
    """

    total: str | None
    grade: str | None
    figures: str


def final_of(review: Review, score: Score) -> Final:
    """Give the total, the grade and the lines that count after the review."""
    again = review.again or score
    return Final(
        None if again.total is None else exact_text(again.total),
        None if again.grade is None else again.grade.name,
        line_figures(again),
    )


def own_lines(review: Review) -> list[Plain]:
    """Give the evaluator's own scores as the schema ``receipt`` has them."""
    return [
        {
            "line": each.line.index,
            "score": exact_text(each.reviewed),
            "reason": each.reason,
        }
        for each in review.lines
        if each.reviewed is not None and each.line.index is not None
    ]


def own_derivation(review: Review, language: Language) -> Plain | None:
    """Give how the total came of the evaluator's scores; None where he gave none."""
    if review.again is None or not own_lines(review):
        return None
    return derivation_shown(derivation(review.again, language))


def drawn(review: Review, to: str, language: Language) -> Outcome[str] | Outcome[bytes]:
    """Write the 复核表."""
    match to:
        case "json" | "table" | "md" | "html" | "xlsx" | "docx" | "pdf":
            return render_review(review, to=to, language=language)
        case _:
            msg = f"{to} is no form of a review"
            raise ValueError(msg)


def blank_sheet(score: Score, made: ReviewedForm, to: BlankReview) -> bytes:
    """Write the file in which an evaluator fills in his scores by hand."""
    assessment = score.assessment
    if to == "yaml":
        from perfscore.wire.review_file import review_yaml  # noqa: PLC0415 - one form

        facts = [
            (key, text)
            for key, text in (
                ("单位", assessment.unit),
                ("项目", assessment.project),
                ("年度", "" if assessment.year is None else str(assessment.year)),
                ("指标体系", score.set.id),
            )
            if text
        ]
        text = review_yaml(made.lines, facts, title="自评结果复核（填写）")
        return text.encode("utf-8", "backslashreplace")
    from perfscore.report.review_blank import review_blank  # noqa: PLC0415 - one form

    return paper_file(review_blank(made.lines, assessment, score), to).value or b""
