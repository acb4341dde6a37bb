"""Where the lines of a blank form stand: its columns, and a row for every line."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import Expression, Local, Slot
from perfscore.model.indicator_set import FormKind, Indicator, IndicatorSet
from perfscore.model.methods import Rating, Scoring
from perfscore.model.outcomes import Role
from perfscore.report.execution import EXECUTION_NAMES
from perfscore.score.reported.data import FUND_NAMES
from perfscore.score.reported.places import Place, places_of

DECLARED_ROWS = 5
"""Rows for units' own indicators under each heading."""
_USUAL_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the indicators; None for one that the set does not need."""

    levels: int
    sign: int | None
    target: int
    unit: int | None
    actual: int
    weight: int
    judged: int | None
    score: int
    reason: int

    @property
    def count(self) -> int:
        """How many columns the form has."""
        return self.reason + 1

    @property
    def rate(self) -> int:
        """The column at which 执行率 begins."""
        return self.score if self.judged is None else self.judged


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row: a fixed indicator, or one of the rows for units' own.

    ``title`` is empty for the latter. ``row`` counts from the form's first.
    """

    place: Place
    title: str
    row: int
    is_execution: bool = False

    @property
    def indicator(self) -> Indicator:
        """The leaf of the set's tree."""
        return self.place.indicator

    @property
    def is_declared(self) -> bool:
        """Whether the unit names the indicator."""
        return self.indicator.declared

    @property
    def role(self) -> Role:
        """Whether the level 1 indicator counts within 满分."""
        return (*self.place.above, self.indicator)[0].role

    @property
    def path(self) -> tuple[str, ...]:
        """The titles from level 1 down."""
        return (*(each.title for each in self.place.above), self.title)


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows and columns of a form.

    ``funds`` is the row of the headings of the funds, None without funds; ``goals``
    the same of 年度总体目标, ``first`` that of the indicators, ``end`` the row after.
    """

    columns: Columns
    lines: tuple[Line, ...]
    header: int
    funds: int | None
    goals: int | None
    first: int
    end: int


FUND_ROWS = ("其中：当年财政拨款", "上年结转资金", "其他资金")


def shape_of(indicator_set: IndicatorSet) -> Shape:
    """Lay out the lines of a set, below the header, the funds and the goals."""
    places = tuple(places_of(indicator_set.indicators))
    apart = execution_place(places)
    inner = [each for each in places if each is not apart]
    has_funds = apart is not None or any(
        datum.name in FUND_NAMES for datum in indicator_set.data
    )
    header = 1 if indicator_set.form is FormKind.DEPARTMENT else 3
    funds = header if has_funds else None
    row = header + (2 + len(FUND_ROWS) if has_funds else 0)
    goals = row if has_funds else None
    first = row + (2 if has_funds else 0)
    lines: list[Line] = []
    if apart is not None:
        lines.append(Line(apart, apart.indicator.title, header + 1, is_execution=True))
    row = first + 1
    for place in inner:
        titles = [place.indicator.title]
        if place.indicator.declared:
            titles = [""] * DECLARED_ROWS
        for title in titles:
            lines.append(Line(place, title, row))
            row += 1
    levels = max(_USUAL_LEVELS, *(len(each.above) + 1 for each in inner), 0)
    columns = _columns(indicator_set, levels)
    return Shape(columns, tuple(lines), header, funds, goals, first, row)


def execution_place(places: tuple[Place, ...]) -> Place | None:
    """Find the indicator whose points stand beside the funds."""
    for place in places:
        node = place.indicator
        if node.level == 1 and node.is_leaf and node.title in EXECUTION_NAMES:
            return place
    return None


def scorings_of(indicator_set: IndicatorSet) -> Iterator[Scoring]:
    """Give every way of scoring of a set."""
    for node in indicator_set.walk():
        if node.scoring is not None:
            yield node.scoring
    for each in indicator_set.declared_scoring:
        yield each.scoring


def is_judged(scoring: Scoring) -> bool:
    """Whether a person's points are an input."""
    return scoring.judged or isinstance(scoring.method, Rating)


def slots_in(expression: Expression) -> dict[Slot, Local]:
    """Give what an expression reads of its line."""
    found: dict[Slot, Local] = {}
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Local):
            found.setdefault(node.slot, node)
        waiting.extend(parts_of(node))
    return found


def states_target(node: Indicator) -> bool:
    """Whether the unit states the target of an indicator."""
    if node.declared:
        return True
    if node.target is not None or node.scoring is None:
        return False
    return Slot.TARGET in slots_in(node.scoring.score)


def _columns(indicator_set: IndicatorSet, levels: int) -> Columns:
    is_split = any(states_target(node) for node in indicator_set.walk())
    has_judged = any(is_judged(each) for each in scorings_of(indicator_set))
    target = levels + 1 + is_split
    actual = target + 1 + is_split
    weight = actual + 1
    score = weight + 1 + has_judged
    return Columns(
        levels=levels,
        sign=levels + 1 if is_split else None,
        target=target,
        unit=target + 1 if is_split else None,
        actual=actual,
        weight=weight,
        judged=weight + 1 if has_judged else None,
        score=score,
        reason=score + 1,
    )
