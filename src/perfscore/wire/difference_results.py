"""The JSON of ``perfscore diff``, as models: the source of its published schema."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from perfscore.compare.difference import KINDS, Section
from perfscore.wire.results import Count, Number

Kind = Annotated[str, Field(json_schema_extra={"enum": sorted(KINDS)})]
SectionName = Annotated[
    str, Field(json_schema_extra={"enum": sorted(each.value for each in Section)})
]


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class ComparedSet(_Result):
    """One of the two sets."""

    file: str
    id: str
    version: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """Of the set's text in UTF-8."""


class WrittenPlace(_Result):
    """Where something is written; lines and columns count from 1."""

    file: str
    line: Count
    column: Count


class DifferenceResult(_Result):
    """One thing that differs between two sets."""

    kind: Kind
    """A stable name."""
    section: SectionName
    path: list[str]
    """What it is of: headings and indicator, a datum, the forms of targets …."""
    before: str | None
    """In words; null for what the earlier set does not have."""
    after: str | None
    before_at: WrittenPlace | None
    after_at: WrittenPlace | None


class ShownStep(_Result):
    """A step of a derivation."""

    formula: str
    value: str | None
    """With its unit; null where it is undefined."""


class ChangedStep(_Result):
    """The first step at which two derivations part."""

    before: ShownStep
    after: ShownStep


class LinePoints(_Result):
    """What a line can earn, and what it earned."""

    weight: Number | None
    score: Number | None


class ChangedLine(_Result):
    """A line that weighs or scores otherwise."""

    path: list[str]
    before: LinePoints | None
    """null where the earlier set has no such line."""
    after: LinePoints | None
    step: ChangedStep | None


class WholeScore(_Result):
    """The result by one of the sets."""

    total: Number | None
    grade: str | None
    open_because: list[str]
    """Why there is no total; empty where there is one."""


class ChangedAssessment(_Result):
    """One assessment scored by both sets."""

    file: str
    unit: str
    year: int | None
    before: WholeScore
    after: WholeScore
    step: ChangedStep | None
    """Where the derivations of 总分 part, where it is more than a sum."""
    lines: list[ChangedLine]
    """Only those that differ."""


class ChangedScores(_Result):
    """What becomes of assessments."""

    compared: int
    changed: int
    unscored: int
    """Those that have no total by one of the sets."""
    assessments: list[ChangedAssessment]


class SetDifferenceResult(_Result):
    """What `perfscore diff --format json` prints."""

    before: ComparedSet
    after: ComparedSet
    differences: list[DifferenceResult]
    scores: ChangedScores | None
    """null where no assessments were given (`--on`)."""
