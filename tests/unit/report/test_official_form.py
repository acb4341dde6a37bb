"""The official form, against the printed form of the Zhuzhou Beijing office."""

from dataclasses import replace
from fractions import Fraction

from tests.unit.report.building import (
    indicator_set,
    scored,
)
from tests.unit.report.tables import at, covers_its_grid, texts
from tests.unit.report.zhuzhou import BENEFITS, NOTES, PURPOSE, zhuzhou

from perfscore.model.assessment import Assessment, Goal
from perfscore.model.indicator_set import FormKind
from perfscore.report.official_form import official_form
from perfscore.report.table import Role, Table

ZHUZHOU = official_form(zhuzhou())


def project_form(
    *, kind: FormKind = FormKind.PROJECT, title: str | None = None, year: int | None
) -> Table:
    facts = Assessment(
        unit="某乡镇", supervisor="某局", project="某项目", title=title, year=year
    )
    return official_form(scored(indicator_set(form=kind), facts))


def test_the_cells_cover_the_grid_once() -> None:
    assert covers_its_grid(ZHUZHOU)
    assert (ZHUZHOU.rows, ZHUZHOU.columns) == (24, 9)
    assert sum(ZHUZHOU.column_widths) == 1


def test_the_title_and_the_department_stand_above() -> None:
    assert ZHUZHOU.title == "2021年度部门整体支出绩效自评表"
    assert texts(ZHUZHOU, 0) == [
        "部门名称",
        "株洲市人民政府驻北京联络处部门决算",
    ]


def test_the_fund_rows_are_as_printed() -> None:
    assert [texts(ZHUZHOU, row) for row in range(1, 6)] == [
        [
            *("资金情况（万元）", "年度资金总额", "年初预算数", "全年预算数"),
            *("全年执行数", "分值", "执行率", "得分"),
        ],
        ["合计", "249.4", "467.03", "467.03", "10", "100%", "10"],
        ["其中：当年财政拨款", "249.4", "467.03", "", "", "", ""],
        ["上年结转资金", *[""] * 6],
        ["其他资金", *[""] * 6],
    ]


def test_the_rate_and_its_points_are_numbers() -> None:
    rate, points = at(ZHUZHOU, 2, 7), at(ZHUZHOU, 2, 8)
    assert (rate.role, rate.number) == (Role.PERCENT, Fraction(1))
    assert (points.role, points.number) == (Role.SCORE, Fraction(10))
    assert points.places == 2
    assert at(ZHUZHOU, 2, 4).number == Fraction("467.03")


def test_blank_amounts_are_not_zero() -> None:
    blank = at(ZHUZHOU, 4, 3)
    assert (blank.role, blank.number) == (Role.BLANK, None)


def test_the_goals_stand_side_by_side() -> None:
    assert texts(ZHUZHOU, 6) == ["年度总体目标", "预期目标", "实际完成情况"]
    assert texts(ZHUZHOU, 7) == [PURPOSE, "100.0%"]
    assert at(ZHUZHOU, 7, 1).column_span == 4
    assert at(ZHUZHOU, 7, 5).column_span == 4


def test_the_headings_are_merged_as_printed() -> None:
    groups = [
        (each.row - 9, each.column, each.row_span, each.text)
        for each in ZHUZHOU.cells
        if each.role is Role.GROUP
    ]
    assert sorted(groups) == sorted(
        [
            (0, 1, 8, "产出指标（50分）"),
            (0, 2, 2, "数量指标"),
            (2, 2, 2, "质量指标"),
            (4, 2, 2, "质量指标"),
            (6, 2, 2, "质量指标"),
            (8, 1, 4, "效益指标（30分）"),
            *((8 + index, 2, 1, name) for index, name in enumerate(BENEFITS)),
            (12, 1, 2, "满意度指标（10分）"),
            (12, 2, 2, "服务对象满意度指标"),
        ]
    )


def test_the_shared_indicator_reaches_over_its_four_headings() -> None:
    cells = [at(ZHUZHOU, 17, column) for column in range(3, 9)]
    assert [each.text for each in cells] == [
        *(PURPOSE, "100.0%", "100.0%", "30", "30", "")
    ]
    assert {each.row_span for each in cells} == {4}


def test_a_line_that_was_only_named_stays_blank() -> None:
    assert texts(ZHUZHOU, 22) == ["服务群众满意度", *[""] * 5]
    assert not at(ZHUZHOU, 22, 7).undefined


def test_the_total_and_the_grade_end_the_form() -> None:
    assert texts(ZHUZHOU, 23) == ["总分", "100", "100", "等级：优"]
    assert at(ZHUZHOU, 23, 0).column_span == 6


def test_the_notes_are_those_of_the_set() -> None:
    assert ZHUZHOU.notes == NOTES


def test_the_parts_of_the_form_are_told_apart() -> None:
    table = official_form(zhuzhou())
    assert [texts(table, row)[0] for row in table.sections] == [
        *("资金情况（万元）", "年度总体目标", "绩效指标", "总分")
    ]


def test_a_project_form_names_project_supervisor_and_unit() -> None:
    table = project_form(year=2022)
    assert (table.title, table.subtitle) == ("项目支出绩效自评表", "（2022年度）")
    assert texts(table, 0) == ["项目名称", "某项目"]
    assert texts(table, 1) == ["主管部门", "某局", "实施单位", "某乡镇"]
    assert texts(table, 3)[0] == "年度资金总额"
    assert covers_its_grid(table)


def test_a_transfer_form_names_who_uses_the_funds() -> None:
    table = project_form(kind=FormKind.TRANSFER, year=2022)
    assert table.title == "转移支付绩效自评表"
    assert texts(table, 1) == ["主管部门", "某局", "资金使用单位", "某乡镇"]


def test_a_year_in_the_title_is_not_said_again() -> None:
    table = project_form(title="2022年度某项目自评表", year=2022)
    assert (table.title, table.subtitle) == ("2022年度某项目自评表", "")


def test_a_form_without_year_or_lines_is_whole() -> None:
    table = project_form(kind=FormKind.DEPARTMENT, year=None)
    assert table.title == "部门整体支出绩效自评表"
    assert covers_its_grid(table)


def test_several_goals_have_a_row_each() -> None:
    facts = Assessment(goals=(Goal("甲", "乙"), Goal("丙", "丁")))
    table = official_form(scored(indicator_set(), facts))
    assert texts(table, 4) == ["甲", "乙"]
    assert texts(table, 5) == ["丙", "丁"]
    assert at(table, 3, 0).row_span == 3


def test_a_table_of_indicators_alone_has_no_funds_and_no_goals() -> None:
    score = scored(indicator_set(), Assessment(unit="甲单位"))
    alone = replace(score, assessment=Assessment(unit="甲单位"))
    printed = {each.text for each in official_form(alone).cells}
    assert "一级指标" in printed
    assert not printed & {"年度资金总额", "年度总体目标", "执行率"}
