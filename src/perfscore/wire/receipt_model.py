"""A receipt as a model: the source of its published schema, and what is read by it."""

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field, SkipValidation

from perfscore.wire.results import ScoreResult

T = TypeVar("T")
Items = Annotated[list[T], FailFast()]
"""A list that is read up to its first fault, so that a million of them cost nothing."""

_LONGEST_NUMBER = 3_000
_MOST = 2**53
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Exact = Annotated[
    str,
    Field(pattern=r"^-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?$", max_length=_LONGEST_NUMBER),
]
Whole = Annotated[int, Field(ge=0, lt=_MOST)]
Place = Annotated[list[Whole], Field(min_length=3, max_length=3)]
"""The number of the text, the start and the end in characters."""
SetPlace = Annotated[list[Whole], Field(min_length=2, max_length=2)]
"""The number of the set's text, and the line."""
Mark = Annotated[tuple[Whole, str], Field(strict=False)]


class _Part(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class ReceiptSet(_Part):
    """An indicator set, whole."""

    file: str
    """What the file was called."""
    id: str
    version: str
    sha256: Sha256
    """Of the text in UTF-8."""
    text: str


class ReceiptFile(_Part):
    """The file that was handed in."""

    name: str
    sha256: Sha256
    """Of its bytes."""


class ReceiptCell(_Part):
    """A value as written."""

    text: str
    at: Place | None
    exact: Exact | None
    """Set where the value was worked out and the text cannot write it."""


class NamedCell(_Part):
    """A value under a name."""

    name: str
    cell: ReceiptCell


class ReceiptTable(_Part):
    """A 明细表, row by row."""

    name: str
    rows: Items[Items[NamedCell]]


class ReceiptGoal(_Part):
    """A row of 年度总体目标."""

    expected: str
    actual: str


class ReceiptFund(_Part):
    """A row of 资金情况."""

    name: str
    initial_budget: ReceiptCell | None
    annual_budget: ReceiptCell | None
    executed: ReceiptCell | None
    weight: ReceiptCell | None
    execution_rate: ReceiptCell | None
    score: ReceiptCell | None


class ReceiptRow(_Part):
    """A row of 绩效指标."""

    level1: str | None
    level2: Items[str]
    level3: str | None
    name: str
    target: ReceiptCell | None
    actual: ReceiptCell | None
    points: Items[NamedCell]
    """The answers to a checklist's points."""
    rating: ReceiptCell | None
    weight: ReceiptCell | None
    claimed: ReceiptCell | None
    reason: str
    at: Place | None


class ReceiptAssessment(_Part):
    """The assessment as it was read, before anything was computed."""

    unit: str
    year: Annotated[int, Field(ge=0, le=9999)] | None
    set: str | None
    title: str | None
    project: str
    supervisor: str
    data: Items[NamedCell]
    tables: Items[ReceiptTable]
    goals: Items[ReceiptGoal]
    funds: Items[ReceiptFund]
    indicators: Items[ReceiptRow]
    claimed_total: ReceiptCell | None
    claimed_grade: ReceiptCell | None
    notes: Items[str]
    at: Place | None


class ReceiptText(_Part):
    """The text that was read, or taken out of a file with cells or pages."""

    name: str
    text: str
    marks: Items[Mark]
    """From which character on the text came from which place (`自评表!C5`)."""


class ReceiptOwn(_Part):
    """An evaluator's score, in place of the computed one."""

    line: Whole
    """The place of the line among those of the result, from 0."""
    score: Exact
    reason: str


class ReceiptInputs(_Part):
    """What was scored."""

    file: ReceiptFile
    texts: Items[ReceiptText]
    assessment: ReceiptAssessment
    own: Items[ReceiptOwn] = []
    """Left out where an evaluator gave no score of his own."""


class ReceiptStep(_Part):
    """One step: an expression of the set, its value, the steps it rests on."""

    kind: str
    says: str
    """The operator, the name, the literal."""
    label: str | None
    type: Literal["number", "truth", "text", "date"] | None
    value: str | None
    """Exact; null where undefined."""
    cell: str | None
    """What the unit wrote, for a value that it reported."""
    inputs: Items[Whole]
    at: SetPlace | None


class NamedStep(_Part):
    """The step that something with a name rests on."""

    name: str
    step: Whole | None


class PathStep(_Part):
    """The step that something in the tree of indicators rests on."""

    path: Items[str]
    step: Whole | None


class LineSteps(PathStep):
    """The steps of an indicator's score, and of its weight where that was moved."""

    weight: Whole | None


class ReceiptTrace(_Part):
    """How every number came about; steps are named by their number from 0."""

    steps: Items[ReceiptStep]
    data: Items[NamedStep]
    definitions: Items[NamedStep]
    indicators: Items[LineSteps]
    groups: Items[PathStep]
    total: Whole | None
    vetoes: Items[PathStep]
    classifications: Items[NamedStep]


class Receipt(_Part):
    """What `perfscore score --receipt` writes, in canonical JSON.

    UTF-8, keys sorted, no blanks, one end of line at the end (RFC 8785 otherwise).
    Nothing in it depends on the clock: the same files give the same receipt.
    """

    receipt: Literal["perfscore/receipt/v1"]
    perfscore: str
    """The version that wrote it."""
    sets: Annotated[list[ReceiptSet], FailFast(), Field(min_length=1)]
    """The set, then those that it takes over, the nearest first."""
    inputs: ReceiptInputs
    trace: ReceiptTrace
    result: Annotated[ScoreResult, SkipValidation]
    """As `perfscore score --format json` prints it, in Chinese."""
    sha256: Sha256
    """Of the receipt's canonical bytes without this field."""
