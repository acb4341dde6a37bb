"""The JSON that ``perfscore audit`` prints, as models: the source of its schema."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from perfscore.wire.results import (
    Count,
    DiagnosticResult,
    Number,
    SetReference,
    Severity,
)

Amount = Annotated[int, Field(ge=0)]


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class AuditPlace(_Result):
    """What is meant, and where that is printed."""

    path: list[str]
    """The indicator's headings and name, or the fund row; empty for the whole form,
    the accounts, a sentence."""
    file: str | None
    line: Count | None
    column: Count | None
    """In characters, from 1; of a file with cells or pages in the text taken out."""
    cell: str | None
    """The place in a file with cells or pages (`自评表!C5`); null for a text."""


class RelatedAuditPlace(AuditPlace):
    """Another place involved, and what is to be said about it."""

    message: str


class ClaimedResult(_Result):
    """What the form prints, as printed."""

    total: str | None
    grade: str | None


class RecomputedResult(_Result):
    """What the indicator set gives; null without a set, or where a line is open."""

    total: Number | None
    grade: str | None


class CountsResult(_Result):
    """The findings by severity."""

    error: Amount
    warning: Amount
    note: Amount
    rounding: Amount
    """How many of them are differences that rounding explains."""


class AuditLineResult(_Result):
    """A claimed score beside the recomputed one."""

    at: AuditPlace
    weight: Number | None
    claimed: str | None
    """自评得分 as printed."""
    recomputed: Number | None
    """Null where nothing says how the line is scored; `working` then says why."""
    agreement: Literal["same", "by rounding", "by cutting", "different"] | None
    """Null where either is missing."""
    working: str


class AuditFindingResult(_Result):
    """One thing that the audit found."""

    rule: str
    """A stable name; `perfscore explain RULE` shows its page."""
    number: str | None
    """Its number in the list of checks that evaluators work by (`K9`)."""
    severity: Severity
    message: str
    at: AuditPlace
    printed: str
    """As printed; empty where the finding is about what is missing."""
    expected: str | None
    working: str | None
    """How `expected` was computed."""
    basis: list[str]
    """What the check rests on (依据)."""
    related: list[RelatedAuditPlace]
    points: Number | None
    """Points of the total that are in question; null where none can be named."""
    rounding: bool
    """Whether rounding alone can explain the difference."""
    doubtful: bool
    """Whether it rests on a cell that can be read otherwise; it is a note then."""


class VerifiedResult(_Result):
    """A statement that was recomputed and holds."""

    rule: str
    number: str | None
    at: AuditPlace
    text: str
    """The statement as printed."""
    working: str
    rounding: bool
    """Whether it holds only because what is printed is rounded."""


class UnlookedResult(_Result):
    """A check that was not made."""

    rule: str
    number: str | None
    why: str


class SinceResult(_Result):
    """What was known from the audit given by `--against`."""

    known: Amount
    """Findings that are left out because they were known."""
    gone: Amount
    """Findings of then that are not found any more."""


class AuditResult(_Result):
    """The audit of one form."""

    file: str
    """The file; `forms.docx#2` for the second form of several."""
    unit: str
    project: str
    year: int | None
    set: SetReference | None
    """The set it was recomputed by; null: by the rules that hold everywhere."""
    claimed: ClaimedResult
    recomputed: RecomputedResult
    counts: CountsResult
    since: SinceResult | None
    """Null without `--against`."""
    lines: list[AuditLineResult]
    findings: list[AuditFindingResult]
    verified: list[VerifiedResult]
    unlooked: list[UnlookedResult]
    unread_sentences: Amount
    """Sentences with numbers that were not understood, and not judged."""
    reading: list[DiagnosticResult]
    """What reading the file told: uncertain or unread cells."""


class AuditList(RootModel[list[AuditResult]]):
    """What `perfscore audit --format json` prints: one object a form."""
