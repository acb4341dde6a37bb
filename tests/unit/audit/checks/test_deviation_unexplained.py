"""K8: points were lost, or a target missed, without a reason."""

import pytest
from tests.audit.pages import ABOVE, HEADS, page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.deviation_unexplained import CHECK
from perfscore.diagnostics.model import Severity

UNSCORED = ("一级指标", "二级指标", "三级指标", "年度指标值", "全年实际完成值")


def _case(score: str, reason: str, actual: str = "8件") -> AuditCase:
    return page_case(
        [("产出指标", "数量指标", "办件数", "≥10件", actual, "10", score, reason)]
    )


@pytest.mark.parametrize("reason", ["", "无", "—", "/"])
def test_points_lost_without_a_reason_are_told(reason: str) -> None:
    ((finding,), _) = found_by(CHECK, _case("8", reason))

    assert finding.severity is Severity.WARNING
    assert finding.message.zh == "“办件数”分值 10、得分 8，没有填写偏差原因"
    assert finding.points == 2
    assert finding.at is not None
    assert finding.at.text == "8"


@pytest.mark.parametrize("reason", ["已完成", "无偏差", "已按计划完成", "如期完成"])
def test_words_that_all_was_done_are_no_reason(reason: str) -> None:
    ((finding,), _) = found_by(CHECK, _case("8", reason))

    assert finding.message.zh == (
        f"“办件数”分值 10、得分 8，原因一栏只写“{reason}”，没有说明为什么扣分"
    )


def test_a_target_that_was_reached_and_scores_0_is_told_elsewhere() -> None:
    # text-contradicts-score tells of it; without being reached it is told here
    assert found_by(CHECK, _case("0", "", "12件"))[0] == []
    assert len(found_by(CHECK, _case("0", "", "8件"))[0]) == 1


@pytest.mark.parametrize(
    ("score", "reason"), [("10", ""), ("8", "年中压减经费"), ("", "")]
)
def test_full_marks_and_reasons_are_right(score: str, reason: str) -> None:
    # without a score, 12件 of ≥10件 has no deviation to explain
    assert found_by(CHECK, _case(score, reason, "12件"))[0] == []


def test_points_taken_off_a_target_that_was_reached_say_so() -> None:
    # 永德 2022: 资金到位及时率 100% of 100%, 7 of 10 points
    (findings, _) = found_by(CHECK, case_of_table("020"))

    assert [each.path[-1] for each in findings] == ["资金到位及时率", "政策知晓率"]
    assert "完成值已达到指标值" in findings[0].message.zh
    assert "完成值已达到指标值" not in findings[1].message.zh


def test_a_form_without_points_is_judged_by_its_targets() -> None:
    # 朝天 2023: target 1, actual 建设中, the column for reasons is blank
    ((finding,), _) = found_by(CHECK, case_of_table("078"))

    assert finding.message.zh == (
        "“新建全民健身中心数量”完成值“建设中”未达到指标值“1”，没有填写原因"
    )


def test_a_reason_in_an_unscored_form_is_one() -> None:
    # 咸宁 2021: 0 of 11, 准备开工时发现…
    assert found_by(CHECK, case_of_table("069"))[0] == []


def test_a_form_without_a_column_for_reasons_is_noted_once() -> None:
    rows = [
        ("产出指标", "数量指标", name, "≥10件", "5件", "10", "5") for name in "甲乙"
    ]
    ((finding,), _) = found_by(CHECK, page_case(rows, heads=HEADS[:7]))

    assert finding.severity is Severity.NOTE
    assert finding.message.zh == (
        "表内没有偏差原因一栏，“甲”、“乙”扣了分，原因无从查起"
    )
    assert len(finding.related) == 1


def test_a_remark_in_another_column_is_a_reason() -> None:
    rows = [("产出指标", "数量指标", "甲", "≥10件", "5件", "10", "5", "资金未到位")]

    assert found_by(CHECK, page_case(rows, heads=(*HEADS[:7], "说明")))[0] == []


def test_points_that_several_rows_share_are_not_lost() -> None:
    rows = [
        ("产出指标", "数量指标", "甲", "≥10件", "10件", "20", "10"),
        ("产出指标", "数量指标", "乙", "≥10件", "10件", ABOVE, "10"),
    ]

    assert found_by(CHECK, page_case(rows))[0] == []


def test_missing_actuals_are_no_deviation() -> None:
    rows = [("产出指标", "数量指标", "甲", "≥10件", "")]

    assert found_by(CHECK, page_case(rows, heads=(*UNSCORED, "未完成原因")))[0] == []


def test_a_note_that_names_the_indicator_and_its_cause_is_a_reason() -> None:
    row = ("满意度指标", "服务对象满意度", "司机满意度", "≥90%", "89.1%", "10", "9.9")
    heads = HEADS[:-1]
    other = "偏差说明：办件数未达目标，主要是窗口搬迁。"
    own = "偏差说明：司机满意度未达目标，主要是施工占道时间长。"

    ((finding,), _) = found_by(CHECK, page_case([row], heads=heads, notes=(other,)))
    assert "司机满意度" in finding.message.zh
    assert found_by(CHECK, page_case([row], heads=heads, notes=(own,)))[0] == []
