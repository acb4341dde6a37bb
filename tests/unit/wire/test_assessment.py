"""An assessment file gives the assessment it states."""

import json
from dataclasses import replace

import pytest
from tests.unit.wire.reading import faults, places, read, rows

from perfscore.model.assessment import Assessment, Cell, FundRow, Goal, IndicatorRow

# Rows of the 2021 form of 株洲市人民政府驻北京联络处, last page of its report.
CHINESE = """\
指标体系: hunan/zhuzhou/department-2021
单位名称: 株洲市人民政府驻北京联络处部门决算
年度: 2021年度
数据:
  全年预算数: 467.03
  全年执行数: 467.03
年度总体目标:
  预期目标: 高标准完成公务接待工作
  实际完成情况: 100.0%
资金情况:
  - 名称: 合计
    年初预算数: 249.4
    全年预算数: 467.03
    全年执行数: 467.03
    分值: 10
    执行率: 100%
    得分: 10
  - {资金来源: 其中：当年财政拨款, 年初预算数: 249.4, 全年预算数: 467.03}
  - {资金来源: 其他资金, 年初预算数: }
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 完成宣传、推介工作任务
    年度指标值: 100.0%
    实际完成值: 100.0%
    分值: 10
    得分: 10
    偏差原因分析及改进措施:
  - 一级指标: 效益指标
    二级指标: 经济效益指标、社会效益指标
    三级指标: 加大引资争项力度
    年度指标值: 100.0%
    实际完成值: 100.0%
    分值: 30
    得分: 30
"""
ENGLISH = {
    "set": "hunan/zhuzhou/department-2021",
    "unit": "株洲市人民政府驻北京联络处部门决算",
    "year": "2021",
    "data": {"全年预算数": "467.03", "全年执行数": "467.03"},
    "goals": [{"expected": "高标准完成公务接待工作", "actual": "100.0%"}],
    "funds": [
        {
            "name": "合计",
            "initial_budget": "249.4",
            "annual_budget": "467.03",
            "executed": "467.03",
            "weight": "10",
            "execution_rate": "100%",
            "score": "10",
        },
        {
            "name": "其中：当年财政拨款",
            "initial_budget": "249.4",
            "annual_budget": "467.03",
        },
        {"name": "其他资金"},
    ],
    "indicators": [
        {
            "level1": "产出指标",
            "level2": "数量指标",
            "name": "完成宣传、推介工作任务",
            "target": "100.0%",
            "actual": "100.0%",
            "weight": "10",
            "claimed": "10",
        },
        {
            "level1": "效益指标",
            "level2": ["经济效益指标", "社会效益指标"],
            "name": "加大引资争项力度",
            "target": "100.0%",
            "actual": "100.0%",
            "weight": "30",
            "claimed": "30",
        },
    ],
}
FULL = Cell("100.0%")
ZHUZHOU = Assessment(
    unit="株洲市人民政府驻北京联络处部门决算",
    year=2021,
    set_id="hunan/zhuzhou/department-2021",
    data={"全年预算数": Cell("467.03"), "全年执行数": Cell("467.03")},
    goals=(Goal("高标准完成公务接待工作", "100.0%"),),
    funds=(
        FundRow(
            "合计",
            Cell("249.4"),
            Cell("467.03"),
            Cell("467.03"),
            Cell("10"),
            Cell("100%"),
            Cell("10"),
        ),
        FundRow("其中：当年财政拨款", Cell("249.4"), Cell("467.03")),
        FundRow("其他资金"),
    ),
    indicators=(
        IndicatorRow(
            "产出指标",
            ("数量指标",),
            None,
            "完成宣传、推介工作任务",
            target=FULL,
            actual=FULL,
            weight=Cell("10"),
            claimed=Cell("10"),
        ),
        IndicatorRow(
            "效益指标",
            ("经济效益指标", "社会效益指标"),
            None,
            "加大引资争项力度",
            target=FULL,
            actual=FULL,
            weight=Cell("30"),
            claimed=Cell("30"),
        ),
    ),
)


def test_the_form_is_read_by_its_own_headings() -> None:
    assert read(CHINESE) == ZHUZHOU


def test_english_keys_and_json_give_the_same() -> None:
    assert read(json.dumps(ENGLISH), "x.json") == ZHUZHOU
    assert read(json.dumps(ENGLISH, ensure_ascii=False), "<stdin>") == ZHUZHOU


