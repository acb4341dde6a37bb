"""Blank forms filled at random, as cells of the workbook and as an assessment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

from tests.recalc.amounts import AMOUNTS
from tests.recalc.form_rows import Row, covering, indicator_rows

from perfscore.exact import exact_text
from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.model.methods import Interval
from perfscore.report.paper import Paper
from perfscore.report.table import EntryKind, Table, TableCell

Typed = Fraction | str | date
Place = tuple[int, int, int]
"""The table's number, the row and the column."""

ROLE = re.compile(r"（[加减]分项）$")
ORDERED = ("较差值", "较低值", "平均值", "良好值", "优秀值")


@dataclass(slots=True)
class Filling:
    """What was typed, the same as an assessment, and the row of each line."""

    typed: dict[Place, Typed] = field(default_factory=dict)
    assessment: Assessment = field(default_factory=Assessment)
    rows: dict[tuple[str, ...], int] = field(default_factory=dict)


class Filler:
    """Fills a form; ``hole`` is how often a cell is left blank."""

    def __init__(self, paper: Paper, random: Random, hole: float) -> None:
        self._paper = paper
        self._random = random
        self._hole = hole
        self._filling = Filling()

    def filled(self) -> Filling:
        """Fill all of the form."""
        form = self._paper.tables[0]
        data: dict[str, Cell] = {}
        points: dict[str, list[tuple[str, Cell]]] = {}
        ratings: dict[str, Cell] = {}
        for number, table in enumerate(self._paper.tables):
            if table.title == "附表 填报数据":
                data = self._data(number, table)
            elif table.title == "附表 要点核对":
                points = self._points(number, table)
            elif table.title == "附表 评级":
                ratings = self._ratings(number, table)
        rows = list(self._declared(form))
        rows += self._fixed(form, points, ratings)
        self._filling.assessment = Assessment(
            unit="甲单位",
            data=data,
            funds=self._funds(form),
            indicators=tuple(rows),
        )
        return self._filling

    # ---- what is typed

    def _type(self, table: int, cell: TableCell, value: Typed) -> None:
        self._filling.typed[table, cell.row, cell.column] = value

    def _value(self, cell: TableCell, name: str) -> tuple[Typed, str] | None:
        """Choose what is typed into an entry, and as an assessment writes it."""
        asked, random = cell.entry, self._random
        if asked is None or random.random() < self._hole:
            return None
        if asked.kind is EntryKind.CHOICE:
            chosen = random.choice(asked.choices)
            return chosen, chosen
        number = self._number(asked.interval, is_share=asked.kind is EntryKind.PERCENT)
        if name in {"全年预算数", "预算数", "编制数"} and random.random() < 0.5:
            number = Fraction(random.choice((50, 100, 200)))
        if asked.kind is EntryKind.PERCENT:
            return number, f"{exact_text(number * 100)}%"
        return number, exact_text(number)

    def _number(self, bounds: Interval | None, *, is_share: bool) -> Fraction:
        random = self._random
        scale = 100 if is_share else 1
        if bounds and bounds.low is not None and bounds.high is not None:
            step = (bounds.high - bounds.low) / 200
            return bounds.low + step * random.randint(1, 200)
        if is_share and bounds is None:
            return Fraction(random.randint(-2000, 3000), 10_000)
        while True:
            number = random.choice(AMOUNTS) / scale
            if bounds is None or number in bounds:
                return number

    # ---- annexes

    def _data(self, number: int, table: Table) -> dict[str, Cell]:
        named: dict[str, tuple[TableCell, Typed, str]] = {}
        for row in range(1, table.rows):
            label, value, *_ = covering(table, row)
            made = self._value(value, label.text)
            if made is not None:
                named[label.text] = (value, *made)
        if set(ORDERED) <= set(named) and self._random.random() < 0.8:
            shares = sorted(self._random.sample(range(-2000, 3000), 5))
            for name, share in zip(ORDERED, shares, strict=True):
                number_ = Fraction(share, 10_000)
                text = f"{exact_text(number_ * 100)}%"
                named[name] = (named[name][0], number_, text)
            if self._random.random() < 0.4 and "净资产收益率" in named:
                cell = named["净资产收益率"][0]
                _, value_, text = named[self._random.choice(ORDERED)]
                named["净资产收益率"] = (cell, value_, text)
        for cell, typed, _ in named.values():
            self._type(number, cell, typed)
        return {name: Cell(text) for name, (_, _, text) in named.items()}

    def _points(self, number: int, table: Table) -> dict[str, list[tuple[str, Cell]]]:
        found: dict[str, list[tuple[str, Cell]]] = {}
        for row in range(1, table.rows):
            path, point, answer = covering(table, row)
            made = self._value(answer, "")
            if made is not None:
                self._type(number, answer, made[0])
                found.setdefault(path.text, []).append((point.text, Cell(made[1])))
        return found

    def _ratings(self, number: int, table: Table) -> dict[str, Cell]:
        found = {}
        for row in range(1, table.rows):
            path, rating = covering(table, row)
            if self._random.random() < 0.4:
                continue
            made = self._value(rating, "")
            if made is not None:
                self._type(number, rating, made[0])
                found[path.text] = Cell(made[1])
        return found

    # ---- the form

    def _funds(self, form: Table) -> tuple[FundRow, ...]:
        heads = {
            c.text: c.column
            for c in form.cells
            if c.text in {"年初预算数", "全年预算数", "全年执行数"}
        }
        if not heads:
            return ()
        row = next(c.row for c in form.cells if c.text == "全年预算数") + 1
        cells: dict[str, Cell | None] = {}
        for title, column in heads.items():
            at = next(c for c in covering(form, row) if c.column == column)
            made = self._value(at, title)
            cells[title] = None if made is None else Cell(made[1])
            if made is not None:
                self._type(0, at, made[0])
        return (
            FundRow(
                "合计",
                cells["年初预算数"],
                cells["全年预算数"],
                cells["全年执行数"],
            ),
        )

    def _fixed(
        self,
        form: Table,
        points: dict[str, list[tuple[str, Cell]]],
        ratings: dict[str, Cell],
    ) -> Iterator[IndicatorRow]:
        for row in indicator_rows(form):
            if row.is_declared:
                continue
            title = ROLE.sub("", row.name.text)
            path = (*("、".join(each) for each in row.headings), title)
            self._filling.rows[path] = row.number
            judged = row.cells.get("评定分")
            claimed = None
            if judged is not None and judged.entry is not None:
                weight = row.cells["分值"].number or Fraction()
                claimed = self._judged(judged, weight)
            key = "/".join(path)
            if not row.headings or not (key in points or key in ratings or claimed):
                continue
            yield IndicatorRow(
                row.headings[0][0] if row.headings else None,
                row.headings[1] if len(row.headings) > 1 else (),
                None,
                title,
                points=tuple(points.get(key, ())),
                rating=ratings.get(key),
                claimed=claimed,
            )

    def _judged(self, cell: TableCell, weight: Fraction) -> Cell | None:
        if self._random.random() < self._hole:
            return None
        share = self._random.choice((0, 30, 59, 60, 75, 79, 80, 90, 100, 100, 101))
        points = weight * share / 100
        self._type(0, cell, points)
        return Cell(exact_text(points))

    def _declared(self, form: Table) -> Iterator[IndicatorRow]:
        holders: dict[str, list[Row]] = {}
        for row in indicator_rows(form):
            if row.is_declared:
                holders.setdefault(row.headings[0][0], []).append(row)
        for level1, rows in holders.items():
            most = min(6, len(rows))
            chosen = self._random.sample(rows, self._random.randint(1, most))
            chosen.sort(key=lambda each: each.number)
            weights = self._weights(chosen[0].weight or Fraction(), len(chosen))
            for row, weight in zip(chosen, weights, strict=True):
                yield self._own(level1, row, weight)

    def _weights(self, whole: Fraction, count: int) -> list[Fraction | None]:
        """Divide a heading's points, sometimes badly, sometimes with one missing."""
        random = self._random
        cuts = sorted(random.randint(0, int(whole) * 2) for _ in range(count - 1))
        ends = [0, *cuts, int(whole) * 2]
        parts: list[Fraction | None] = [
            Fraction(high - low, 2) for low, high in pairwise(ends)
        ]
        luck = random.random()
        if luck < self._hole:
            parts[0] = (parts[0] or Fraction()) + 1
        elif luck < 2 * self._hole:
            parts[0] = None
        return parts

    def _own(self, level1: str, row: Row, weight: Fraction | None) -> IndicatorRow:
        random = self._random
        name = f"指标{row.number}"
        path = (*("、".join(each) for each in row.headings), name)
        self._filling.rows[path] = row.number
        self._type(0, row.name, name)
        cells = row.cells
        if weight is not None:
            self._type(0, cells["分值"], weight)
        asked = cells["指标性质"].entry
        signs = ("", *(asked.choices if asked else ()))
        sign = random.choice(signs)
        if sign:
            self._type(0, cells["指标性质"], sign)
        claimed = None
        if sign == "定性":
            target, actual = "效果明显", "效果明显"
            self._type(0, cells["年度指标值"], target)
            self._type(0, cells["实际完成值"], actual)
            claimed = self._judged(cells["评定分"], weight or Fraction())
        elif sign == "日期":
            target, actual = self._dates(cells)
        else:
            target, actual = self._numbers(cells, sign)
        return IndicatorRow(
            level1,
            row.headings[1] if len(row.headings) > 1 else (),
            None,
            name,
            target=Cell(target) if target else None,
            actual=Cell(actual) if actual else None,
            weight=Cell(exact_text(weight)) if weight is not None else None,
            claimed=claimed,
        )

    def _dates(self, cells: dict[str, TableCell]) -> tuple[str, str]:
        due = date(2021, self._random.randint(1, 12), self._random.randint(1, 28))
        done = due + timedelta(days=self._random.choice((-30, -1, 0, 1, 40)))
        self._type(0, cells["年度指标值"], due)
        self._type(0, cells["实际完成值"], done)
        return due.isoformat(), done.isoformat()

    def _numbers(self, cells: dict[str, TableCell], sign: str) -> tuple[str, str]:
        random = self._random
        unit = random.choice(("%", "个", "万元", ""))
        target = random.choice(AMOUNTS)
        if unit == "%":
            target = Fraction(random.choice((60, 85, 95, 98, 100)))
        by_rate = Fraction(random.choice((*range(30, 130, 5), 59, 61, 99)), 100)
        actual = random.choice((target, target * by_rate, random.choice(AMOUNTS)))
        if unit == "%" and 0 < actual <= 1:
            actual = Fraction(2)
        if unit:
            self._type(0, cells["度量单位"], unit)
        self._type(0, cells["年度指标值"], target)
        said = f"{sign}{exact_text(target)}{unit}"
        if random.random() < self._hole:
            return said, ""
        self._type(0, cells["实际完成值"], actual)
        return said, f"{exact_text(actual)}{unit}"
