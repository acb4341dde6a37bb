"""The formulas of a filed form read its cells, so that a change of one counts."""

from perfscore.api.scoring import score_file
from perfscore.formulas.formula import Reference
from perfscore.report.filed_form import filed_form
from perfscore.report.live_form import live_paper
from perfscore.report.table import Table, TableCell

ZHUZHOU = "hunan/zhuzhou/department-2021"


def live_form(name: str) -> Table:
    score = score_file(name).value
    assert score is not None
    return live_paper(score, filed_form(score)).tables[0]


def read_by(cell: TableCell) -> list[tuple[int, int]]:
    """Give the places that a cell's formula reads, each once."""
    parts = cell.formula.parts if cell.formula else ()
    found = [each for each in parts if isinstance(each, Reference)]
    return sorted({(each.row, each.column) for each in found})


def at(form: Table, row: int, column: int) -> TableCell:
    return next(c for c in form.cells if (c.row, c.column) == (row, column))


def test_a_score_reads_target_actual_value_and_points() -> None:
    """100.0% of 100.0%, 10 points: each of the three is a number's cell."""
    form = live_form(ZHUZHOU)
    name = next(c for c in form.cells if c.text == "完成宣传、推介工作任务")
    score = at(form, name.row, name.column + 4)

    assert score.text == "10"
    assert read_by(score) == [(name.row, name.column + each) for each in (1, 2, 3)]


def test_the_rate_is_the_quotient_of_the_two_amounts() -> None:
    """467.03 ÷ 467.03."""
    form = live_form(ZHUZHOU)
    head = {c.text: c for c in form.cells if c.row == 1}
    rate = at(form, 2, head["执行率"].column)
    amounts = [(2, head[name].column) for name in ("全年预算数", "全年执行数")]

    assert [at(form, *place).text for place in amounts] == ["467.03", "467.03"]
    assert read_by(rate) == amounts


def test_the_points_beside_the_funds_are_read_from_their_cell() -> None:
    form = live_form(ZHUZHOU)
    head = {c.text: c.column for c in form.cells if c.row == 1}
    score = at(form, 2, head["得分"])

    assert read_by(score) == [(2, head["分值"]), (2, head["执行率"])]
