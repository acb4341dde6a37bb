"""按反向比例, 反向递减, 达标得分: worked by hand, or from a source that is named."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, one, rules_of

F = Fraction


@pytest.mark.parametrize(
    ("actual", "points"),
    [("100", F(10)), ("99", F(10)), ("-3", F(10)), ("125", F(8)), ("300", F(10, 3))],
)
def test_the_inverse_ratio_is_target_over_actual(actual: str, points: Fraction) -> None:
    assert exact(one("目标 ≤100天\n评分 按反向比例", f"{actual}天")) == points


@pytest.mark.parametrize(("actual", "points"), [("0", 10), ("1", 0)])
def test_a_target_of_zero_is_met_by_zero_alone(actual: str, points: int) -> None:
    """T010, T011: a deployed provincial performance module gives all, and nothing."""
    assert exact(one("目标 ≤0起\n评分 按反向比例", actual)) == points


@pytest.mark.parametrize(
    ("actual", "points"),
    [("100", 10), ("150", 5), ("199", F("0.1")), ("200", 0), ("260", 0), ("30", 10)],
)
def test_points_fall_in_a_line_to_twice_the_target(
    actual: str, points: Fraction
) -> None:
    """T009a to T009e: criterion C041 of the same module."""
    assert exact(one("目标 ≤100天\n评分 反向递减", f"{actual}天")) == points


@pytest.mark.parametrize(("actual", "points"), [("0", 10), ("1", 0)])
def test_above_a_target_of_zero_is_twice_the_target(actual: str, points: int) -> None:
    """C041 gives no points from twice the target on, and 1 is more than twice 0."""
    assert exact(one("目标 ≤0起\n评分 反向递减", f"{actual}起")) == points


def test_no_share_lies_above_a_negative_target() -> None:
    score = one("目标 ≤-5%\n评分 反向递减", "3%")
    assert rules_of(score) == ["target-not-positive", "total-open"]


def test_there_is_no_inverse_ratio_to_a_negative_target() -> None:
    score = one("目标 ≤-5%\n评分 按反向比例", "3%")
    assert rules_of(score) == ["target-not-positive", "total-open"]


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("≥50个", "50个", 10),
        ("≥50个", "49.99个", 0),
        ("＞50个", "50个", 0),
        ("＞50个", "51个", 10),
        ("≤50个", "50个", 10),
        ("≤50个", "51个", 0),
        ("＜50个", "50个", 0),
        ("＜50个", "49个", 10),
        ("＝50个", "50个", 10),
        ("＝50个", "51个", 0),
        ("50个", "51个", 10),
        ("50个", "49个", 0),
        ("2021年12月底前", "2021年12月31日", 10),
        ("2021年12月底前", "2022年1月1日", 0),
        ("2021年12月31日", "2021年11月", 10),
        ("2021年6月30日", "2021年7月1日", 0),
    ],
)
def test_a_target_is_met_as_its_sign_says(
    target: str, actual: str, points: int
) -> None:
    assert exact(one(f"目标 {target}\n评分 达标得分", actual)) == points


def test_done_is_no_day() -> None:
    score = one("目标 2021年12月底前\n评分 达标得分", "已完成")
    assert rules_of(score) == ["not-a-date", "total-open"]


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("2021年6月30日", 10),
        ("2021年7月1日", 6),
        ("2021年12月31日", 6),
        ("2022年1月", 0),
    ],
)
def test_days_can_lie_in_bands(actual: str, points: int) -> None:
    clauses = """目标 2021年12月底前
  评分 分档
    ≤ 2021年6月30日：10分
    (2021年6月30日, 2021年12月31日]：6分
    否则：0分
"""
    assert exact(one(clauses, actual)) == points
