"""K21: words and points agree."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.text_contradicts_score import CHECK


def _case(actual: str, score: str = "10", reason: str = "") -> AuditCase:
    return page_case(
        [("产出指标", "数量指标", "办件数", "≥10件", actual, "10", score, reason)]
    )


@pytest.mark.parametrize("actual", ["建设中", "尚未完成", "未完成招标", "正在实施"])
def test_unfinished_work_has_no_full_marks(actual: str) -> None:
    ((finding,), _) = found_by(CHECK, _case(actual))

    assert finding.message.zh == f"“办件数”完成值写“{actual}”，得分却是满分"


def test_a_reason_that_tells_of_a_shortfall_goes_with_points_lost() -> None:
    ((finding,), _) = found_by(CHECK, _case("较多", reason="宣传力度不足，知晓率偏低"))
    ((other,), _) = found_by(CHECK, _case("12件", "9", "尚未完成全部办件"))

    assert finding.message.zh.endswith("得分却是满分")
    assert other.message.zh.endswith("完成值却已达到指标值")


@pytest.mark.parametrize(
    "reason",
    ["无", "—", "已完成", "无偏差", "没有较大偏差", "按计划开展，超额完成", "新增办件"],
)
def test_reasons_that_tell_of_none_are_right(reason: str) -> None:
    assert found_by(CHECK, _case("12件", reason=reason))[0] == []


@pytest.mark.parametrize("actual", ["没有投诉", "尚未发现问题", "服务中小学10所"])
def test_words_that_only_sound_unfinished_are_right(actual: str) -> None:
    assert found_by(CHECK, _case(actual))[0] == []


def test_a_target_that_was_reached_scores_more_than_0() -> None:
    ((finding,), _) = found_by(CHECK, _case("12件", "0"))

    assert finding.message.zh == "“办件数”完成值已达到指标值，得分却是 0"
    assert found_by(CHECK, _case("8件", "0"))[0] == []
    assert found_by(CHECK, _case("12件", "0", "由上级统一实施"))[0] == []


def test_a_target_that_was_missed_is_told_by_its_points() -> None:
    # 6 of 10 with full marks: claimed-points-differ tells of it
    assert found_by(CHECK, _case("6件", reason="因疫情未完成"))[0] == []


def test_what_is_said_of_execution_goes_with_the_rate() -> None:
    # 朝天 2023: 1157.97 of 2000
    ((finding,), _) = found_by(CHECK, case_of_table("078"))

    assert finding.message.zh == "自述“执行与预算之间没有较大偏离”，执行率却是 57.90%"


def test_the_same_words_are_right_at_a_high_rate() -> None:
    case = page_case(
        [("产出指标", "数量指标", "办件数", "≥10件", "10件", "10", "10")],
        [("年度资金总额", "100", "100", "98", "10", "98%", "9.8")],
        notes=("执行与预算之间没有较大偏离",),
    )

    assert found_by(CHECK, case)[0] == []
