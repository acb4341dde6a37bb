"""T17: each indicator, and budget execution, is filled in."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.checks.actual_not_stated import CHECK
from perfscore.diagnostics.model import Severity

DONE = ("产出指标", "数量指标", "办件数", "≥10件", "12件", "10", "10")
FUND = ("年度资金总额", "20", "20", "20", "10", "100%", "10")


def test_a_form_published_without_being_filled_in_is_told_once() -> None:
    # 青神 2023: two indicators of 60 and 30 points, and execution
    ((finding,), _) = found_by(CHECK, case_of_table("002"))

    assert finding.severity is Severity.WARNING
    assert finding.message.zh == (
        "“发放(缴纳)覆盖率”、“足额保障率(参保率)”的完成值和得分都空着，没有填写"
        "；预算执行的得分也空着"
    )
    assert finding.points == 90
    assert [each.span.text for each in finding.related] == ["足额保障率(参保率)"]


def test_a_blank_score_of_execution_is_told_with_what_it_comes_to() -> None:
    # 新洲 2020: 40 of 40, 10 points, the score blank
    ((finding,), _) = found_by(CHECK, case_of_table("071"))

    assert finding.message.zh == "预算执行的得分空着"
    assert finding.working is not None
    assert finding.working.zh.endswith("10 × 100% = 10")


def test_a_form_without_scores_lacks_the_actual_alone() -> None:
    # 临河 2022
    ((finding,), _) = found_by(CHECK, case_of_table("029"))

    assert finding.message.zh == ("“享受社会保险补贴人员数量”的完成值空着，没有填写")


@pytest.mark.parametrize(
    "row",
    [
        ("产出指标", "数量指标", "其中：网上办件", "≥5件"),
        ("加分项", "", "获得表彰", "≥1次"),
        ("产出指标", "质量指标", "合格率", "不适用"),
        ("产出指标", "质量指标", "……", "≥90%"),
        ("产出指标", "质量指标", "合格率", "", "", "10", ""),
        ("产出指标", "质量指标", "合格率", "≥90%", "", "10", "10"),
        ("产出指标", "质量指标", "管理制度", "健全得2分，否则不得分"),
        ("预算执行", "预算执行", "预算执行率", "100%", "", "10", ""),
    ],
)
def test_rows_that_need_no_actual_and_those_told_elsewhere_are_left_alone(
    row: tuple[str, ...],
) -> None:
    assert found_by(CHECK, page_case([DONE, row], [FUND]))[0] == []


def test_a_form_without_a_column_for_actuals_is_left_alone() -> None:
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "", "", "", "备注")
    case = page_case([("产出指标", "数量指标", "办件数", "≥10件")], heads=heads)

    assert found_by(CHECK, case)[0] == []


def test_a_funds_table_without_a_column_for_scores_is_left_alone() -> None:
    # 黄石三中 2023: 预算执行情况(20分), no 得分 column
    assert found_by(CHECK, case_of_table("077"))[0] == []
