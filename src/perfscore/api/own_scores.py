"""An evaluator's own scores are taken line by line, as his page has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from perfscore.api.rendering import paper_file
from perfscore.api.reviewing import BlankReview, render_review
from perfscore.batch.dashboard.figures import line_figures
from perfscore.diagnostics.model import Diagnostic, Language, Outcome
from perfscore.exact import exact_text
from perfscore.model.assessment import Cell
from perfscore.model.review import ReviewEntry, ReviewSheet
from perfscore.score.result import Score
from perfscore.score.review import Review
from perfscore.score.review_lines import ReviewLine, review_lines
from perfscore.score.reviewing import review_of
from perfscore.source import Source, Span
from perfscore.wire.review_json import review_to_json

Plain = dict[str, Any]

RECOMPUTED = "按指标体系重算"
"""The reason of a line that the evaluator left to the set, as 复核表 prints it."""


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

    Lines that are left out, or blank, count as recomputed, and say so where that is
    not what was claimed; as claimed where nothing, or no decimal, was recomputed. Who
    filled in no 自评得分 claims what the set gives.
    """
    lines = tuple(map(_claimed, review_lines(score.assessment, score)))
    given = {each.line: each for each in scores}
    entries = tuple(
        _entry(number, line, given.get(number)) for number, line in enumerate(lines)
    )
    sheet = ReviewSheet(entries)
    made = review_of(score.assessment, lines, sheet, score)
    told = tuple((_line_of(each), each) for each in made.diagnostics)
    review = made.value
    if review is not None:
        review = replace(review, evaluator=evaluator, date=date)
    return ReviewedForm(lines, review, told)


def _claimed(line: ReviewLine) -> ReviewLine:
    return replace(line, claimed=line.recomputed) if line.claimed is None else line


def _entry(number: int, line: ReviewLine, given: OwnScore | None) -> ReviewEntry:
    span = Span(Source(str(number), ""), 0, 0)
    score = "" if given is None or given.score is None else given.score.strip()
    reason = "" if given is None else given.reason.strip()
    recomputed = _recomputed(line)
    if not score and recomputed:
        score, reason = recomputed, reason or RECOMPUTED
    return ReviewEntry(
        Cell(line.name, span),
        score=Cell(score, span) if score else None,
        reason=Cell(reason, span) if reason else None,
        span=span,
    )


def _recomputed(line: ReviewLine) -> str:
    """Write what counts in place of the claimed score; empty where that counts."""
    if line.recomputed is None or line.recomputed == line.claimed:
        return ""
    written = exact_text(line.recomputed)
    return "" if "/" in written else written


def _line_of(diagnostic: Diagnostic) -> int | None:
    name = diagnostic.at.span.source.name
    return int(name) if name.isdigit() else None


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


def final_of(score: Score, review: Review) -> Final:
    """Give the total, the grade and the lines that count after the review."""
    total = review.whole.reviewed if review.is_total else None
    counted: dict[tuple[str, ...], list[Fraction | None]] = {}
    for each in review.lines:
        counted.setdefault(each.line.path, []).append(each.counted)
    return Final(
        None if total is None else exact_text(total),
        review.reviewed_grade,
        line_figures(score, counted),
    )


def has_own(scores: Iterable[OwnScore]) -> bool:
    """Whether any score is the evaluator's own."""
    return any((each.score or "").strip() for each in scores)


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
