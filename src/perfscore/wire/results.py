"""The JSON that commands print, as models: the source of its published schema."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

Number = Annotated[
    str, Field(pattern=r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$", examples=["12.5", "100/3"])
]
"""An exact number: a decimal where it ends, else numerator/denominator."""
Severity = Literal["error", "warning", "note"]
Count = Annotated[int, Field(ge=1)]


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class SetReference(_Result):
    """The indicator set a score was computed by."""

    id: str
    """The set's 编号."""
    version: str
    """The set's 版本."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """Of the set's text in UTF-8."""


class IndicatorResult(_Result):
    """One scored line of the form."""

    path: list[str]
    """Its headings, outermost first, and its name; joint headings joined by 、."""
    target: str | None
    """The target as written by the unit, or by the set."""
    actual: str | None
    """The actual value as written by the unit."""
    weight: Number | None
    """分值, in points."""
    score: Number | None
    """得分, rounded as the set says; null where it is undefined (see findings)."""
    exact: Number | None
    """The score before rounding."""
    applicable: bool
    """False where the set leaves the line out or treats it as not applicable."""


class GroupResult(_Result):
    """A heading that has indicators below it."""

    path: list[str]
    """Its headings, outermost first; joint headings joined by 、."""
    weight: Number | None
    """In points; after what does not apply has moved."""
    score: Number | None
    """In points, not rounded; null where something below has no score."""


class VetoResult(_Result):
    """A veto (否决) whose condition holds."""

    path: list[str]
    """The indicator or heading it belongs to; empty for the whole."""
    condition: str
    """As the set writes it."""
    effect: str
    """What it does, in words."""
    basis: list[str]


class FindingPlace(_Result):
    """What a finding is about, and where that is written."""

    path: list[str]
    """The indicator's headings and name, or the datum; empty for the whole form."""
    file: str | None
    line: Count | None
    column: Count | None
    """In characters, from 1."""
    cell: str | None
    """The place in a file with cells or pages (`自评表!C5`); null for a text."""


class FindingResult(_Result):
    """One thing to tell about an assessment."""

    rule: str
    """A stable name; `perfscore explain RULE` shows its page."""
    severity: Severity
    message: str
    at: FindingPlace


class ScoreResult(_Result):
    """The score of one assessment."""

    set: SetReference
    unit: str
    """The unit's name, as it wrote it."""
    year: int | None
    execution_rate: Number | None
    """A share: 1 is 100%."""
    base: Number | None
    """基本分: the level-1 indicators, after 折算; null where undefined."""
    bonus: Number | None
    """加分; null where undefined, or where the set has no 加分项."""
    penalty: Number | None
    """减分; null where undefined, or where the set has no 减分项."""
    total: Number | None
    """总分; null where a line that counts is undefined."""
    full: Number
    """满分."""
    grade: str | None
    """等级."""
    classifications: dict[str, str | None]
    """What each 分级 gives, by its name; null where undefined."""
    vetoes: list[VetoResult]
    groups: list[GroupResult]
    indicators: list[IndicatorResult]
    findings: list[FindingResult]


class ScoreList(RootModel[list[ScoreResult]]):
    """What `perfscore score --format json` prints: one object an assessment."""


class Place(_Result):
    """A stretch of a file; lines and columns count from 1."""

    file: str
    line: Count
    column: Count
    end_line: Count
    end_column: Count
    """The first column behind the end."""
    cell: str | None
    """The place in a file with cells or pages (`自评表!C5`), where lines and columns
    count in the text taken out of it; null for a text."""


class RelatedPlace(Place):
    """Another place involved, and what is to be said about it."""

    message: str


class DiagnosticResult(Place):
    """One thing to tell the author of a set or of an assessment file."""

    rule: str
    """A stable name; `perfscore explain RULE` shows its page."""
    severity: Severity
    message: str
    hint: str | None
    """What would put it right."""
    related: list[RelatedPlace]


class DiagnosticList(RootModel[list[DiagnosticResult]]):
    """What `perfscore check --format json` prints."""


class DerivationResult(_Result):
    """One step of how a number came about, and the steps it rests on."""

    text: str
    """The step in words, or its formula with the values put in."""
    value: str
    """Its value with its unit; empty where the text says all."""
    basis: list[str]
    """The legal bases (依据) that are stated for it."""
    place: str
    """Where its rule stands (``file:line``); empty for what the unit reported."""
    rule_text: str
    """What the set says there, the whole line; empty where ``place`` is."""
    children: list["DerivationResult"]


PRINTED: dict[str, type[BaseModel]] = {
    "score": ScoreList,
    "diagnostic": DiagnosticList,
    "derivation": DerivationResult,
}
"""What is printed, by the name of its schema."""
