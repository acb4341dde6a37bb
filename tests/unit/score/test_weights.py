"""Weights that units declare, held against those of the set."""

import pytest
from tests.unit.score.declared import BENEFIT, BODY, DATA, OUTPUT, met
from tests.unit.score.forms import found, row, rules_of, scored


def test_weights_that_do_not_sum_are_told_and_nothing_is_adjusted() -> None:
    rows = (OUTPUT[0], met("验收", "1.5", "产出指标", "质量指标"), *BENEFIT)
    score = scored(BODY, *rows, data=DATA)
    finding = found(score, "reported-weights-do-not-sum")
    assert finding.path == ("产出指标",)
    assert "1 + 2 + 1.5 = 4.5，指标体系规定 5" in finding.message.zh
    # 1.6 + 1 + 2 + 1.5 + 3
    assert score.total is not None
    assert score.total * 10 == 91


def test_each_heading_with_a_weight_is_held_to_it() -> None:
    """The sum of 效益指标 is right, but not how its headings share it."""
    rows = (
        met("增收", "1", "效益指标", "经济效益"),
        met("就业", "2", "效益指标", "社会效益"),
    )
    score = scored(BODY, *OUTPUT, *rows, data=DATA)
    told = [(each.rule.name, each.path) for each in score.findings]
    assert told == [
        ("reported-weights-do-not-sum", ("经济效益",)),
        ("reported-weights-do-not-sum", ("社会效益",)),
    ]


def test_fixed_indicators_below_a_heading_with_a_weight_count_towards_it() -> None:
    body = """
一级指标 产出 10分
  二级指标 甲 4分
    三级指标 子 4分
      得分 = 分值
  二级指标 乙
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值、＝：按完成比例
  目标 ≤、＜：按反向比例
  目标 定性：评级
    好：[0%, 100%]
"""
    score = scored(body, met("丑", "6", "产出", "乙"))
    assert rules_of(score) == []
    assert score.total == 10


def test_a_row_without_weight_carries_no_points_where_the_others_are_full() -> None:
    rows = (*OUTPUT, met("备查", None, "产出指标", "质量指标"), *BENEFIT)
    score = scored(BODY, *rows, data=DATA)
    assert rules_of(score) == ["line-not-scored"]
    assert score.lines[4].score is None
    assert score.total is not None


@pytest.mark.parametrize("blank", [None, "", "－"])
def test_a_row_without_weight_is_missing_one_where_the_others_are_not_full(
    blank: str | None,
) -> None:
    rows = (OUTPUT[0], met("验收", blank, "产出指标", "质量指标"), *BENEFIT)
    score = scored(BODY, *rows, data=DATA)
    assert rules_of(score) == ["missing-value", "total-open"]
    assert found(score, "missing-value").message.zh == "“验收”没有填分值"
    assert score.total is None


@pytest.mark.parametrize(
    ("weight", "rule"),
    [("四分", "not-a-number"), ("2%", "not-a-number"), ("-2", "value-out-of-range")],
)
def test_a_weight_that_cannot_be_one_is_told_once(weight: str, rule: str) -> None:
    rows = (OUTPUT[0], met("验收", weight, "产出指标", "质量指标"), *BENEFIT)
    assert rules_of(scored(BODY, *rows, data=DATA)) == [rule, "total-open"]


def test_no_row_at_all_is_not_a_sum_of_nothing() -> None:
    score = scored(BODY, *OUTPUT, data=DATA)
    assert rules_of(score) == ["missing-value", "missing-value", "total-open"]
    assert [each.path for each in score.findings[:2]] == [("经济效益",), ("社会效益",)]
    assert score.total is None
    # 1.6 + 1 + 2 + 2
    assert score.partial * 10 == 66


def test_a_fixed_weight_that_the_form_repeats_wrongly_is_told() -> None:
    score = scored("一级指标 甲 10分\n得分 = 分值", row("甲", weight="12分"))
    assert rules_of(score) == ["weight-differs"]
    assert score.total == 10


def test_weights_take_decimals_and_the_word_points() -> None:
    rows = (
        met("修路", "1.333分", "产出指标", "数量指标"),
        met("架桥", "1.333", "产出指标", "数量指标"),
        met("验收", "1.334", "产出指标", "质量指标"),
        *BENEFIT,
    )
    score = scored(BODY, *rows, data=DATA)
    assert rules_of(score) == []
    # each line is rounded to two places: 1.33 three times, and 5.6 of the others
    assert score.total is not None
    assert score.total * 100 == 959
