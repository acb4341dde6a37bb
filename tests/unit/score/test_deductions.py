"""扣分: steps at their edges, worked by hand for an indicator of 10 points."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, one

F = Fraction
RATE = "率：比率，≥ 0"
PRICES = "报价：金额（元）\n基准价：金额（万元），> 0"
READINGS = {"满 {}": 0, "达 {}，不足按一步": 1, "达 {}，按比例": 2}


def deducted(row: str, rate: str) -> Fraction | None:
    clauses = f"指标值 = 率\n评分 扣分\n{row}"
    return exact(one(clauses, data=RATE, reported={"率": rate}))


@pytest.mark.parametrize(
    ("rate", "by_reading"),
    [
        ("100%", ("10", "10", "10")),
        ("100.01%", ("10", "9.5", "9.995")),
        ("100.99%", ("10", "9.5", "9.505")),
        ("101%", ("9.5", "9.5", "9.5")),
        ("101.000001%", ("9.5", "9", "9.4999995")),
        ("102.4%", ("9", "8.5", "8.8")),
        ("119.99%", ("0.5", "0", "0.005")),
        ("120%", ("0", "0", "0")),
        ("250%", ("0", "0", "0")),
        ("80%", ("10", "10", "10")),
    ],
)
@pytest.mark.parametrize("reading", READINGS)
def test_a_part_of_a_step_counts_as_the_set_says(
    reading: str, rate: str, by_reading: tuple[str, ...]
) -> None:
    """T016 is the row of 102.4%: 1,024 people on 1,000 posts."""
    row = f"每高于 100% {reading.format('1个百分点')}：扣 0.5分"
    assert deducted(row, rate) == F(by_reading[READINGS[reading]])


@pytest.mark.parametrize(
    ("rate", "points"), [("96%", "2"), ("96.6%", "4"), ("100%", "10"), ("94%", "0")]
)
def test_what_lies_below_is_deducted_by_whole_steps(rate: str, points: str) -> None:
    assert deducted("每低于 100% 满 1个百分点：扣 2分", rate) == F(points)


@pytest.mark.parametrize(
    ("rate", "points"),
    [("90%", "8"), ("89.9%", "7.98"), ("81%", "6.2"), ("99%", "9.8")],
)
def test_a_step_can_be_a_share_of_the_base(rate: str, points: str) -> None:
    # a step is 1% of 100%; 81% lies 19 steps below, each takes 0.2
    row = "每低于 100% 达 基准的 1%，按比例：扣 2%"
    assert deducted(row, rate) == F(points)


@pytest.mark.parametrize(
    ("price", "points"),
    [
        ("10000", "10"),
        ("10320", "8.8"),
        ("10300", "9.1"),
        ("9650", "9.2"),
        ("9600", "9.2"),
        ("0", "-2"),
    ],
)
def test_a_price_is_measured_in_per_cents_of_the_base(price: str, points: str) -> None:
    """T023, T024: 3.2% above are 4 steps of 0.3, 3.5% below are 4 of 0.2."""
    clauses = """指标值 = 报价
  评分 扣分
    每高于 基准价 达 1%，不足按一步：扣 0.3分
    每低于 基准价 达 1%，不足按一步：扣 0.2分
"""
    reported = {"报价": price, "基准价": "1"}
    # 0元 lies 100 steps below, which take 20: deductions stop at nothing
    assert exact(one(clauses, data=PRICES, reported=reported)) == max(F(points), F(0))


@pytest.mark.parametrize(
    ("cases", "points"), [("0", 10), ("1", 9), ("3", 7), ("8", 4), ("20", 4)]
)
def test_cases_are_counted_down_to_the_floor(cases: str, points: int) -> None:
    clauses = "评分 扣分\n每有 情形 满 1例：扣 1分\n至少 4分"
    assert (
        exact(one(clauses, data="情形：计数（例）", reported={"情形": cases})) == points
    )


def test_rows_add_up_and_the_floor_can_be_a_share() -> None:
    clauses = """
  评分 扣分
    每有 大错 满 1例：扣 3分
    每有 小错 达 2例，按比例：扣 1分
    至少 20%
"""
    data = "大错：计数（例）\n小错：计数（例）"
    reported = {"大错": "1", "小错": "3"}
    assert exact(one(clauses, data=data, reported=reported)) == F("5.5")
    assert exact(one(clauses, data=data, reported={"大错": "3", "小错": "9"})) == 2


def test_days_late_are_measured_from_the_target_that_the_set_fixes() -> None:
    clauses = "目标 ≤30天\n评分 扣分\n每高于 目标 满 5天：扣 1分"
    assert exact(one(clauses, "39天")) == 9
    assert exact(one(clauses, "40日")) == 8
