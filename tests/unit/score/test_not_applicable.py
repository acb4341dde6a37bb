"""Indicators that do not apply: each treatment, with numbers worked out by hand.

The set has 100 points: 甲 45, 乙 5, 丙 10 below 产出 (60), and 丁 40. Where 乙 does
not apply, 甲 has 45 × 80% = 36, 丙 10 × 50% = 5, 丁 40 × 100% = 40: 81 of 95 points.
"""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from tests.unit.score.forms import row, rules_of, scored

from perfscore.score.result import IndicatorScore, Score

F = Fraction
HEAD = """指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""
BODY = """
数据
  编制数：计数（人），必填
一级指标 产出 60分
{group}
  二级指标 甲 45分
    目标 10个
    评分 按完成比例
  二级指标 乙 5分
    目标 10个
    评分 按完成比例
{clause}
  二级指标 丙 10分
    目标 10个
    评分 按完成比例
一级指标 丁 40分
  目标 10个
  评分 按完成比例
"""


def made(
    clause: str,
    *,
    group: str = "",
    posts: str = "0",
    actual: str | None = None,
    peers: Mapping[str, tuple[Fraction, ...]] | None = None,
) -> Score:
    rows = (
        row("甲", "8个", level1="产出"),
        row("乙", actual, level1="产出"),
        row("丙", "5个", level1="产出"),
        row("丁", "10个", level1="丁"),
    )
    body = BODY.format(
        clause=f"    {clause}" if clause else "", group=f"  {group}" if group else ""
    )
    return scored(body, *rows, data={"编制数": posts}, head=HEAD, peers=peers)


def line(score: Score, name: str) -> IndicatorScore:
    (only,) = [each for each in score.lines if each.name == name]
    return only


def weights(score: Score) -> list[Fraction | None]:
    return [each.weight for each in score.lines]


def test_the_total_is_rescaled_to_what_applies() -> None:
    """81 of 95 points is 8100/95 = 85.263… of 100."""
    score = made("不适用 若 编制数 = 0 则 剔除并按比例折算")
    assert score.base == F(8100, 95)
    assert score.total == F("85.26")
    assert line(score, "乙").is_left_out
    assert line(score, "乙").score is None
    assert rules_of(score) == ["treated-as-not-applicable"]


def test_ninety_of_ninety_five_points_are_94_74() -> None:
    """95 - 5 lost on 丙 and 0 on the others: (45 + 5 + 40) × 100 ÷ 95."""
    body = BODY.format(clause="    不适用 若 编制数 = 0 则 剔除并按比例折算", group="")
    rows = (row("甲", "10个"), row("丙", "5个"), row("丁", "10个"))
    score = scored(body, *rows, data={"编制数": "0"}, head=HEAD)
    assert score.total == F("94.74")


def test_full_marks_keep_the_weight() -> None:
    score = made("不适用 若 编制数 = 0 则 得满分")
    assert line(score, "乙").score == 5
    assert score.total == 86


def test_the_others_of_the_parent_take_the_weight_by_their_own() -> None:
    """5 is shared 45 : 10, so 45 + 4.0909 = 540/11 and 10 + 0.9091 = 120/11."""
    score = made("不适用 若 编制数 = 0 则 上级内按比例折算")
    assert weights(score) == [F(540, 11), 5, F(120, 11), 40]
    # 540/11 × 80% = 39.2727…, 120/11 × 50% = 5.4545…
    assert line(score, "甲").score == F("39.27")
    assert line(score, "丙").score == F("5.45")
    assert score.total == F("84.72")


def test_all_others_take_the_weight_in_equal_parts() -> None:
    """5 ÷ 3 each: 46.67, 11.67 and 41.67 points, of which 80%, 50% and 100%."""
    score = made("不适用 若 编制数 = 0 则 平均分摊")
    third = F(5, 3)
    assert weights(score) == [45 + third, 5, 10 + third, 40 + third]
    assert [each.score for each in score.lines] == [
        F("37.33"),
        None,
        F("5.83"),
        F("41.67"),
    ]
    assert score.total == F("84.83")


def test_one_heir_takes_the_whole_weight() -> None:
    score = made("不适用 若 编制数 = 0 则 并入 “丁”")
    assert weights(score) == [45, 5, 10, 45]
    assert score.total == 36 + 5 + 45
    trace = line(score, "丁").weight_trace
    assert trace is not None
    assert trace.value == 45


def test_a_group_that_inherits_shares_by_weight() -> None:
    """产出 has 甲 and 丙 left: the same as within the parent."""
    score = made("不适用 若 编制数 = 0 则 并入 “产出”")
    assert weights(score) == [F(540, 11), 5, F(120, 11), 40]


def test_fixed_points_are_taken() -> None:
    score = made("不适用 若 编制数 = 0 则 取 4分")
    assert line(score, "乙").score == 4
    assert score.total == 85


def test_a_share_of_the_weight_is_taken() -> None:
    for taken in ("分值 × 80%", "80%"):
        score = made(f"不适用 若 编制数 = 0 则 取 {taken}")
        assert line(score, "乙").score == 4
        assert score.total == 85


def test_a_group_takes_a_share_of_its_own_weight() -> None:
    """产出 takes 60 × 50% = 30, of which 乙 has 5 of 60 parts."""
    score = made("", group="不适用 若 编制数 = 0 则 取 分值 × 50%")
    assert line(score, "乙").exact == F(5, 2)
    assert score.total == 30 + 40


def test_the_mean_of_the_group_is_taken_where_there_is_one() -> None:
    clause = "不适用 若 编制数 = 0 则 取同组平均分"
    peers = {"产出/乙/得分": (F(3), F(4), F(4))}
    score = made(clause, peers=peers)
    assert line(score, "乙").exact == F(11, 3)
    assert score.total == F("84.67")
    alone = made(clause)
    assert alone.total is None
    assert "needs-the-group" in rules_of(alone)


def test_the_unit_says_that_it_does_not_apply() -> None:
    clause = "不适用 由单位填报 则 得满分"
    assert made(clause, actual="不适用").total == 86
    assert made(clause, actual="10个").total == 86
    assert rules_of(made(clause, actual="10个")) == []


def test_without_a_clause_it_stays_an_error() -> None:
    score = made("", actual="不适用")
    assert score.total is None
    assert rules_of(score) == ["not-applicable", "total-open"]


def test_a_condition_without_a_value_leaves_the_total_open() -> None:
    score = made("不适用 若 编制数 = 0 则 得满分", posts="")
    assert score.total is None
    assert "missing-value" in rules_of(score)


def test_a_group_is_left_out_with_all_below_it() -> None:
    """Only 丁 is left: 40 × 100 ÷ 40."""
    score = made("", group="不适用 若 编制数 = 0 则 剔除并按比例折算")
    assert [each.is_left_out for each in score.lines] == [True, True, True, False]
    assert score.total == 100
    assert [each.path for each in score.groups] == []


def test_a_group_hands_its_weight_to_its_own_parents_others() -> None:
    score = made("", group="不适用 若 编制数 = 0 则 上级内按比例折算")
    assert line(score, "丁").weight == 100
    assert score.total == 100


def test_where_nothing_applies_there_is_nothing_to_scale() -> None:
    body = """
数据
  编制数：计数（人），必填
一级指标 甲 50分
  目标 10个
  评分 按完成比例
  不适用 若 编制数 = 0 则 {how}
一级指标 乙 50分
  目标 10个
  评分 按完成比例
  不适用 若 编制数 < 1 则 {how}
"""
    for how in ("剔除并按比例折算", "平均分摊"):
        score = scored(body.format(how=how), data={"编制数": "0"}, head=HEAD)
        assert score.total is None
        assert "nothing-left-to-scale" in rules_of(score)


@pytest.mark.parametrize("actual", ["不适用", "N/A"])
def test_units_rows_do_not_apply_by_one_clause(actual: str) -> None:
    """修路 of 40 does not apply; 绿化 of 60 takes it and is met by half."""
    body = """
一级指标 产出 100分
  二级指标 由单位填报
填报指标评分
  目标 ≥、＞、＝、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 定性：评级
    好：[0%, 100%]
  不适用 由单位填报 则 上级内按比例折算
"""
    rows = (
        row("修路", actual, target="≥1", weight="40", level1="产出"),
        row("绿化", "5", target="≥10", weight="60"),
    )
    score = scored(body, *rows, head=HEAD)
    assert score.total == 50
    assert line(score, "绿化").weight == 100
