"""What the routes of jobs answer."""

from typing import Any, Literal

from pydantic import Field

from perfscore.web.rest.assessment_models import Answer

Kind = Literal["upload", "audit", "batch"]
"""What can be done with files that are handed in."""


class JobCounts(Answer):
    """What was found in a job's forms so far."""

    errors: int
    warnings: int
    notes: int
    unread: int
    items: int


class JobAnswer(Answer):
    """A job; `done` of `total` files are worked through.

    An `impact` tries a draft of a set: its `total` is of stored assessments.
    """

    id: str
    kind: Literal[Kind, "impact"]
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    total: int
    done: int
    at: str
    started_at: str | None
    ended_at: str | None
    fault: str | None
    counts: JobCounts
    told: list[dict[str, Any]]


class JobsAnswer(Answer):
    """A page of jobs, the last one first."""

    items: list[JobAnswer]
    next: str | None


class ItemAnswer(Answer):
    """One form of a job; ``findings`` are the gravest few."""

    number: int
    name: str
    state: Literal["done", "unread"]
    unit: str
    errors: int
    warnings: int
    notes: int
    points: str | None
    total: str | None
    claimed_total: str | None
    grade: str | None
    findings: list[dict[str, Any]]
    assessment_id: str | None


class WholeItemAnswer(ItemAnswer):
    """The same with all that came of it."""

    result: dict[str, Any]


class ItemsAnswer(Answer):
    """A page of a job's forms."""

    items: list[ItemAnswer]
    next: str | None
    total: int = Field(description="Forms so far.")
