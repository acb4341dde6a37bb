"""The claimed form: what a filled form says, every value with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfscore.model.assessment import Cell, FundRow
from perfscore.model.indicator_set import FormKind


@dataclass(frozen=True, slots=True)
class ClaimedGoal:
    """A row of 年度总体目标."""

    expected: Cell | None = None
    actual: Cell | None = None


@dataclass(frozen=True, slots=True)
class ClaimedIndicator:
    """A row of 绩效指标 as printed.

    ``level1`` is the heading without its points, ``level1_weight`` those points
    (``产出指标（50分）``); ``level2`` has several entries where headings share the
    row. ``target`` joins 指标性质, 指标值 and 度量单位 where they stand in cells of
    their own; ``unit`` is the 度量单位 that was joined. ``points`` are a checklist's
    answers. ``extras`` are cells under headings that no field here stands for
    (复核分, 得分系数 …), by the heading as printed.
    """

    level1: Cell | None = None
    level1_weight: Cell | None = None
    level2: tuple[Cell, ...] = ()
    level3: Cell | None = None
    name: Cell | None = None
    target: Cell | None = None
    unit: Cell | None = None
    actual: Cell | None = None
    rating: Cell | None = None
    points: tuple[tuple[str, Cell], ...] = ()
    weight: Cell | None = None
    score: Cell | None = None
    reason: Cell | None = None
    extras: tuple[tuple[str, Cell], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimedForm:
    """One form as its unit filled it in; nothing is computed here.

    A cell that is not printed is None. ``level1`` rows come down to each row below
    them, joint level 2 headings too, so that every row is complete. ``data`` and
    ``tables`` are the annexes of forms that perfscore wrote. ``unread`` are cells of
    the form that no field took, each with its place.
    """

    kind: FormKind | None = None
    title: Cell | None = None
    year: Cell | None = None
    unit: Cell | None = None
    project: Cell | None = None
    supervisor: Cell | None = None
    funds: tuple[FundRow, ...] = ()
    goals: tuple[ClaimedGoal, ...] = ()
    indicators: tuple[ClaimedIndicator, ...] = ()
    total_weight: Cell | None = None
    total_score: Cell | None = None
    grade: Cell | None = None
    notes: tuple[Cell, ...] = ()
    data: Mapping[str, Cell] = field(default_factory=dict)
    tables: Mapping[str, tuple[Mapping[str, Cell], ...]] = field(default_factory=dict)
    set_id: str | None = None
    unread: tuple[Cell, ...] = ()
