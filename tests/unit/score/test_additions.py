"""加分 as a method and as a clause, worked by hand."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import HEAD
from tests.unit.score.forms import exact, line, one, row, scored

from perfscore.score.result import Score

F = Fraction
PRIZES = "奖：计数（次）\n通报：是否\n率：比率，≥ 0"
METHOD = """评分 加分
    基本分 6分
    每有 奖 满 1次：加 1.5分，最多 3分
    若 通报：扣 2分
"""


def added(clauses: str, prizes: str, *, told: str = "否") -> Fraction | None:
    reported = {"奖": prizes, "通报": told, "率": "0%"}
    return exact(one(clauses, data=PRIZES, reported=reported))


@pytest.mark.parametrize(
    ("prizes", "told", "points"),
    [
        ("0", "否", F(6)),
        ("1", "否", F("7.5")),
        ("2", "否", F(9)),
        ("3", "否", F(9)),
        ("9", "是", F(7)),
        ("0", "是", F(4)),
    ],
)
def test_rows_add_to_the_base_and_each_has_its_limit(
    prizes: str, told: str, points: Fraction
) -> None:
    assert added(METHOD, prizes, told=told) == points


def test_the_weight_is_the_default_limit_and_nothing_the_default_floor() -> None:
    clauses = "评分 加分\n每有 奖 满 1次：加 4分\n若 通报：扣 3分"
    assert added(clauses, "2") == 8
    assert added(clauses, "3") == 10
    assert added(clauses, "0", told="是") == 0
    assert added(clauses, "1", told="是") == 1


def test_limits_can_be_stated() -> None:
    clauses = "评分 加分\n每有 奖 满 1次：加 40%\n若 通报：扣 3分\n最多 5分\n至少 10%"
    assert added(clauses, "1") == 4
    assert added(clauses, "2") == 5
    assert added(clauses, "0", told="是") == 1


@pytest.mark.parametrize(
    ("clauses", "prizes", "points"),
    [
        ("满 2次", "5", F(2)),
        ("达 2次，不足按一步", "5", F(3)),
        ("达 2次，按比例", "5", F("2.5")),
    ],
)
def test_a_part_of_a_step_adds_as_the_set_says(
    clauses: str, prizes: str, points: Fraction
) -> None:
    assert added(f"评分 加分\n每有 奖 {clauses}：加 1分", prizes) == points


# ---- the clause


def of_weight(weight: int, clauses: str, target: str, actual: str) -> Score:
    head = HEAD.replace("满分 10", f"满分 {weight}")
    body = f"一级指标 甲 {weight}分\n{clauses}\n"
    return scored(body, row("甲", actual, target=target), head=head)


STAIRS = """评分 按完成比例，阶梯 10%，及格线 50%
  加分 每高于 目标 满 10%：加 3分，最多 9分
"""
PLAN = "评分 达标得分\n加分 每高于 目标 满 10%：加 1分，最多 5分"


@pytest.mark.parametrize(
    ("completion", "points"),
    [
        ("100", 40),
        ("99.9", 36),
        ("95", 36),
        ("90", 36),
        ("89.9", 32),
        ("50", 20),
        ("49.9", 0),
        ("49", 0),
        ("109.9", 40),
        ("110", 43),
        ("120", 46),
        ("129.9", 46),
        ("130", 49),
        ("150", 49),
    ],
)
def test_stairs_below_the_target_and_points_added_above_it(
    completion: str, points: int
) -> None:
    """T019, criterion C086: 40 points, the target is 100."""
    assert exact(of_weight(40, STAIRS, "100", completion)) == points


@pytest.mark.parametrize(
    ("completion", "points"),
    [
        ("99.9", 0),
        ("100", 30),
        ("109.9", 30),
        ("110", 31),
        ("119.9", 31),
        ("120", 32),
        ("125", 32),
        ("149.9", 34),
        ("150", 35),
        ("190", 35),
    ],
)
def test_each_whole_tenth_above_the_target_adds_a_point(
    completion: str, points: int
) -> None:
    """T020, criterion C083: 30 points, the target is 100."""
    assert exact(of_weight(30, PLAN, "100", completion)) == points


def test_the_step_is_a_share_of_the_target_and_not_a_number() -> None:
    # 10% of 20 is 2: 23.9 lies one whole step above, 24 two
    assert exact(of_weight(30, PLAN, "20", "23.9")) == 31
    assert exact(of_weight(30, PLAN, "20", "24")) == 32


def test_a_rate_is_measured_in_percentage_points_or_shares_of_the_target() -> None:
    clauses = "指标值 = 率\n目标 ≥80%\n评分 达标得分\n加分 每高于 目标 满 {}：加 1分"
    reported = {"奖": "0", "通报": "否", "率": "96%"}
    for step, points in (("10个百分点", 11), ("基准的 10%", 12)):
        score = one(clauses.format(step), data=PRIZES, reported=reported)
        assert exact(score) == points


def test_several_clauses_add_up_and_may_exceed_the_weight() -> None:
    clauses = """得分 = 分值
  加分 每有 奖 满 1次：加 1分，最多 2分
  加分 若 通报：加 5%
"""
    assert added(clauses, "1") == 11
    assert added(clauses, "7") == 12
    assert added(clauses, "7", told="是") == F("12.5")
    scoring = line(
        one(clauses, data=PRIZES, reported={"奖": "7", "通报": "是"})
    ).scoring
    assert scoring is not None
    assert scoring.may_exceed


def test_a_clause_without_what_it_reads_leaves_the_score_open() -> None:
    clauses = "得分 = 分值\n加分 每有 奖 满 1次：加 1分，最多 2分"
    assert exact(one(clauses, data=PRIZES, reported={"通报": "否"})) is None


# ---- rows of 扣分


@pytest.mark.parametrize(
    ("rate", "points"),
    [
        ("100%", 10),
        ("102.9%", 10),
        ("103%", 8),
        ("97%", 8),
        ("97.1%", 10),
        ("90%", 4),
        ("110%", 4),
        ("200%", 0),
    ],
)
def test_distance_counts_on_both_sides(rate: str, points: int) -> None:
    clauses = "指标值 = 率\n评分 扣分\n每偏离 100% 满 3个百分点：扣 2分"
    reported = {"奖": "0", "通报": "否", "率": rate}
    assert exact(one(clauses, data=PRIZES, reported=reported)) == points


def test_a_row_takes_off_at_most_its_limit_and_conditions_take_off_too() -> None:
    clauses = """评分 扣分
    每有 奖 满 1次：扣 1分，最多 3分
    若 通报：扣 50%
"""
    assert added(clauses, "2") == 8
    assert added(clauses, "3") == 7
    assert added(clauses, "30") == 7
    assert added(clauses, "30", told="是") == 2
