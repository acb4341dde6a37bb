"""T8: each indicator has a target."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.checks.target_not_stated import CHECK
from perfscore.diagnostics.model import Severity

FIRST = (
    "满意度指标",
    "服务对象满意度指标",
    "接待对象满意度",
    "100%",
    "100%",
    "10",
    "10",
)
SECOND = ("满意度指标", "服务对象满意度指标", "服务群众满意度")


def test_points_without_a_target_are_told() -> None:
    # 科学城 2021: “三公经费”变动率 and 控制率, 2 points each
    ((finding,), _) = found_by(CHECK, case_of_table("011"))

    assert finding.severity is Severity.WARNING
    assert finding.points == 4
    assert finding.message.zh.endswith("指标值和完成值都空着，却有分数")


def test_one_score_for_two_indicators_is_noted() -> None:
    ((finding,), _) = found_by(CHECK, page_case([FIRST, SECOND]))

    assert finding.severity is Severity.NOTE
    assert finding.message.zh == (
        "“服务群众满意度”没有自己的指标值、完成值和得分，"
        "与“接待对象满意度”合用一个分数，或者没有填写"
    )


def test_an_actual_without_a_target_is_told() -> None:
    ((finding,), _) = found_by(CHECK, page_case([FIRST, (*SECOND, "", "98%")]))

    assert finding.message.zh == "“服务群众满意度”没有指标值"


@pytest.mark.parametrize("number", ["007", "023", "040", "043"])
def test_standards_dimensions_and_parts_are_left_alone(number: str) -> None:
    assert found_by(CHECK, case_of_table(number))[0] == []


def test_rows_that_were_not_filled_in_are_noted_at_once() -> None:
    rows = [("效益指标", "社会效益指标", name) for name in ("甲效果", "乙效果")]
    ((finding,), _) = found_by(CHECK, page_case([FIRST, *rows]))

    assert finding.message.zh == (
        "“甲效果”、“乙效果”的指标值、完成值和得分都空着，没有填写"
    )
