"""酌定: points that a person gives, within bounds, worked for 10 points."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.lower.sets import the_set, whole
from tests.unit.score.forms import Cells, exact, found, line, one, row, rules_of, scored

from perfscore.model.outcomes import ReasonRule
from perfscore.model.printing import formula

F = Fraction
RATE = "率：比率，≥ 0"
IN_ROWS = """指标值 = 率
  评分 判定
    若 率 ≥ 100%：分值
    若 率 ≥ 60%：酌定 [4分, 8分)，须说明理由
    否则：酌定 [0, 20%]
"""


@pytest.mark.parametrize("given", ["0", "0.01", "7", "10"])
def test_points_within_the_bounds_count(given: str) -> None:
    score = one("评分 酌定 [0分, 分值]", claimed=given)
    assert exact(score) == F(given)
    assert rules_of(score) == []


@pytest.mark.parametrize("given", ["-0.01", "10.01", "100"])
def test_points_outside_the_bounds_do_not_count(given: str) -> None:
    score = one("评分 酌定 [0分, 分值]", claimed=given)
    assert rules_of(score) == ["score-outside-band", "total-open"]
    assert "[0分, 分值]" in found(score, "score-outside-band").message.zh


@pytest.mark.parametrize(
    ("given", "points"), [("2", None), ("2.01", F("2.01")), ("5", F(5)), ("5.1", None)]
)
def test_an_end_can_be_left_out_and_be_a_share(
    given: str, points: Fraction | None
) -> None:
    assert exact(one("评分 酌定 (2分, 50%]", claimed=given)) == points


def test_points_that_are_not_given_are_missing_and_not_zero() -> None:
    score = one("评分 酌定 [0分, 分值]")
    assert rules_of(score) == ["missing-value", "total-open"]
    assert found(score, "missing-value").message.zh == "“甲”没有填自评得分"


def test_points_that_are_no_number_are_told() -> None:
    score = one("评分 酌定 [0分, 分值]", claimed="较好")
    assert rules_of(score) == ["not-a-number", "total-open"]


def test_rounding_of_the_points_given_is_no_difference_from_the_claim() -> None:
    score = one("评分 酌定 [0分, 分值]", claimed="7.777")
    assert line(score).score == F("7.78")
    assert rules_of(score) == []


@pytest.mark.parametrize(
    ("rate", "given", "points"),
    [
        ("100%", None, F(10)),
        ("99.9%", "4", F(4)),
        ("60%", "7.99", F("7.99")),
        ("60%", "8", None),
        ("60%", "3.99", None),
        ("59.9%", "2", F(2)),
        ("59.9%", "0", F(0)),
        ("59.9%", "2.1", None),
    ],
)
def test_rows_of_a_decision_can_leave_the_points_to_a_person(
    rate: str, given: str | None, points: Fraction | None
) -> None:
    score = one(IN_ROWS, data=RATE, reported={"率": rate}, claimed=given)
    assert exact(score) == points


def test_rows_of_bands_can_leave_the_points_to_a_person() -> None:
    clauses = "指标值 = 率\n评分 分档\n≥ 60%：分值\n< 60%：酌定 [0分, 5分]"
    for rate, given, points in (("60%", None, 10), ("59%", "5", 5), ("59%", "6", None)):
        score = one(clauses, data=RATE, reported={"率": rate}, claimed=given)
        assert exact(score) == points


def test_a_row_of_stated_points_is_compared_with_the_claim() -> None:
    score = one(IN_ROWS, data=RATE, reported={"率": "100%"}, claimed="9")
    assert exact(score) == 10
    assert rules_of(score) == ["claimed-score-differs"]


# ---- reasons


def reasons(clauses: str, *, data: str = "") -> tuple[ReasonRule, ...]:
    body = f"数据\n{data}\n一级指标 甲 10分\n{clauses}\n"
    (indicator,) = the_set(whole(body if data else body.split("\n", 2)[2])).indicators
    return indicator.reasons


def conditions(clauses: str, *, data: str = "") -> list[str]:
    """Give the conditions in words; always is blank."""
    return [
        formula(each.condition, "zh") if each.condition else ""
        for each in reasons(clauses, data=data)
    ]


def test_a_reason_can_be_required_always() -> None:
    assert conditions("评分 酌定 [0分, 分值]，须说明理由") == [""]
    assert conditions("评分 酌定 [0分, 分值]") == []
    assert conditions("得分 = 分值\n须说明理由") == [""]


def test_the_reason_of_a_row_is_required_where_the_row_is_taken() -> None:
    assert conditions(IN_ROWS, data=RATE) == ["非 率 ≥ 100% 且 率 ≥ 60%"]


def test_the_reason_of_the_last_row_is_required_where_no_other_holds() -> None:
    clauses = "指标值 = 率\n评分 分档\n≥ 60%：分值\n否则：酌定 [0分, 5分]，须说明理由"
    assert conditions(clauses, data=RATE) == ["非 指标值 ≥ 60%"]


def test_the_reason_of_a_row_survives_points_added_on_top() -> None:
    clauses = f"{IN_ROWS}  加分 若 率 > 120%：加 1分\n"
    assert conditions(clauses, data=RATE) == ["非 率 ≥ 100% 且 率 ≥ 60%"]


def test_a_reason_can_hang_on_the_score_and_on_what_is_reported() -> None:
    clauses = """目标 ≥50个
  评分 按完成比例
  须说明理由 若 得分 < 分值 × 80%
  须说明理由 若 完成值 > 目标 × 130%
"""
    assert conditions(clauses) == ["得分 < 分值 × 80%", "完成值 > 目标 × 130%"]


def test_the_reason_is_asked_for_where_its_row_is_taken() -> None:
    for rate, given, told in (("100%", "10", []), ("80%", "5", ["missing-reason"])):
        score = one(IN_ROWS, data=RATE, reported={"率": rate}, claimed=given)
        assert rules_of(score) == told


DECLARED = """一级指标 产出 10分
  二级指标 数量 10分
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值、≤、＜：按完成比例
  目标 ＝、日期：达标得分
  目标 定性：酌定 [0分, 分值]，须说明理由
"""


def test_units_own_indicators_can_be_left_to_a_person_with_a_reason() -> None:
    below: Cells = {"level1": "产出", "level2": ("数量",), "weight": "5"}
    in_words: Cells = {**below, "target": "效果明显", "claimed": "4"}
    in_numbers: Cells = {**below, "target": "50人"}
    words, number = row("效果", "较好", **in_words), row("培训", "48人", **in_numbers)
    made = scored(DECLARED, words, number)
    assert [each.score for each in made.lines] == [4, F("4.8")]
    assert rules_of(made) == ["missing-reason"]
    assert found(made, "missing-reason").path[-1] == "效果"
    stated = replace(words, reason="群众反映好")
    assert rules_of(scored(DECLARED, stated, number)) == []
