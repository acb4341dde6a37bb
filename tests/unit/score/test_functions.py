"""Functions that have no value for some numbers, and data that need not be there."""

import pytest
from tests.unit.score.forms import exact, found, one, rules_of


@pytest.mark.parametrize(
    ("expression", "rule", "message"),
    [
        ("ln(子 - 1)", "logarithm-undefined", "“子 - 1”不大于 0，没有对数"),
        ("ln(-子)", "logarithm-undefined", "“-子”不大于 0，没有对数"),
        ("开方(子 - 2)", "root-of-negative", "“子 - 2”是负数，不能开方"),
        ("(子 - 2) ^ 1.5", "root-of-negative", "“子 - 2”是负数，不能开方"),
        ("几何平均(-2, -8, 子)", "root-of-negative", "几何平均的各数须不小于 0"),
        ("(子 - 1) ^ -2", "divided-by-zero", "负指数的底数“子 - 1”为 0"),
        ("调和平均(2, 子 - 1)", "divided-by-zero", "除数“子 - 1”为 0"),
        ("加权平均(2, 子, 3, -1)", "divided-by-zero", "除数“子 + (-1)”为 0"),
    ],
)
def test_what_a_function_does_not_reach_has_no_value(
    expression: str, rule: str, message: str
) -> None:
    score = one(
        f"得分 = 分值 × 至多(至少({expression}, 0), 1)",
        data="子：数值",
        reported={"子": "1"},
    )
    assert exact(score) is None
    assert found(score, rule).message.zh == message
    assert rules_of(score) == [rule, "total-open"]


def test_days_need_both_dates() -> None:
    data = "起：日期\n止：日期"
    clause = "得分 = 至少(0分, 分值 - 逾期天数(起, 止) × 0.5分 / 1天)"
    score = one(clause, data=data, reported={"起": "2021年3月5日"})
    assert found(score, "missing-value").message.zh == "数据“止”没有填"
    late = {"起": "2021年3月5日", "止": "2021年3月1日"}
    assert exact(one(clause, data=data, reported=late)) == 8


@pytest.mark.parametrize(
    ("reported", "points"),
    [
        ({"子": "3", "丑": "4"}, 10),
        ({"子": "5", "丑": "4"}, 0),
        ({"子": "3"}, 0),
    ],
    ids=["better", "worse", "not reported"],
)
def test_a_datum_that_is_not_read_need_not_be_there(
    reported: dict[str, str], points: int
) -> None:
    score = one(
        "得分 = 若 已填(丑) 且 子 ≤ 丑 则 分值 否则 0分",
        data="子：数值\n丑：数值",
        reported=reported,
    )
    assert exact(score) == points
    assert rules_of(score) == []


def test_a_branch_that_is_not_taken_need_not_have_a_value() -> None:
    score = one(
        "得分 = 若 已填(丑) 则 分值 × 至多(子 / 丑, 1) 否则 分值",
        data="子：数值，≥ 0\n丑：数值，> 0",
        reported={"子": "3"},
    )
    assert exact(score) == 10
    assert rules_of(score) == []


def test_a_datum_that_is_filled_in_wrongly_is_not_taken_as_missing() -> None:
    score = one(
        "得分 = 若 已填(丑) 则 分值 × 至多(丑, 1) 否则 分值",
        data="丑：数值，≥ 0",
        reported={"丑": "建设中"},
    )
    assert exact(score) is None
    assert rules_of(score) == ["not-a-number", "total-open"]
