"""The JSON of ``perfscore review``, as models: the source of its published schema."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from perfscore.wire.results import DiagnosticResult, Number, SetReference


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class ReviewedLineResult(_Result):
    """One line, as claimed and as the evaluator scored it."""

    path: list[str]
    """Its headings, outermost first, and its name."""
    weight: Number | None
    """分值."""
    claimed: Number | None
    """自评得分; null where the form prints none."""
    recomputed: Number | None
    """By the set; null without one."""
    reviewed: Number | None
    """The score that counts: 复核得分, else the claimed one; on the page of a review
    what the set makes of 复核得分, else the recomputed one."""
    as_claimed: bool
    """Whether the evaluator gave no score, so that the claimed one counts."""
    difference: Number | None
    """复核得分 less 自评得分."""
    reason: str


class ReviewSumResult(_Result):
    """Points added up; null where an addend is missing."""

    name: str
    weight: Number | None
    claimed: Number | None
    reviewed: Number | None
    difference: Number | None


class ReviewResult(_Result):
    """What `perfscore review --scores … --format json` prints."""

    unit: str
    project: str
    year: int | None
    set: SetReference | None
    evaluator: str
    date: str
    rows: list[ReviewedLineResult]
    level1: list[ReviewSumResult]
    whole: ReviewSumResult
    """The rows added up, but for 加分项 and 减分项."""
    total: ReviewSumResult
    """总分, as the set makes it of the rows."""
    is_total: bool
    """Whether the two are one; not where the set makes 总分 in another way."""
    claimed_grade: str | None
    reviewed_grade: str | None
    graded_by: Literal["set", "usual"] | None
    """The bands: the set's, or those of common practice (90, 80, 60 of 100)."""
    diagnostics: list[DiagnosticResult]
