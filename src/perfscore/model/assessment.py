"""What a unit reports: one filled self-assessment, cells as they were written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as written, and its place in the file if it came from one.

    ``exact`` is set where the value was worked out and ``text`` cannot write it: the
    number itself, in the unit of the text, per cents as a share.
    """

    text: str
    span: Span | None = field(default=None, compare=False, repr=False)
    exact: Fraction | None = None


@dataclass(frozen=True, slots=True)
class FundRow:
    """A row of 资金情况; the first one is the total. Blank cells are None."""

    name: str
    initial_budget: Cell | None = None
    annual_budget: Cell | None = None
    executed: Cell | None = None
    weight: Cell | None = None
    execution_rate: Cell | None = None
    score: Cell | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A row of 年度总体目标."""

    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of 绩效指标. A blank heading continues the cell above it.

    ``points`` holds the answers to a checklist's points, by the point's text.
    """

    level1: str | None
    level2: tuple[str, ...]
    level3: str | None
    name: str
    target: Cell | None = None
    actual: Cell | None = None
    points: tuple[tuple[str, Cell], ...] = ()
    rating: Cell | None = None
    weight: Cell | None = None
    claimed: Cell | None = None
    reason: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One self-assessment as handed in; nothing is computed here.

    ``tables`` holds the rows of each 明细表, a row as its columns' cells by name.
    ``claimed_total`` and ``claimed_grade`` are 总分 and 等级 as a form printed them,
    ``notes`` its remarks; no score rests on them.
    """

    unit: str = ""
    year: int | None = None
    set_id: str | None = None
    title: str | None = None
    project: str = ""
    supervisor: str = ""
    data: Mapping[str, Cell] = field(default_factory=dict)
    tables: Mapping[str, tuple[Mapping[str, Cell], ...]] = field(default_factory=dict)
    goals: tuple[Goal, ...] = ()
    funds: tuple[FundRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    claimed_total: Cell | None = None
    claimed_grade: Cell | None = None
    notes: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)
