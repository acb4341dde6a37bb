"""Groups that are more than the sum of those below them; numbers worked out by hand."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import row, rules_of, scored

from perfscore.score.result import Score

F = Fraction
CHILD = """
  二级指标 {name} {weight}分
    {share}
    目标 10个
    评分 按完成比例，封顶 150%
"""


def group(clause: str, *children: tuple[str, str, str], **actual: str | None) -> Score:
    """Score a group of 10 points whose children are named, weighted, and shared."""
    below = "".join(
        CHILD.format(name=name, weight=weight, share=share)
        for name, weight, share in children
    )
    body = f"一级指标 组 10分\n  {clause}\n{below}"
    rows = [row(name, actual.get(name), level1="组") for name, _, _ in children]
    return scored(body, *rows)


def test_the_lowest_and_the_highest_count() -> None:
    children = (("甲", "10", ""), ("乙", "10", ""))
    assert group("汇总 取低", *children, 甲="8个", 乙="6个").total == 6
    assert group("汇总 取高", *children, 甲="8个", 乙="6个").total == 8


def test_the_lowest_with_something_missing_is_undefined() -> None:
    score = group("汇总 取低", ("甲", "10", ""), ("乙", "10", ""), 甲="8个")
    assert score.total is None
    assert score.groups[0].score is None
    assert rules_of(score) == ["missing-value", "total-open"]


def test_a_weighted_mean_is_of_the_rates() -> None:
    """(40% × 8/10 + 60% × 3/5) × 10 = (0.32 + 0.36) × 10."""
    children = (("甲", "10", "权重 40%"), ("乙", "5", "权重 60%"))
    score = group("汇总 加权平均", *children, 甲="8个", 乙="6个")
    assert score.total == F("6.8")
    assert score.groups[0].score == F("6.8")
    assert score.groups[0].trace is not None


def test_a_geometric_mean_is_exact_where_it_can_be() -> None:
    """√(0.9 × 0.4) = 0.6."""
    children = (("甲", "10", ""), ("乙", "10", ""))
    assert group("汇总 几何平均", *children, 甲="9个", 乙="4个").total == 6


def test_a_geometric_mean_by_unequal_shares_is_exact_where_it_can_be() -> None:
    """(0.2 ^ 25%) × (0.2 ^ 75%) = 0.2, though neither root has an end."""
    children = (("甲", "10", "权重 25%"), ("乙", "10", "权重 75%"))
    score = group("汇总 几何平均", *children, 甲="2个", 乙="2个")
    assert score.groups[0].score == 2


def test_a_geometric_mean_takes_shares_that_no_small_root_divides() -> None:
    """(0.9 ^ 33.33%) × (0.5 ^ 66.67%) × 10 = 6.0820…."""
    children = (("甲", "10", "权重 33.33%"), ("乙", "10", "权重 66.67%"))
    score = group("汇总 几何平均", *children, 甲="9个", 乙="5个")
    assert score.total == F("6.08")


def test_a_geometric_mean_is_rounded_only_at_the_end() -> None:
    """√(0.9 × 0.5) × 10 = 6.7082…."""
    children = (("甲", "10", ""), ("乙", "10", ""))
    assert group("汇总 几何平均", *children, 甲="9个", 乙="5个").total == F("6.71")


@pytest.mark.parametrize(("other", "total"), [("4个", "4.8"), ("0个", "0")])
def test_a_harmonic_mean(other: str, total: str) -> None:
    """1 ÷ (50% ÷ 0.6 + 50% ÷ 0.4) = 0.48; with nothing in it it is nothing."""
    children = (("甲", "10", ""), ("乙", "10", ""))
    score = group("汇总 调和平均", *children, 甲="6个", 乙=other)
    assert score.total == F(total)


def test_a_formula_of_the_scores_below() -> None:
    clause = "汇总 = 得分(“甲”) × 50% + 得分(“乙”) × 50%"
    children = (("甲", "10", ""), ("乙", "10", ""))
    assert group(clause, *children, 甲="8个", 乙="6个").total == 7


def test_a_cap_and_a_floor_bound_the_group() -> None:
    """15 points of 10 are held to 120%, and 2 are raised to 3."""
    capped = group("封顶 120%", ("甲", "10", ""), 甲="15个")
    assert capped.total == 12
    trace = capped.groups[0].trace
    assert trace is not None
    assert trace.expression.label is not None
    assert trace.expression.label.zh == "封顶 120%"
    assert group("保底 3分", ("甲", "10", ""), 甲="2个").total == 3


def test_a_plain_group_has_its_sum_and_no_trace() -> None:
    score = group("", ("甲", "4", ""), ("乙", "6", ""), 甲="5个", 乙="10个")
    (only,) = score.groups
    assert (only.path, only.weight, only.score) == (("组",), F(10), F(8))
    assert only.trace is None


def test_bonus_and_penalty_are_added_as_the_total_says() -> None:
    body = """
一级指标 甲 10分
  目标 10个
  评分 按完成比例
加分项 表彰 3分
  目标 3个
  评分 按完成比例
减分项 违纪 4分
  目标 4个
  评分 按完成比例
总分 = 至少(基本分 + 加分 - 减分, 0分)
"""
    rows = (
        row("甲", "8个", level1="甲"),
        row("表彰", "2个", level1="表彰"),
        row("违纪", "1个", level1="违纪"),
    )
    score = scored(body, *rows)
    assert (score.base, score.bonus, score.penalty) == (F(8), F(2), F(1))
    assert score.total == 9
    assert score.total_trace is not None


@pytest.mark.parametrize(
    ("kind", "total"), [("加权平均", "8"), ("取低", "8"), ("几何平均", "8")]
)
def test_what_does_not_apply_does_not_count_in_a_mean(kind: str, total: str) -> None:
    """Only 甲 is left, at 8 of 10; its 40% are all there is."""
    out = "不适用 由单位填报 则 上级内按比例折算"
    shares = ("权重 40%", "权重 60%") if kind == "加权平均" else ("", "")
    children = (("甲", "10", shares[0]), ("乙", "10", f"{shares[1]}\n    {out}"))
    score = group(f"汇总 {kind}", *children, 甲="8个", 乙="不适用")
    assert score.total == F(total)


def test_a_veto_of_a_group_sets_its_score() -> None:
    children = (("甲", "4", ""), ("乙", "6", ""))
    clause = "否决 若 得分 < 8分 则 得分 = 0分"
    score = group(clause, *children, 甲="5个", 乙="5个")
    assert (score.groups[0].score, score.total) == (F(0), F(0))
    assert group(clause, *children, 甲="10个", 乙="10个").total == 10
