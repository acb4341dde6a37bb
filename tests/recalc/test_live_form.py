"""The formulas of a filed form give the numbers that it prints."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.recalc.filling import Place
from tests.recalc.recalculating import (
    installed,
    recalculated,
    values_of,
    write_filled,
)

import perfscore
from perfscore.api.shipped import shipped_ids
from perfscore.render.xlsx.writing import xlsx_bytes
from perfscore.report.filed_form import filed_form
from perfscore.report.live_form import live_paper
from perfscore.report.paper import Paper

ZHUZHOU = "hunan/zhuzhou/department-2021"
ALIKE = Fraction(1, 10**12)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Paper, Path]]:
    """Give the form of every shipped example with its recalculated workbook."""
    program = installed()
    folder = tmp_path_factory.mktemp("filed")
    made = tmp_path_factory.mktemp("live")
    papers = {}
    for name in shipped_ids():
        score = perfscore.score_file(name).value
        assert score is not None
        paper = live_paper(score, filed_form(score))
        key = name.replace("/", "_")
        (folder / f"{key}.xlsx").write_bytes(xlsx_bytes(paper))
        papers[name] = (paper, made / f"{key}.xlsx")
    changed = papers[ZHUZHOU][0]
    write_filled(changed, {"changed": {target_of(changed): Fraction(2)}}, folder)
    recalculated(folder, made, program)
    return papers


def target_of(paper: Paper) -> Place:
    """Give the place of a target, beside its indicator's name."""
    name = next(c for c in paper.tables[0].cells if c.text == "完成宣传、推介工作任务")
    return 0, name.row, name.column + 1


def test_every_formula_gives_what_is_printed(
    filed: dict[str, tuple[Paper, Path]],
) -> None:
    wrong: list[object] = []
    for name, (paper, file) in filed.items():
        values = values_of(paper, file)
        for cell in paper.tables[0].cells:
            if cell.formula is None:
                continue
            value = values[0, cell.row, cell.column]
            same = value == cell.text
            if cell.number is not None and isinstance(value, int | float):
                same = abs(Fraction(value) - cell.number) < ALIKE
            if not same:
                wrong.append((name, cell.row, cell.column, value, cell.text))
    assert wrong == []


def test_the_total_the_grade_and_the_rate_of_zhuzhou_are_formulas(
    filed: dict[str, tuple[Paper, Path]],
) -> None:
    """Nine lines scored, two of them without points; 执行率, 总分 and 等级 as well."""
    form = filed[ZHUZHOU][0].tables[0]
    texts = {cell.text for cell in form.cells if cell.formula is not None}
    assert {"100", "100%", "等级：优"} <= texts


def test_a_changed_target_changes_the_score(
    filed: dict[str, tuple[Paper, Path]],
) -> None:
    """100% of a target of 200% is a half: 5 of the 10 points, and 95 in all."""
    paper, file = filed[ZHUZHOU]
    _, row, column = target_of(paper)
    total = next(c for c in paper.tables[0].cells if c.text == "总分")
    values = values_of(paper, file.with_name("changed.xlsx"))

    assert values[0, row, column + 3] == 5
    assert values[0, total.row, column + 3] == 95
