"""The JSON of ``perfscore sensitivity``, as models: the source of its schema."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from perfscore.wire.results import Number

Count = Annotated[int, Field(ge=0)]


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class StudiedSet(_Result):
    """The set that was studied."""

    id: str
    title: str
    version: str


class SizeResult(_Result):
    """How far something is changed, to either side."""

    amount: Number
    """A share, or an amount in ``unit``."""
    relative: bool
    unit: str
    """Empty for a share."""


class EffectResult(_Result):
    """What one change in one direction does; points are exact."""

    compared: Count
    """Assessments that have a total before and after."""
    moved: Count
    """Those of them with another total."""
    risen: Count
    """Those with a better grade."""
    fallen: Count
    """Those with a worse grade."""
    lost: Count
    """Assessments that have a total before alone."""
    held: Count
    """Assessments whose number stopped at a bound of what can be reported."""
    mean: Number
    """The mean change of the total."""
    mean_size: Number
    """The mean size of the change."""
    largest: Number
    """The largest size of a change."""


class SwingResult(_Result):
    """A reported number, or an indicator, and what changing it does."""

    kind: Literal["error", "weight", "drop"]
    path: list[str]
    """Headings and name, or the datum."""
    points: Number | None
    """Of the indicator or group; null for a datum."""
    change: SizeResult
    less: EffectResult | None
    """By less; null where that was not possible. What is left out has this alone."""
    more: EffectResult | None


class CutResult(_Result):
    """How many stand near to where a grade begins."""

    at: Number
    below_grade: str
    above_grade: str
    below: list[Count]
    """Under the cut, within each of ``near``."""
    above: list[Count]


class GroupResult(_Result):
    """A group of assessments; the last three get another grade by some one change."""

    name: str
    scored: Count
    near: list[Count]
    regraded_by_error: Count
    regraded_by_weight: Count
    regraded_by_drop: Count


class NarrowResult(_Result):
    """One of the assessments that stand nearest to a cut."""

    file: str
    row: Count
    id: str
    unit: str
    total: Number
    grade: str
    distance: Number
    """To the nearest cut."""
    is_under: bool
    errors: Count
    """Errors (of one number, in one direction) that give it another grade."""
    weights: Count
    kept: Count | None
    """Draws in which it keeps its grade; null without draws."""


class StillResult(_Result):
    """What was not moved, and why."""

    path: list[str]
    reason: str


class DrawsResult(_Result):
    """All changed at once, by chance."""

    draws: Count
    seed: Count
    kept: dict[str, Count]
    """Assessments by the number of draws in which they keep their grade."""


class Grouping(_Result):
    """The groups of one column."""

    column: str
    groups: list[GroupResult]


class SensitivityResult(_Result):
    """A study of the assessments of some tables."""

    set: StudiedSet
    files: list[str]
    rows: Count
    scored: Count
    """Rows that have a total: all other counts are of these."""
    mean: Number
    """The mean total."""
    grades: dict[str, Count]
    """Assessments by grade, from the best to the worst; "" for none."""
    near: list[Number]
    """The distances that are counted, in points."""
    cuts: list[CutResult]
    whole: GroupResult
    groups: list[Grouping]
    """By each column asked for."""
    swings: list[SwingResult]
    """By kind, those that change most grades first."""
    not_moved: list[StillResult]
    narrowest: list[NarrowResult]
    draws: DrawsResult | None


class CellResult(_Result):
    """A number of one assessment, and what its error does."""

    path: list[str]
    reported: str
    """As it was written."""
    change: SizeResult
    less: Annotated[list[str | None], Field(min_length=2, max_length=2)]
    """The total (null: none) and the grade (null: none) with less."""
    more: Annotated[list[str | None], Field(min_length=2, max_length=2)]
    falls_to: str | None
    """The nearest number found that gives another grade, downwards; null: none."""
    falls_to_grade: str | None
    rises_to: str | None
    """The nearest number found that gives another grade, upwards; null: none."""
    rises_to_grade: str | None


class AssessmentSensitivity(_Result):
    """A study of one assessment."""

    set: StudiedSet
    unit: str
    total: Number
    grade: str | None
    to_lower: Number | None
    """How far the total is from the cut below it; null without one."""
    to_higher: Number | None
    cells: list[CellResult]
    swings: list[SwingResult]


SensitivityResults = SensitivityResult | AssessmentSensitivity
