"""What the rules of a set read, as cells of a scored form."""

import re
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import Rounding
from perfscore.formulas.cell_formula import cell_formula, expression_parts
from perfscore.formulas.formula import Formula, Reference
from perfscore.formulas.leaf import Holding, Leaf, Read, cell, fixed
from perfscore.formulas.parts import Parts
from perfscore.model.expressions import Defined, Expression, Input, Local, Slot
from perfscore.report.annexes import DATA_TITLE, POINTS_TITLE
from perfscore.report.execution import execution_line
from perfscore.report.indicator_rows import level_count, printed_lines
from perfscore.report.paper import Paper
from perfscore.report.table import Role, TableCell
from perfscore.score.reported.data import FUND_NAMES
from perfscore.score.result import IndicatorScore, Score, Step

_PRINTED = re.compile(r"[≥≤＞＜＝><]?(\d{1,12}(?:\.\d{1,4})?)(%?)[^\d%.,，\-/]{0,6}")
"""Texts that workbooks keep as a number: ≥95%, 50个."""
RATES = ("执行率", "预算执行率")


@dataclass(frozen=True, slots=True)
class Reading:
    """The places of what is read: data, the lines' cells, checklists' answers.

    ``funds`` is the row of the funds' headings, None without funds; ``first`` the row
    of the indicators'.
    """

    score: Score
    data: dict[str, Reference]
    lines: dict[tuple[str, ...], dict[Role, TableCell]]
    points: dict[tuple[str, str], Reference]
    funds: int | None
    first: int

    def parts(
        self, node: Expression, line: IndicatorScore | None, rounding: Rounding | None
    ) -> Parts | None:
        """Write an expression of a line; None where something is in no cell."""
        return expression_parts(node, lambda each: self._leaf(each, line), rounding)

    def rate(self) -> tuple[tuple[int, int], Formula] | None:
        """Give the formula of 执行率, where its cell holds a number."""
        name, at = self._rate_name(), self._rate_cell()
        stated = next((d for d in self.score.set.definitions if d.name == name), None)
        if stated is None or at is None:
            return None
        formula = cell_formula(stated.value, lambda each: self._leaf(each, None))
        return None if formula is None else ((at.row, at.column), formula)

    def _rate_name(self) -> str | None:
        return next((name for name in RATES if name in self.score.definitions), None)

    def _rate_cell(self) -> Reference | None:
        if self.funds is None or execution_line(self.score) is None:
            return None
        if self.score.execution_rate is None:
            return None
        return Reference(0, self.funds + 1, level_count(self.score) + 4)

    def _leaf(self, node: Read, line: IndicatorScore | None) -> Leaf | None:
        match node:
            case Input():
                at = self.data.get(node.name)
                return None if at is None else cell(at)
            case Defined():
                return self._defined(node)
            case Local() if line is not None:
                return self._local(node, line)
        return None

    def _defined(self, node: Defined) -> Leaf | None:
        at = self._rate_cell()
        if node.name == self._rate_name() and at is not None:
            return cell(at, is_typed=False)
        stated = next(d for d in self.score.set.definitions if d.name == node.name)
        return self._inner(stated.value, None)

    def _inner(self, node: Expression, line: IndicatorScore | None) -> Leaf | None:
        parts = self.parts(node, line, None)
        if parts is None:
            return None
        return Leaf((), parts, Holding.FIXED, is_typed=False)

    def _local(self, node: Local, line: IndicatorScore) -> Leaf | None:
        scoring = line.scoring
        match node.slot:
            case Slot.WEIGHT if line.weight is not None:
                return self._stated(line, Role.WEIGHT, line.weight)
            case Slot.TARGET:
                value = _value_of(line.trace, Slot.TARGET)
                return None if value is None else self._stated(line, Role.TARGET, value)
            case Slot.ACTUAL | Slot.VALUE:
                if scoring is not None and scoring.value is not None:
                    return self._inner(scoring.value, line)
                return self._actual(node.slot, line)
            case Slot.POINT:
                return self._point(node, line)
        return None

    def _stated(self, line: IndicatorScore, role: Role, value: Fraction) -> Leaf:
        """Give the cell that holds a number, else the number as it is."""
        at = self.lines.get(line.path, {}).get(role)
        if at is None or _printed(at.text) != value:
            return fixed(value)
        return cell(Reference(0, at.row, at.column))

    def _actual(self, slot: Slot, line: IndicatorScore) -> Leaf | None:
        value = _value_of(line.trace, slot)
        if value is None and slot is Slot.VALUE:
            value = _value_of(line.trace, Slot.ACTUAL)
        at = self.lines.get(line.path, {}).get(Role.ACTUAL)
        if value is None or at is None or _printed(at.text) != value:
            return None
        return cell(Reference(0, at.row, at.column))

    def _point(self, node: Local, line: IndicatorScore) -> Leaf | None:
        method = line.scoring.method if line.scoring else None
        rows = getattr(method, "rows", ())
        if node.index >= len(rows):
            return None
        at = self.points.get(("/".join(line.path), rows[node.index].text))
        return None if at is None else cell(at, Holding.YES_NO)


