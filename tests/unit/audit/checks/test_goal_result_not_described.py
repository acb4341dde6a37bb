"""T9: the result of the overall goal is told."""

from dataclasses import replace

import pytest
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.checks.goal_result_not_described import CHECK
from perfscore.intake.claimed import ClaimedGoal
from perfscore.model.assessment import Cell

GOAL = "完成8个代表之家建设，保障运行"


def _messages(actual: str | None) -> list[str]:
    form = form_of([("数量指标", "代表之家", "8个", "8个", "10", "10")])
    goal = ClaimedGoal(Cell(GOAL), None if actual is None else Cell(actual))
    case = case_of_form(replace(form, goals=(goal,)))
    return [each.message.zh for each in found_by(CHECK, case)[0]]


@pytest.mark.parametrize(
    "actual", ["100.0%", "100", "完成", "已完成", "全部完成年度目标任务"]
)
def test_a_word_or_a_rate_tells_nothing(actual: str) -> None:
    assert _messages(actual) == [
        f"年度总体目标的实际完成情况只写“{actual}”，没有写明完成了什么"
    ]


def test_a_copy_of_the_goal_tells_nothing() -> None:
    assert _messages("完成 8个代表之家建设，保障运行。") == [
        "年度总体目标的实际完成情况逐字照抄预期目标"
    ]


@pytest.mark.parametrize("actual", ["完成8个代表之家建设", "建成8个，投入使用", None])
def test_a_result_and_a_form_without_the_column_are_right(actual: str | None) -> None:
    assert _messages(actual) == []


def test_a_blank_under_its_heading_is_told() -> None:
    # 阆中 2021
    ((finding,), _) = found_by(CHECK, case_of_table("006"))

    assert finding.message.zh == "年度总体目标的实际完成情况空着"
