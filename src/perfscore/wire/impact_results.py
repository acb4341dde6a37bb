"""The JSON of ``perfscore impact``, as models: the source of its published schema."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from perfscore.wire.difference_results import (
    ChangedLine,
    ChangedStep,
    ComparedSet,
    DifferenceResult,
    WholeScore,
)
from perfscore.wire.results import Number

Amount = Annotated[int, Field(ge=0)]
Sets = Literal["both", "before", "after"]


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class NotReadCount(_Result):
    """Assessments that could not be read, by both sets or by one alone."""

    both: Amount
    before: Amount
    after: Amount


class RowCount(_Result):
    """How many assessments there are; all the others add up to the first."""

    all: Amount
    compared: Amount
    """They have a total by both sets."""
    before_alone: Amount
    """They have a total by the earlier set alone."""
    after_alone: Amount
    neither: Amount
    not_read: NotReadCount


class GradeCount(_Result):
    """Assessments that had one grade and have another."""

    before: str | None
    """null where there is none."""
    after: str | None
    before_total: bool
    """Whether there is a total by the earlier set."""
    after_total: bool
    count: Amount


class Spread(_Result):
    """Exact numbers of the compared assessments; null where there are none.

    Median and quartiles: places ⌈n/2⌉, ⌈n/4⌉ and ⌈3n/4⌉ from the lowest; null where
    there are too many different values.
    """

    sum: Number
    mean: Number | None
    least: Number | None
    lower_quartile: Number | None
    median: Number | None
    upper_quartile: Number | None
    most: Number | None


class TotalsResult(_Result):
    """The totals of the compared assessments."""

    before: Spread
    after: Spread
    change: Spread
    """Of each assessment's own change."""
    up: Amount
    same: Amount
    down: Amount


class PointCount(_Result):
    """Totals from one whole point to under the next."""

    point: int
    before: Amount
    after: Amount


class IndicatorEffect(_Result):
    """What becomes of one indicator.

    Sums are of the compared assessments; one without score counts as 0, what is taken
    off is below 0.
    """

    path: list[str]
    became: Literal["added", "removed", "renamed", "moved"] | None
    before: Number
    after: Number
    change: Number
    up: Amount
    down: Amount
    score_lost: Amount
    """Assessments with a score by the earlier set alone."""
    score_gained: Amount


class GroupEffect(_Result):
    """What becomes of the assessments of one group."""

    name: str | None
    """null where the cell is blank."""
    count: Amount
    compared: Amount
    before: Number
    """The sum of the compared totals."""
    after: Number
    change: Number
    up: Amount
    same: Amount
    down: Amount
    grade_up: Amount
    grade_down: Amount


class Grouping(_Result):
    """The groups of one column."""

    column: str
    groups: list[GroupEffect]
    rest: GroupEffect | None
    """Groups beyond the most that are told apart; null where there are none."""


class MovedAssessment(_Result):
    """One of those that move most."""

    file: str
    row: int | None
    """As the file shows it; null for a file that is one assessment."""
    id: str | None
    unit: str | None
    project: str | None
    year: int | None
    groups: list[str | None]
    """In the order of the columns asked for."""
    change: Number
    before: WholeScore
    after: WholeScore
    step: ChangedStep | None
    """Where the derivations of 总分 part, where it is more than a sum."""
    lines: list[ChangedLine]
    """Only those that differ."""
    cause: str
    """The step that moves it most, in words."""


class MostMoved(_Result):
    """The foremost first; of equal change by grade, then as the input has them."""

    up: list[MovedAssessment]
    down: list[MovedAssessment]


class Reason(_Result):
    """Why assessments were not compared."""

    by: Sets
    """The sets that say so."""
    what: Literal["not-read", "no-total"]
    rule: str
    path: list[str]
    message: str
    """What is told of the first."""
    count: Amount


class LookedAt(_Result):
    """Of those without a total by a set, how many were looked at for the reasons."""

    before: Amount
    after: Amount


class ImpactResult(_Result):
    """What `perfscore impact --format json` prints. Numbers are exact."""

    before: ComparedSet
    after: ComparedSet
    differences: list[DifferenceResult]
    files: list[str]
    rows: RowCount
    grades: list[GradeCount]
    totals: TotalsResult
    distribution: list[PointCount]
    indicators: list[IndicatorEffect]
    """Those that change, the greatest effect first."""
    rest: Number
    """What the sum of the totals changes by rounding, vetoes and rules of the whole."""
    groups: list[Grouping]
    movers: MostMoved
    not_compared: list[Reason]
    looked_at: LookedAt