def test_a_cell_knows_its_place() -> None:
    actual = read(CHINESE).indicators[1].actual
    assert actual is not None
    assert actual.span is not None
    assert actual.span.source.place(actual.span.start) == (33, 12)
    assert actual.span.text == "100.0%"


def test_a_name_that_ends_in_yaml_is_not_read_as_json() -> None:
    assert read("{单位: 甲}").unit == "甲"
    assert places(faults("{单位: 甲}", "<stdin>")) == [("not-json", 1, 2)]


@pytest.mark.parametrize(
    "key",
    ["单位", " 单位 ", "单　位", "部门（单位）名称", "Unit", "ｕｎｉｔ", "单位\n名称"],
)
def test_width_blanks_and_case_of_a_key_make_no_difference(key: str) -> None:
    assert read(json.dumps({key: "甲"}), "x.json").unit == "甲"


def test_names_of_data_keep_their_signs() -> None:
    data = read("数据:\n  “三公经费”（万元）: 1\n  ＧＤＰ２: 2\n  空: \n").data
    assert dict(data) == {"“三公经费”（万元）": Cell("1"), "GDP2": Cell("2")}


def test_blanks_around_a_value_do_not_belong_to_it() -> None:
    assert read('单位: "　甲 局\\n"').unit == "甲 局"


@pytest.mark.parametrize("year", ["2021", "2021年", "2021年度", "２０２１", "' 2021 '"])
def test_a_year_may_be_written_as_forms_write_it(year: str) -> None:
    assert read(f"年度: {year}").year == 2021


def test_three_levels_and_four_levels_are_told_apart_by_row() -> None:
    three, four, blank = rows(
        "- {一级: 产出, 二级: 数量, 三级: 培训人数}\n"
        "- {三级: 项目一, 四级: 培训期数}\n"
        "- {三级: 合格率, 四级: }\n"
    )
    assert three == IndicatorRow("产出", ("数量",), None, "培训人数")
    assert four == IndicatorRow(None, (), "项目一", "培训期数")
    assert blank == IndicatorRow(None, (), None, "合格率")


def test_headings_on_a_row_of_their_own_belong_to_the_row_below() -> None:
    found = rows(
        "- {一级: 效益, 二级: 经济效益}\n"
        "- {二级: 社会效益}\n"
        "- {三级: 就业人数}\n"
        "- {三级: 增收}\n"
        "- {一级: 满意度, 二级: 满意度指标}\n"
        "- {一级: 其他, 三级: 投诉}\n"
        "- {}\n"
        "- {二级: 生态效益}\n"
    )
    assert found == (
        IndicatorRow("效益", ("社会效益",), None, "就业人数"),
        IndicatorRow(None, (), None, "增收"),
        IndicatorRow("其他", (), None, "投诉"),
    )


def test_a_checklist_is_answered_by_a_mapping_or_a_list_of_points_met() -> None:
    mapping, listed, mixed, cell = rows(
        "- 三级: 甲\n  完成值: {制度健全: 是, 执行有效: 否, 未答: }\n"
        "- 三级: 乙\n  完成值: [制度健全, 执行有效]\n"
        "- 三级: 丙\n  完成值:\n    - 制度健全: 否\n    - 执行有效\n    -\n"
        "- 三级: 丁\n  完成值: 是\n"
    )
    yes, no = Cell("是"), Cell("否")
    assert mapping.points == (("制度健全", yes), ("执行有效", no))
    assert listed.points == (("制度健全", yes), ("执行有效", yes))
    assert mixed.points == (("制度健全", no), ("执行有效", yes))
    assert (mixed.actual, cell.actual, cell.points) == (None, yes, ())


def test_one_row_needs_no_list_and_blank_rows_do_not_count() -> None:
    found = read("资金: {全年预算数: 5}\n目标:\n- \n- 预期: 甲\n指标:\n")
    assert found.funds == (FundRow("", annual_budget=Cell("5")),)
    assert found.goals == (Goal("甲", ""),)
    assert found.indicators == ()


def test_a_line_of_a_million_characters_is_read() -> None:
    assert read("单位: " + "甲" * 1_000_000).unit == "甲" * 1_000_000


def test_places_do_not_make_two_assessments_different() -> None:
    assert replace(read("单位: 甲"), span=None) == read("\n\nunit: 甲")
