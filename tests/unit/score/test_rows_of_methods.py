"""分档, 判定, 要点, 评级: every edge, worked by hand for an indicator of 10 points."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, found, one, rules_of, trace

F = Fraction
BANDS = """
  评分 分档
    < 0%：0分
    = 0%：10分
    (0%, 10%]：80%
    (10%, 20%]：4.5分
    (20%, 30%)：分值 - 9分
    ≥ 30%：0
"""
DECISION = """
  评分 判定
    若 结余 = 0：3分
    若 结余 ≤ 上年结转：2分
    否则：0分
"""
GATED = """
  评分 要点
    前置 有绩效目标：40%
    相关：2分
    正常：20%
    匹配：20%
"""
RATING = """
  评分 评级
    好：[80%, 100%]
    较好：[60%, 80%)
    一般：(0%, 60%)
    无：0%
"""
AMOUNTS = "结余：金额（万元）\n上年结转：金额（元）"


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("0%", F(10)),
        ("0", F(10)),
        ("0.01%", F(8)),
        ("10%", F(8)),
        ("10.000001%", F("4.5")),
        ("20%", F("4.5")),
        ("29.99%", F(1)),
        ("30%", F(0)),
        ("3000‰", F(0)),
    ],
)
def test_each_edge_belongs_to_one_band(actual: str, points: Fraction) -> None:
    assert exact(one(BANDS, actual)) == points


@pytest.mark.parametrize(("actual", "points"), [("15", F("4.5")), ("95", F(0))])
def test_a_bare_number_among_per_cents_is_taken_as_per_cent(
    actual: str, points: Fraction
) -> None:
    score = one(BANDS, actual)
    assert exact(score) == points
    assert rules_of(score) == ["percent-sign-assumed"]


def test_a_bare_share_among_per_cents_is_not_guessed() -> None:
    assert rules_of(one(BANDS, "0.15")) == ["percent-sign-missing", "total-open"]


def test_a_count_does_not_lie_among_per_cents() -> None:
    assert rules_of(one(BANDS, "15个")) == ["units-differ", "total-open"]


def test_bands_of_money_convert_their_ends() -> None:
    clauses = "指标值 = 结余\n评分 分档\n≤ 5000元：10分\n否则：0分"
    for reported, points in (("0.5", 10), ("0.50001", 0), ("5000元", 10)):
        assert exact(one(clauses, data=AMOUNTS, reported={"结余": reported})) == points


@pytest.mark.parametrize(
    ("left", "before", "points"),
    [("0", "0", 3), ("1.5", "15000", 2), ("1.5", "14999.99", 0), ("0", "5", 3)],
)
def test_the_first_row_that_holds_decides(left: str, before: str, points: int) -> None:
    reported = {"结余": left, "上年结转": before}
    assert exact(one(DECISION, data=AMOUNTS, reported=reported)) == points


def test_a_row_that_is_not_reached_needs_no_value() -> None:
    assert exact(one(DECISION, data=AMOUNTS, reported={"结余": "0"})) == 3


def test_a_row_that_cannot_be_decided_leaves_the_score_open() -> None:
    score = one(DECISION, data=AMOUNTS, reported={"结余": "1"})
    assert found(score, "missing-value").path == ("上年结转",)
    assert rules_of(score) == ["missing-value", "total-open"]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ({"有绩效目标": "是", "相关": "是", "正常": "否", "匹配": "是"}, 8),
        ({"有绩效目标": "否", "相关": "是", "正常": "是", "匹配": "是"}, 0),
        ({"1": "是", "2": "否", "3": "否", "4": "否"}, 4),
        ({"有绩效目标 ": "√", "“相关”": "√", "正常：": "√", "匹 配": "√"}, 10),
    ],
)
def test_points_that_are_met_add_up_behind_their_gate(
    points: Mapping[str, str], expected: int
) -> None:
    """T041, T042: the gate missing makes the whole indicator nothing."""
    score = one(GATED, points=points)
    assert exact(score) == expected
    assert rules_of(score) == []


def test_a_closed_gate_needs_no_further_answers() -> None:
    assert exact(one(GATED, points={"1": "否"})) == 0


def test_each_unanswered_point_is_told_once() -> None:
    score = one(GATED, points={"1": "是", "2": "是"})
    told = [each.message.zh for each in score.findings[:-1]]
    assert told == ["要点“正常”没有填是否具备", "要点“匹配”没有填是否具备"]


def test_an_answer_that_is_neither_is_told_once() -> None:
    answers = {"1": "是", "2": "部分", "3": "是", "4": "是"}
    assert rules_of(one(GATED, points=answers)) == ["not-yes-or-no", "total-open"]


def test_an_answer_to_no_point_is_told() -> None:
    answers = {"1": "是", "2": "是", "3": "是", "4": "是", "相关性": "否"}
    score = one(GATED, points=answers)
    assert exact(score) == 10
    finding = found(score, "unknown-point")
    assert finding.hint is not None
    assert "“相关”" in finding.hint.zh


@pytest.mark.parametrize(
    ("rating", "given", "points"),
    [
        ("好", "10", F(10)),
        ("好", "8", F(8)),
        ("较好", "7.99", F("7.99")),
        ("较好", "6", F(6)),
        ("一般", "0.01", F("0.01")),
        ("无", None, F(0)),
    ],
)
def test_points_within_the_band_of_the_rating_count(
    rating: str, given: str | None, points: Fraction
) -> None:
    score = one(RATING, rating=rating, claimed=given)
    assert exact(score) == points
    assert rules_of(score) == []


@pytest.mark.parametrize(
    ("rating", "given"),
    [("较好", "8"), ("好", "7.99"), ("好", "10.01"), ("一般", "0"), ("一般", "-1")],
)
def test_points_outside_the_band_do_not_count(rating: str, given: str) -> None:
    """T012: 8 of 10 is not 部分达成, whose band ends below 80 %."""
    score = one(RATING, rating=rating, claimed=given)
    assert rules_of(score) == ["score-outside-band", "total-open"]


@pytest.mark.parametrize(
    ("given", "inferred"), [("8", "好"), ("7.9", "较好"), ("0.1", "一般"), ("0", "无")]
)
def test_a_rating_follows_from_the_points_and_that_is_told(
    given: str, inferred: str
) -> None:
    score = one(RATING, claimed=given)
    assert exact(score) == F(given)
    assert rules_of(score) == ["rating-inferred"]
    assert f"“{inferred}”" in score.findings[0].message.zh


def test_points_above_the_weight_have_no_rating() -> None:
    score = one(RATING, claimed="10.5")
    assert rules_of(score) == ["score-outside-band", "total-open"]


def test_a_rating_can_stand_where_the_actual_value_does() -> None:
    assert exact(one(RATING, "较 好", claimed="7")) == 7


def test_a_rating_that_the_set_does_not_have_is_told() -> None:
    score = one(RATING, rating="很好", claimed="9")
    assert rules_of(score) == ["rating-unknown", "total-open"]


def test_points_beside_a_band_of_one_share_are_compared() -> None:
    score = one(RATING, rating="无", claimed="3")
    assert exact(score) == 0
    assert rules_of(score) == ["claimed-score-differs"]


def test_a_rating_without_points_lacks_the_points() -> None:
    score = one(RATING, rating="好")
    assert found(score, "missing-value").message.zh == "“甲”没有填自评得分"


def test_only_the_rows_that_were_tried_are_in_the_trace() -> None:
    conditions = [each.value for each in trace(one(BANDS, "15%")).inputs[:-1]]
    assert conditions == [False, False, False, True]
