"""The cells of a blank form as formulas read them."""

from dataclasses import dataclass, field
from itertools import pairwise

from perfscore.formulas.bands import band_name
from perfscore.formulas.cell_formula import cell_formula
from perfscore.formulas.formula import Formula, Reference
from perfscore.formulas.leaf import Holding, Leaf, Read, Resolver, cell, fixed
from perfscore.formulas.parts import BLANK, Parts, any_of, if_, infix, text
from perfscore.model.expressions import (
    Defined,
    Input,
    Literal,
    Local,
    Result,
    ResultKind,
    Slot,
)
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Rating
from perfscore.model.targets import DateCell, NumberCell
from perfscore.model.units import RATIO, Kind, ValueType
from perfscore.report.blank.shape import Line, Shape, slots_in

RATES = ("执行率", "预算执行率")
"""The definitions that the column 执行率 of the funds shows."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A row of the annex that shows what is worked out between: its name and value.

    ``formula`` is None where a spreadsheet cannot say it.
    """

    name: str
    formula: Formula | None
    is_rate: bool = False


@dataclass(slots=True)
class Book:
    """All cells that formulas read, by what they hold; filled while it is written.

    ``worked`` is the table of what is worked out between. ``results`` are the cells of
    scores, groups and totals; None where no cell can have it.
    """

    indicator_set: IndicatorSet
    shape: Shape
    data: dict[str, Reference]
    points: dict[tuple[int, int], Reference]
    ratings: dict[int, Reference]
    worked_table: int
    worked: list[Worked] = field(default_factory=list)
    rate: Formula | None = None
    weights: dict[int, Reference] = field(default_factory=dict)
    results: dict[tuple[ResultKind, tuple[str, ...]], Leaf | None] = field(
        default_factory=dict
    )
    _definitions: dict[str, Leaf | None] = field(default_factory=dict)

    def resolver(self, line: Line | None) -> Resolver:
        """Give what finds the cells that a rule of ``line`` reads."""
        return lambda node: self._leaf(node, line)

    def add(
        self, name: str, formula: Formula | None, *, is_rate: bool = False
    ) -> Reference:
        """Put a value that is worked out between on the annex; give its cell."""
        self.worked.append(Worked(name, formula, is_rate))
        return Reference(self.worked_table, len(self.worked), 1)

    def at(self, line: Line, column: int) -> Reference:
        """Give a cell of a line's row."""
        return Reference(0, line.row, column)

    def weight_cell(self, line: Line) -> Reference:
        """Give the cell of 分值."""
        return self.at(line, self.shape.columns.weight)

    def score_cell(self, line: Line) -> Reference:
        """Give the cell of 得分: beside the funds that of the last column."""
        columns = self.shape.columns
        return self.at(line, columns.reason if line.is_execution else columns.score)

    def _leaf(self, node: Read, line: Line | None) -> Leaf | None:
        match node:
            case Local() if line is not None:
                return self._local(node, line)
            case Input():
                return self._input(node.name)
            case Defined():
                return self.defined(node.name)
            case Result():
                return self.results.get((node.kind, node.path))
        return None

    def _input(self, name: str) -> Leaf | None:
        datum = next((d for d in self.indicator_set.data if d.name == name), None)
        at = self.data.get(name)
        if datum is None or at is None:
            return None
        leaf = cell(at, holding_of(datum.type), interval=datum.interval)
        if isinstance(datum.default, Literal):
            return Leaf(
                leaf.cell,
                leaf.value,
                leaf.holding,
                leaf.interval,
                datum.default.value,
            )
        return leaf

    def defined(self, name: str) -> Leaf | None:
        """Give the cell of a 定义, which is written where it is first asked for."""
        if name not in self._definitions:
            self._definitions[name] = self._define(name)
        return self._definitions[name]

    def _define(self, name: str) -> Leaf | None:
        stated = next(d for d in self.indicator_set.definitions if d.name == name)
        formula = cell_formula(stated.value, self.resolver(None))
        if name == self.rate_name:
            self.rate = formula
            at = Reference(0, (self.shape.funds or 0) + 1, self.shape.columns.rate)
        else:
            at = self.add(name, formula, is_rate=stated.value.type == RATIO)
        if formula is None:
            return None
        return cell(at, _computed(stated.value.type), is_typed=False)

    @property
    def rate_name(self) -> str | None:
        """The definition that the column 执行率 of the funds shows."""
        if self.shape.funds is None:
            return None
        names = {each.name for each in self.indicator_set.definitions}
        return next((each for each in RATES if each in names), None)

    def _local(self, node: Local, line: Line) -> Leaf | None:
        scoring = line.indicator.scoring
        match node.slot:
            case Slot.WEIGHT:
                return self._weight(line)
            case Slot.TARGET:
                return self._target(line)
            case Slot.ACTUAL | Slot.VALUE:
                return self._value(node, line)
            case Slot.JUDGED:
                judged = self.shape.columns.judged
                return None if judged is None else cell(self.at(line, judged))
            case Slot.POINT:
                at = self.points.get((id(line), node.index))
                return None if at is None else cell(at, Holding.YES_NO)
            case Slot.RATING if scoring is not None:
                method = scoring.method
                if isinstance(method, Rating):
                    return self.rating(line, method)
            case Slot.SCORE:
                return self.results.get((ResultKind.SCORE, line.path))
        return None

    def _weight(self, line: Line) -> Leaf:
        moved = self.weights.get(id(line))
        if moved is not None:
            return cell(moved, is_typed=False)
        at = self.weight_cell(line)
        if line.is_declared or line.indicator.weight is None:
            return cell(at)
        return Leaf((at,), (at,), Holding.FIXED)

    def _target(self, line: Line) -> Leaf | None:
        if line.is_declared or line.indicator.target is None:
            return self._scaled(line, self.shape.columns.target)
        match line.indicator.target:
            case NumberCell(value=value):
                return fixed(value)
            case DateCell(day=day):
                return fixed(day)
        return None

    def _value(self, node: Local, line: Line) -> Leaf | None:
        at = self.at(line, self.shape.columns.actual)
        scoring = line.indicator.scoring
        if line.is_declared or scoring is None:
            return self._scaled(line, self.shape.columns.actual)
        if scoring.value is None:
            if states_own_unit(line):
                return self._scaled(line, self.shape.columns.actual)
            return cell(at, holding_of(node.type))
        if cell_formula(scoring.value, self.resolver(line)) is None:
            return None
        if line.is_execution:
            at = self.at(line, self.shape.columns.rate)
        is_typed = isinstance(scoring.value, Input | Literal)
        return cell(at, _computed(scoring.value.type), is_typed=is_typed)

    def _scaled(self, line: Line, column: int) -> Leaf:
        """Read a number beside the unit that the unit wrote: 95 beside % is 95/100."""
        at, unit = self.at(line, column), self.shape.columns.unit
        if unit is None:
            return cell(at)
        scale = if_(self.is_percent(line), ("100",), ("1",))
        return Leaf((at,), infix("/", (at,), scale), Holding.NUMBER)

    def is_percent(self, line: Line) -> Parts:
        """Say that 度量单位 is %."""
        unit: Parts = (self.at(line, self.shape.columns.unit or 0),)
        signs = (infix("=", unit, (each,)) for each in ('"%"', '"％"'))
        first, second = signs
        return ("OR(", *first, ",", *second, ")")

    def rating(self, line: Line, method: Rating) -> Leaf | None:
        """Give the chosen band, or the only one in which the points given lie.

        A unit's own indicator names its band, if it does, as the actual value.
        """
        columns = self.shape.columns
        chosen = self.ratings.get(id(line))
        named: Parts = BLANK
        if columns.judged is not None and not _overlap(method):
            bands = [(row.name, row.share) for row in method.rows]
            judged: Parts = (self.at(line, columns.judged),)
            weight = self._weight(line).value
            inferred = band_name(judged, bands, BLANK, weight)
            named = if_(infix("=", weight, ("0",)), BLANK, inferred)
        elif chosen is None and not line.is_declared:
            return None
        if line.is_declared:
            written: Parts = (self.at(line, columns.actual),)
            bands_named = (infix("=", written, text(row.name)) for row in method.rows)
            named = if_(any_of(bands_named), written, named)
        if chosen is not None:
            at: Parts = (chosen,)
            named = if_(infix("<>", at, BLANK), at, named)
        return Leaf((), named, Holding.FIXED)


def states_own_unit(line: Line) -> bool:
    """Whether the unit writes the 度量单位 of a fixed indicator."""
    node = line.indicator
    if node.scoring is None or node.target is not None:
        return False
    return Slot.TARGET in slots_in(node.scoring.score)


def holding_of(kind: ValueType) -> Holding:
    """Say what a cell of a type holds that a person fills in."""
    if kind is Kind.TRUTH:
        return Holding.YES_NO
    return Holding.TEXT if kind is Kind.TEXT else Holding.NUMBER


def _computed(kind: ValueType) -> Holding:
    if kind is Kind.TRUTH:
        return Holding.TRUTH
    return Holding.TEXT if kind is Kind.TEXT else Holding.NUMBER


def _overlap(method: Rating) -> bool:
    """Whether two bands share more than nothing."""
    rows = sorted(
        method.rows, key=lambda row: (row.share.low or 0, row.share.high or 0)
    )
    for one, other in pairwise(rows):
        high, low = one.share.high, other.share.low
        if high is None or low is None or high > low:
            return True
        if high == low and one.share.high_included and other.share.low_included:
            return True
    return False
