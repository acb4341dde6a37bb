"""Blank forms, filled and recalculated by LibreOffice, agree with the exact scorer."""

import sys
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from tests.recalc.filling import Filler, Filling
from tests.recalc.form_rows import covering
from tests.recalc.recalculating import (
    Values,
    installed,
    recalculated,
    values_of,
    write_filled,
)

import perfscore
from perfscore.api.shipped import shipped_ids
from perfscore.report.blank_form import blank_form
from perfscore.report.paper import Paper
from perfscore.report.table import Role
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.scorer import Scorer

FORMS = 4
"""Random fillings of each set; every second has no blank cells."""
UNSAID = "由 perfscore 计算"


@dataclass(frozen=True, slots=True)
class Tried:
    """A filled form: its paper, what was typed, the exact score, what was computed."""

    name: str
    paper: Paper
    filling: Filling
    score: Score
    values: Values


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    program = installed()
    folder = tmp_path_factory.mktemp("filled")
    made = tmp_path_factory.mktemp("recalculated")
    papers: dict[str, Paper] = {}
    fillings: dict[str, dict[str, Filling]] = {}
    scores: dict[str, Score] = {}
    for name in shipped_ids():
        checked = perfscore.load_set(name).value
        assert checked is not None
        papers[name] = paper = blank_form(checked)
        scorer = Scorer(checked)
        of_set = {}
        for number in range(FORMS):
            random = Random(f"{name} {number}")  # noqa: S311 - forms, not secrets
            hole = 0.04 if number % 2 else 0.0
            key = f"{name.replace('/', '_')}-{number}"
            of_set[key] = filling = Filler(paper, random, hole).filled()
            scores[key] = scorer.score(filling.assessment)
        fillings[name] = of_set
        typed = {key: each.typed for key, each in of_set.items()}
        write_filled(paper, typed, folder)
    recalculated(folder, made, program)
    return [
        Tried(key, papers[name], each, scores[key], read(papers[name], made, key))
        for name, of_set in fillings.items()
        for key, each in of_set.items()
    ]


def read(paper: Paper, folder: Path, key: str) -> Values:
    return values_of(paper, folder / f"{key}.xlsx")


def is_same(value: object, wanted: Fraction | None) -> bool:
    """Whether a cell holds exactly a rounded number, or nothing where there is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return wanted is not None and Fraction(Decimal(repr(value))) == wanted
    return wanted is None and value in {None, "", "—"}


def column_of(paper: Paper, title: str) -> int:
    form = paper.tables[0]
    top = next(c.row for c in form.cells if c.text == "一级指标")
    return next(c.column for c in form.cells if c.row == top and c.text == title)


def score_value(each: Tried, line: IndicatorScore) -> object:
    form = each.paper.tables[0]
    if line.path in each.filling.rows:
        at = (0, each.filling.rows[line.path], column_of(each.paper, "得分"))
        return each.values[at]
    funds = next(c.row for c in form.cells if c.text == "执行率") + 1
    cell = covering(form, funds)[-1]
    return each.values[0, cell.row, cell.column]


def test_every_score_is_the_exact_one(tried: list[Tried]) -> None:
    counted = Counter[str]()
    wrong: list[object] = []
    for each in tried:
        for line in each.score.lines:
            if line.row is None and line.indicator.declared:
                continue
            value = score_value(each, line)
            if line.is_left_out:
                same = value == "不适用"
            else:
                wanted = line.score if line.weight is not None else None
                same = is_same(value, wanted)
            counted["scores" if line.score is not None else "open"] += 1
            if not same:
                wrong.append((each.name, line.path, value, line.score))
    sys.stdout.write(f"\n得分：{counted['scores']} 格相同，{counted['open']} 格没有值")
    assert wrong == []
    assert counted["scores"] > 300
    assert counted["open"] > 10


def test_every_total_and_grade_is_the_exact_one(tried: list[Tried]) -> None:
    counted = Counter[str]()
    wrong: list[object] = []
    for each in tried:
        form = each.paper.tables[0]
        total = next(c.row for c in form.cells if c.text == "总分")
        value = each.values[0, total, column_of(each.paper, "得分")]
        grade = each.values[0, total, column_of(each.paper, "偏差原因分析及改进措施")]
        wanted = f"等级：{each.score.grade.name}" if each.score.grade else ""
        counted["total" if each.score.total is not None else "open"] += 1
        if not is_same(value, each.score.total):
            wrong.append((each.name, "总分", value, each.score.total))
        if (grade or "") != wanted:
            wrong.append((each.name, "等级", grade, wanted))
    sys.stdout.write(f"\n总分：{counted['total']} 格相同，{counted['open']} 格没有值")
    assert wrong == []
    assert counted["total"] > 20
    assert counted["open"] > 3


def test_every_classification_is_the_exact_one(tried: list[Tried]) -> None:
    wrong: list[object] = []
    counted = 0
    for each in tried:
        for name, step in each.score.classifications.items():
            form = each.paper.tables[0]
            row = next(c.row for c in form.cells if c.text == name)
            cell = covering(form, row)[-1]
            value = each.values[0, cell.row, cell.column]
            counted += 1
            if step.value is None and value in {None, "", "—"}:
                continue
            if value != step.value:
                wrong.append((each.name, name, value, step.value))
    assert wrong == []
    assert counted == 2 * FORMS


def test_every_execution_rate_is_the_exact_one(tried: list[Tried]) -> None:
    """A rate is shown, not rounded: it may differ in the fifteenth digit."""
    wrong: list[object] = []
    counted = 0
    for each in tried:
        form = each.paper.tables[0]
        heads = [c for c in form.cells if c.text == "执行率"]
        if not heads:
            continue
        value = each.values[0, heads[0].row + 1, heads[0].column]
        rate = each.score.execution_rate
        counted += 1
        if isinstance(value, int | float) and rate is not None:
            if abs(Fraction(value) - rate) > abs(rate) / 10**14:
                wrong.append((each.name, value, rate))
        elif rate is not None or value not in {None, "", "—"}:
            wrong.append((each.name, value, rate))
    assert wrong == []
    assert counted == 6 * FORMS - FORMS


def test_how_much_is_left_to_perfscore(tried: list[Tried]) -> None:
    """No cell of a shipped set is left to perfscore; the number of each is printed."""
    left, formulas = Counter[str](), Counter[str]()
    for each in tried:
        name = each.score.set.id
        left[name] += sum(value == UNSAID for value in each.values.values())
        formulas[name] = sum(
            cell.formula is not None
            for table in each.paper.tables
            for cell in table.cells
        )
    for name in shipped_ids():
        sys.stdout.write(
            f"\n{name}：{formulas[name]} 个公式，{left[name]} 格由 perfscore 计算"
        )
    assert not any(left.values())


def test_entries_are_roomy_enough(tried: list[Tried]) -> None:
    """Every cell of the indicators that asks for something says what, in Chinese."""
    for each in tried[::FORMS]:
        entries = [c for t in each.paper.tables for c in t.cells if c.entry is not None]
        assert entries
        assert all(c.entry and c.entry.prompt for c in entries)
        assert not any(c.formula for c in entries)
        assert {c.role for c in entries}.isdisjoint({Role.HEADING, Role.GROUP})
