"""What the figures of a dashboard look like as JSON."""

from pydantic import BaseModel, Field

_EXACT = "An exact number: `12.5`, or `100/3` where the decimals do not end."


class Spread(BaseModel):
    """How scores are spread; None where there are none."""

    count: int
    mean: str | None = Field(description=_EXACT, examples=["91.25"])
    least: str | None = Field(examples=["60"])
    most: str | None = Field(examples=["100"])


class Totals(Spread):
    """Totals; quantiles are cut off after two decimals."""

    lower_quartile: str | None
    median: str | None
    upper_quartile: str | None


class Class(BaseModel):
    """How many totals lie from ``from`` on in one class."""

    from_: str = Field(alias="from", examples=["89.5"])
    count: int


class Distribution(BaseModel):
    """Totals by classes of one width."""

    width: str = Field(examples=["0.01"])
    counts: list[Class]


class GradeCount(BaseModel):
    """How many have a grade; the name is null for those without one."""

    name: str | None = Field(examples=["优"])
    count: int


class GradeCut(GradeCount):
    """A grade with where it begins, if all sets have it begin there."""

    from_: str | None = Field(alias="from", examples=["90"])


class GroupCount(BaseModel):
    """The assessments of one group."""

    name: str
    count: int
    mean: str | None
    grades: list[GradeCount]


class Grouped(BaseModel):
    """The groups by one property; ``by`` is its name in the answer's language."""

    by: str
    of: list[GroupCount]


class Indicator(Spread):
    """The scores of one indicator; ``full`` counts full marks.

    ``declared``: what units name by themselves at this place, as one sum.
    """

    path: str = Field(examples=["产出指标 / 数量指标 / 开展培训次数"])
    declared: bool
    weight: str | None = Field(description="None where it differs.")
    full: int
    lacking: int = Field(description="How many have no score.")


class Cell(BaseModel):
    """How many have an execution rate and a total from these shares on."""

    rate_from: str = Field(examples=["0.95"])
    total_share_from: str = Field(examples=["0.98"])
    count: int


class Execution(BaseModel):
    """Execution rate against total, on a grid of 5% by 2% of full marks."""

    cells: list[Cell]
    without: int
    beside: int


class DayCount(BaseModel):
    """How many were submitted after so many whole days."""

    days: int
    count: int


class Claim(BaseModel):
    """A total that was claimed, beside the score."""

    assessment_id: str
    unit: str
    project: str
    year: int | None
    claimed: str
    total: str
    difference: str = Field(description="Claimed less score, exact.", examples=["3.5"])


class Claims(BaseModel):
    """Claimed totals that were compared, and the largest deviations."""

    compared: int
    differ: int
    largest: list[Claim]


class StateCounts(BaseModel):
    """How many are in each state; drafts are not counted."""

    approved: int
    under_review: int = Field(alias="under-review")
    submitted: int
    returned: int


class DashboardAnswer(BaseModel):
    """Figures over the assessments of a unit and of all below it."""

    unit: str
    year: int | None
    assessments: int = Field(description="How many count: submitted or later.")
    without_total: int
    sets: list[str] = Field(examples=[["national/project-2020@2020.1"]])
    total: Totals
    distribution: Distribution
    grades: list[GradeCut]
    groups: list[Grouped]
    indicators: list[Indicator]
    execution: Execution
    states: StateCounts
    days: list[DayCount]
    claims: Claims
