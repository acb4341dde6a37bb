"""T4: points of outputs and effects are shared out."""

from dataclasses import replace

from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.one_indicator_carries_level import CHECK


def _case(level1: str, *weights: str) -> AuditCase:
    rows = [
        (level1, "数量指标", f"办件数{at}", "≥10件", "10件", each, each)
        for at, each in enumerate(weights)
    ]
    return page_case(rows)


def test_a_single_indicator_for_all_points_is_told() -> None:
    ((finding,), _) = found_by(CHECK, _case("效益指标（30分）", "30"))

    assert finding.message.zh == "“效益指标”的 30 分只由“办件数0”一个指标承担"
    assert finding.points == 30


def test_60_and_30_points_on_two_indicators() -> None:
    # 青神 2023
    (findings, _) = found_by(CHECK, case_of_table("002"))

    assert [each.points for each in findings] == [60, 30]


def test_several_indicators_satisfaction_and_few_points_are_right() -> None:
    assert found_by(CHECK, _case("产出指标（50分）", "25", "25"))[0] == []
    assert found_by(CHECK, _case("满意度指标（20分）", "20"))[0] == []
    assert found_by(CHECK, _case("效益指标（10分）", "10"))[0] == []
    # 10 of 30 points are printed before the text is cut off
    assert found_by(CHECK, _case("效益指标（30分）", "10"))[0] == []


def test_a_set_can_state_a_share() -> None:
    strict = replace(CHECK, threshold="≥ 60%")
    ((finding,), _) = found_by(strict, _case("产出指标（50分）", "30", "20"))

    assert finding.message.zh == "“办件数0”一个指标占“产出指标” 50 分的 60%"
    assert finding.working is not None
    assert finding.working.zh == "30 ÷ 50 = 60%"