def reading_of(score: Score, paper: Paper) -> Reading:
    """Find the cells of a filed form."""
    form = paper.tables[0]
    first = next(c.row for c in form.cells if c.text == "绩效指标")
    heads = [c for c in form.cells if c.role is Role.HEADING and c.text in FUND_NAMES]
    funds = heads[0].row if heads else None
    data: dict[str, Reference] = {}
    numbered = {(c.row, c.column): c for c in form.cells if c.number is not None}
    for head in heads:
        if (head.row + 1, head.column) in numbered:
            data[head.text] = Reference(0, head.row + 1, head.column)
    points: dict[tuple[str, str], Reference] = {}
    for number, table in enumerate(paper.tables):
        by_place = {(c.row, c.column): c for c in table.cells}
        for row in range(1, table.rows):
            if table.title == DATA_TITLE and by_place[row, 1].number is not None:
                data[by_place[row, 0].text] = Reference(number, row, 1)
            if table.title == POINTS_TITLE and by_place[row, 2].text in {"是", "否"}:
                key = (by_place[row, 0].text, by_place[row, 1].text)
                points[key] = Reference(number, row, 2)
    kept = {name: at for name, at in data.items() if _agrees(score, paper, name, at)}
    return Reading(
        score, kept, _lines(score, paper, first, funds), points, funds, first
    )


def _agrees(score: Score, paper: Paper, name: str, at: Reference) -> bool:
    """Whether a cell's number is the datum: 5000元 is not 0.5 of 万元."""
    step = score.data.get(name)
    shown = next(
        c
        for c in paper.tables[at.table].cells
        if (c.row, c.column) == (at.row, at.column)
    )
    return step is not None and step.value == shown.number


def _lines(
    score: Score, paper: Paper, first: int, funds: int | None
) -> dict[tuple[str, ...], dict[Role, TableCell]]:
    """Give the cells of 年度指标值, 实际完成值 and 分值 of each printed line."""
    target = level_count(score) + 1
    columns = {Role.TARGET: target, Role.ACTUAL: target + 1, Role.WEIGHT: target + 2}
    made: dict[tuple[str, ...], dict[Role, TableCell]] = {}
    for role, column in columns.items():
        below = (c for c in paper.tables[0].cells if c.column == column)
        cells = sorted((c for c in below if c.row > first), key=lambda each: each.row)
        for line, at in zip(printed_lines(score), cells, strict=False):
            made.setdefault(line.path, {})[role] = at
    apart = execution_line(score)
    if apart is not None and funds is not None:
        beside = (c for c in paper.tables[0].cells if c.row == funds + 1)
        made[apart.path] = {c.role: c for c in beside if c.role is Role.WEIGHT}
    return made


def _printed(text: str) -> Fraction | None:
    match = _PRINTED.fullmatch(text)
    if match is None:
        return None
    number = Fraction(match[1])
    return number / 100 if match[2] else number


def _value_of(trace: Step | None, slot: Slot) -> Fraction | None:
    """Find what a line's value was when it was scored."""
    waiting = [] if trace is None else [trace]
    while waiting:
        step = waiting.pop()
        node = step.expression
        if isinstance(node, Local) and node.slot is slot:
            return step.value if isinstance(step.value, Fraction) else None
        waiting.extend(step.inputs)
    return None
