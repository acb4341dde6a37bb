"""K9: actuals far above their targets are explained."""

from dataclasses import replace

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.checks.over_achievement_unexplained import CHECK


def _case(
    target: str, actual: str, name: str = "办件数", score: str = "10", reason: str = ""
) -> AuditCase:
    return page_case(
        [("产出指标", "数量指标", name, target, actual, "10", score, reason)]
    )


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [
        ("≥10件", "13件", "130%"),
        ("≥59人次", "87人次", "147.46%"),  # 87/59 = 1.47457…
        ("10件", "20", "200%"),
        ("≥10%", "115.25%", "1152.5%"),  # growth rates too
        ("≥5万元", "80000元", "160%"),  # 8/5
        ("=10件", "20件", "200%"),
    ],
)
def test_130_percent_and_more_are_told(target: str, actual: str, share: str) -> None:
    ((finding,), _) = found_by(CHECK, _case(target, actual))

    assert finding.message.zh == (
        f"“办件数”完成值 {actual} 是指标值 {target} 的 {share}，没有说明超额原因"
    )
    assert finding.printed == actual


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥10件", "12.9件"),
        ("≤10件", "20件"),  # a ceiling
        ("100%", "200"),  # 200 of what is not known
        ("10件", "≥20件"),
        ("5万人", "60000"),  # 60000 人 or 万人
        ("10件", "20人"),
        ("2021年6月", "2021年12月"),
        ("有效", "非常有效"),
        ("0件", "25件"),
    ],
)
def test_what_cannot_be_compared_is_not(target: str, actual: str) -> None:
    assert found_by(CHECK, _case(target, actual))[0] == []


@pytest.mark.parametrize("name", ["安全事故数", "人均成本", "结转结余率", "办理时限"])
def test_where_less_is_better_there_is_no_excess(name: str) -> None:
    assert found_by(CHECK, _case("10", "20", name))[0] == []
    assert len(found_by(CHECK, _case("≥10", "20", name))[0]) == 1


def test_a_target_of_zero_is_explained_from_30() -> None:
    assert found_by(CHECK, _case("≥0件", "29件"))[0] == []
    ((finding,), _) = found_by(CHECK, _case("≥0件", "30件"))

    assert finding.working is None


def test_a_reason_settles_it_and_lost_points_are_told_elsewhere() -> None:
    assert found_by(CHECK, _case("≥10件", "20件", reason="新增任务"))[0] == []
    assert found_by(CHECK, _case("≥10件", "20件", score="9"))[0] == []


def test_a_set_can_state_another_limit() -> None:
    strict: Check = replace(CHECK, threshold="≥ 120%")

    assert len(found_by(strict, _case("≥10件", "12件"))[0]) == 1
    assert found_by(CHECK, _case("≥10件", "12件"))[0] == []


def test_the_finance_form_with_1152_percent() -> None:
    # 普惠金融: 10% → 115.25%, 2倍 → 10倍, 60% → 85%
    (findings, _) = found_by(CHECK, case_of_table("034"))

    workings = [each.working.zh for each in findings if each.working]
    assert workings == [
        "115.25% ÷ 10% = 1152.5%",
        "10 ÷ 2 = 500%",
        "85% ÷ 60% ≈ 141.67%",
    ]
