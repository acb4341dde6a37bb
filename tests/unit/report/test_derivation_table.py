"""The derivation as an appendix."""

from fractions import Fraction

from tests.unit.report.zhuzhou import zhuzhou

from perfscore.report.derivation import derivation
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.derivation_table import derivation_table
from perfscore.report.table import Role

LEAF = DerivationLine("全年执行数", "467.03万元", "：", place="set.perf:9")
RATE = DerivationLine(
    "执行率 = 467.03 ÷ 467.03", "100%", basis=("办法第一条", "备注1"), children=(LEAF,)
)
WHOLE = DerivationLine(
    "甲处（2021年度）",
    "总分 100分",
    "：",
    children=(DerivationLine("预算执行率", "10分", "：", children=(RATE,)),),
)


def test_each_step_has_a_row_below_what_it_explains() -> None:
    table = derivation_table(WHOLE)
    assert (table.title, table.subtitle) == (
        "计分过程",
        "甲处（2021年度）：总分 100分",
    )
    rows: list[list[str]] = [["", "", "", ""] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    assert rows == [
        ["项目和算式", "结果", "依据", "规则所在"],
        ["预算执行率", "10分", "", ""],
        ["\u3000执行率 = 467.03 ÷ 467.03", "100%", "办法第一条；备注1", ""],
        ["\u3000\u3000全年执行数", "467.03万元", "", "set.perf:9"],
    ]


def test_its_cells_cover_the_grid_once() -> None:
    table = derivation_table(derivation(zhuzhou()))
    places = {(cell.row, cell.column) for cell in table.cells}
    assert len(places) == len(table.cells) == table.rows * 4
    assert sum(table.column_widths) == Fraction(1)
    assert {cell.role for cell in table.cells if cell.row == 0} == {Role.HEADING}


def test_deep_steps_stay_within_the_page() -> None:
    line = DerivationLine("末")
    for _ in range(30):
        line = DerivationLine("步", children=(line,))
    table = derivation_table(line)
    assert max(cell.text.count("\u3000") for cell in table.cells) == 10


def test_nothing_explained_is_a_table_of_headings() -> None:
    assert derivation_table(DerivationLine("甲处")).rows == 1
