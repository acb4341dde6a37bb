"""Several units' assessments become one (多单位汇总)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment, Cell, Goal, IndicatorRow
from perfscore.model.data import Datum
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score import outcome_rules
from perfscore.score.reported.data import fund_cells
from perfscore.score.reported.lines import with_headings
from perfscore.score.reported.rolled import (
    MOST_NAMED,
    CellRoll,
    Combining,
    RollRules,
    Weighed,
    Weights,
    datum_value,
)
from perfscore.score.reported.rolled_row import Headings, RowKey, RowRoll, row_key
from perfscore.score.result import Finding


@dataclass(frozen=True, slots=True)
class RolledUp:
    """One assessment for several units, and what could not be made one."""

    assessment: Assessment
    findings: tuple[Finding, ...]


def roll_up(indicator_set: IndicatorSet, assessments: Sequence[Assessment]) -> RolledUp:
    """Make one assessment of several, by the set's 多单位汇总.

    Amounts, counts and other absolute values are added up, rates are means weighted
    by the datum that the set names; all exactly. What differs and has no rule, or is
    missing in a unit, is left blank and told.
    """
    roller = Roller(indicator_set, RollRules(indicator_set))
    for each in assessments:
        roller.add(each)
    return roller.made()


class Roller:
    """Rolls up assessments one by one, and keeps sums instead of them."""

    __slots__ = (
        "_cells",
        "_goals",
        "_keeps_names",
        "_others",
        "_set",
        "_set_id",
        "_tables",
        "_texts",
        "count",
        "lines",
        "names",
        "rows",
        "rules",
        "weighed",
        "years",
    )

    def __init__(
        self,
        indicator_set: IndicatorSet,
        rules: RollRules,
        *,
        keeps_names: bool = True,
    ) -> None:
        """Begin without any unit.

        Args:
            indicator_set: The set.
            rules: Its 多单位汇总.
            keeps_names: Whether units come one by one; else who adds them by columns
                says of each cell which of them left it blank.
        """
        self._set = indicator_set
        self._keeps_names = keeps_names
        self.rules = rules
        self.count = 0
        self.names: list[str] = []
        self.years: dict[int | None, None] = {}
        self.rows: dict[RowKey, RowRoll] = {}
        self.lines: dict[int, RowRoll] = {}
        self.weighed = {name: Weighed() for name in rules.weights}
        self._cells: dict[str, CellRoll] = {}
        self._others: dict[str, Cell] = {}
        self._texts: tuple[dict[str, None], ...] = ({}, {}, {})
        self._tables: dict[str, list[Mapping[str, Cell]]] = {}
        self._goals: list[Goal] = []
        self._set_id: str | None = None

    def add(self, given: Assessment, called: str = "") -> None:
        """Add one assessment; one without unit and project is ``called`` so."""
        at = self.count
        name = given.unit or given.project or called or f"第 {at + 1} 份"
        self.begin(name, given.unit, given.project, given.supervisor)
        self.years[given.year] = None
        if not at:
            self._set_id = given.set_id
        self._goals.extend(given.goals)
        for table, rows in given.tables.items():
            self._tables.setdefault(table, []).extend(rows)
        cells = {**dict(fund_cells(given)), **given.data}
        weights = self.weigh(
            {
                each: datum_value(self.rules.data[each], cells.get(each), given.year)
                for each in self.rules.weights
            }
        )
        for datum in self._set.data:
            cell = cells.get(datum.name)
            if cell is not None and cell.text.strip():
                roll = self.cell(datum.name)
                roll.reach(at, self.names)
                self.report(datum, roll, name, cell, given.year, weights)
            elif datum.default is not None:
                self.supply(datum, weights)
        for each, cell in cells.items():
            if each not in self.rules.data:
                self._others.setdefault(each, cell)
        self._add_rows(at, name, given.indicators, weights)

    def begin(self, name: str, unit: str, project: str, supervisor: str) -> None:
        """Count a unit in."""
        self.count += 1
        if self._keeps_names or len(self.names) < MOST_NAMED:
            self.names.append(name)
        for texts, text in zip(self._texts, (unit, project, supervisor), strict=True):
            if text and len(texts) <= MOST_NAMED:
                texts[text] = None

    def weigh(self, weights: Weights) -> Weights:
        """Add what a unit is weighed by."""
        for each, value in weights.items():
            if value is not None:
                self.weighed[each].known += 1
                self.weighed[each].sum += value
        return weights

    def cell(self, name: str) -> CellRoll:
        """Give the cells of a datum."""
        found = self._cells.get(name)
        if found is None:
            found = self._cells[name] = CellRoll()
        return found

    def row(self, headings: Headings, name: str) -> RowRoll:
        """Give the rows of an indicator."""
        key = row_key(headings, name)
        found = self.rows.get(key)
        if found is None:
            found = self.rows[key] = RowRoll(headings, name)
        return found

    def report(  # noqa: PLR0913, PLR0917 - a cell, and whose it is
        self,
        datum: Datum,
        roll: CellRoll,
        name: str,
        cell: Cell,
        year: int | None,
        weights: Weights,
    ) -> None:
        """Take in a datum that a unit has filled in."""
        rule = self.rules.of_datum(datum)
        if rule is None:
            roll.say(name, cell)
            return
        roll.filled += 1
        value = datum_value(datum, cell, year)
        if value is not None:
            roll.add(value, rule, weights)

    def supply(self, datum: Datum, weights: Weights) -> None:
        """Add what the set says of a datum that a unit left blank."""
        value, rule = datum_value(datum, None, None), self.rules.of_datum(datum)
        if value is not None and rule is not None:
            self.cell(datum.name).add(value, rule, weights)

    def _add_rows(
        self, at: int, name: str, given: tuple[IndicatorRow, ...], weights: Weights
    ) -> None:
        done: set[int] = set()
        for row, headings in with_headings(given):
            roll = self.row(headings, row.name)
            if id(roll) in done:
                continue
            done.add(id(roll))
            roll.explain(row.reason)
            for cells, cell in ((roll.target, row.target), (roll.actual, row.actual)):
                if cell is not None and cell.text.strip():
                    cells.reach(at, self.names)
                    cells.count(name, cell, weights, self.rules)
            texts = [(roll.rating, row.rating), (roll.weight, row.weight)]
            for text, cell in dict(row.points).items():
                texts.append((roll.points.setdefault(text, CellRoll()), cell))
            for cells, cell in texts:
                if cell is not None and cell.text.strip():
                    cells.reach(at, self.names)
                    cells.say(name, cell)

    def made(self) -> RolledUp:
        """Give the one assessment."""
        combining = Combining(self.rules, self.names, self.count, self.weighed)
        unit, project, supervisor = (self._joined(each) for each in self._texts)
        made = Assessment(
            unit=unit,
            year=self._year(combining),
            set_id=self._set_id,
            project=project,
            supervisor=supervisor,
            data=self._data(combining),
            tables={
                table.name: tuple(self._tables[table.name])
                for table in self._set.tables
                if table.name in self._tables
            },
            goals=tuple(self._goals),
            indicators=tuple(self._row(each, combining) for each in self.rows.values()),
        )
        return RolledUp(made, tuple(combining.findings))

    def _joined(self, texts: Iterable[str]) -> str:
        shown = list(texts)
        if len(shown) <= MOST_NAMED:
            return "、".join(shown)
        return f"{'、'.join(shown[:MOST_NAMED])}……（共 {self.count} 份）"

    def _year(self, combining: Combining) -> int | None:
        if len(self.years) == 1:
            return next(iter(self.years))
        shown = "、".join("—" if each is None else str(each) for each in self.years)
        combining.tell(
            outcome_rules.ROLL_UP_DIFFERS,
            (),
            Text(f"各单位的年度不同：{shown}", f"the units' years differ: {shown}"),
        )
        return None

    def _data(self, combining: Combining) -> dict[str, Cell]:
        """Roll up the set's data; what it does not list goes along to be told."""
        found: dict[str, Cell] = {}
        for datum in self._set.data:
            roll = self._cells.get(datum.name)
            made = None if roll is None else combining.datum(datum, roll)
            if made is not None:
                found[datum.name] = made
        for name, cell in self._others.items():
            found.setdefault(name, cell)
        return found

    def _row(self, roll: RowRoll, combining: Combining) -> IndicatorRow:
        path = roll.path
        levels = [*roll.headings, (), (), ()]
        target = combining.cell(path, "目标", roll.target)
        actual = combining.cell(path, "完成值", roll.actual)
        return IndicatorRow(
            level1="、".join(levels[0]) or None,
            level2=levels[1],
            level3="、".join(levels[2]) or None,
            name=roll.name,
            target=target,
            actual=actual,
            points=tuple(self._points(path, roll, combining)),
            rating=combining.same((*path, "评级"), roll.rating),
            weight=combining.same((*path, "分值"), roll.weight),
            reason=roll.reason,
        )

    def _points(
        self, path: tuple[str, ...], roll: RowRoll, combining: Combining
    ) -> Iterator[tuple[str, Cell]]:
        for text, cells in roll.points.items():
            made = combining.same((*path, text), cells)
            if made is not None:
                yield text, made
