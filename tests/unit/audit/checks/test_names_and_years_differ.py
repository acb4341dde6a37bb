"""T14: names, years and units are those of the form."""

from dataclasses import replace

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.checks.names_and_years_differ import CHECK
from perfscore.intake.claimed import ClaimedGoal
from perfscore.model.assessment import Cell


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        ("株洲市人民政府驻北京联络处部门决算", 1),
        ("某县财政局绩效自评表", 1),
        ("某县财政局", 0),
        ("某市预算绩效评价中心", 0),
    ],
)
def test_the_unit_has_its_own_name(unit: str, count: int) -> None:
    form = replace(form_of([("数量指标", "办件数", "1件", "1件")]), unit=Cell(unit))

    assert len(found_by(CHECK, case_of_form(form))[0]) == count


def test_a_title_of_another_year_is_told() -> None:
    form = replace(
        form_of([("数量指标", "办件数", "1件", "1件")]),
        title=Cell("2023年度部门整体绩效自评表"),
        year=Cell("2022"),
    )
    ((finding,), _) = found_by(CHECK, case_of_form(form))

    assert finding.message.zh == "标题是 2023 年度，表的年度是 2022"


@pytest.mark.parametrize(
    ("project", "count"),
    [
        ("2020年度粮食风险基金", 1),
        ("2021年度粮食风险基金", 0),
        ("2019-2020年度供热补贴", 0),
        ("2020年度结转的粮食风险基金", 0),
        ("2020年第一批污染防治资金", 0),
    ],
)
def test_a_project_of_an_earlier_year_is_told(project: str, count: int) -> None:
    form = form_of([("数量指标", "储备粮食", "2万吨", "2万吨")])
    form = replace(form, project=Cell(project), year=Cell("2021"))

    assert len(found_by(CHECK, case_of_form(form))[0]) == count


def test_days_of_an_earlier_year_are_told() -> None:
    # 原州 2022: 2021年11月30日前完成资金支付
    ((finding,), _) = found_by(CHECK, case_of_table("022"))

    assert finding.message.zh.endswith("的日期在 2021 年，表的年度是 2022")
    row = ("产出指标", "时效指标", "完成时间", "2023年12月底前", "2023年12月", "5", "5")
    assert found_by(CHECK, page_case([row]))[0] == []


def test_a_goal_of_an_earlier_year_is_told() -> None:
    # 阜康 2023: 2022年内给120人发…
    ((finding,), _) = found_by(CHECK, case_of_table("047"))

    assert finding.message.zh == "年度总体目标写的是 2022 年，表的年度是 2023"


@pytest.mark.parametrize(
    ("goal", "count"),
    [
        ("省级补助471.23元，全部到位", 1),
        ("省级补助471.23万元，全部到位", 0),
        ("每人每月补助36.66元", 0),
    ],
)
def test_yuan_where_the_funds_have_ten_thousands(goal: str, count: int) -> None:
    form = form_of(
        [("数量指标", "办件数", "1件", "1件")],
        [("年度资金总额", "471.23", "471.23", "471.23")],
    )
    form = replace(form, goals=(ClaimedGoal(Cell(goal), Cell("到位")),))

    assert len(found_by(CHECK, case_of_form(form))[0]) == count
