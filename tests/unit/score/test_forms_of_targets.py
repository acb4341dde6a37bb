"""填报指标评分: the form of the target that a unit states picks the method."""

from fractions import Fraction

import pytest
from tests.unit.score.declared import met
from tests.unit.score.forms import found, rules_of, scored

from perfscore.score.result import Score

F = Fraction
BODY = """
一级指标 产出 10分
  二级指标 数量
    三级指标 由单位填报
填报指标评分
  目标 ≥：按完成比例
  目标 ＞、数值：按完成比例，不封顶
  目标 ≤：按反向比例
  目标 ＜：反向递减
  目标 ＝：达标得分
{}  目标 定性：评级
    好：[80%, 100%]
    差：[0%, 80%)
"""
DATES = "  目标 日期：达标得分\n"


def declared(
    target: str | None, actual: str | None, *, dates: bool = True, year: int = 2021
) -> Score:
    row = met("甲", "10", "产出", "数量", target=target, actual=actual)
    return scored(BODY.format(DATES if dates else ""), row, year=year)


@pytest.mark.parametrize(
    ("target", "actual", "method", "points"),
    [
        ("≥10个", "8个", "按完成比例", 8),
        ("不少于10个", "12个", "按完成比例", 10),
        ("＞10个", "12个", "按完成比例", 12),
        ("10个", "12个", "按完成比例", 12),
        ("≤10天", "16天", "按反向比例", F("6.25")),
        ("10天以内", "16天", "按反向比例", F("6.25")),
        ("＜10天", "16天", "反向递减", 4),
        ("＝10个", "9个", "达标得分", 0),
        ("2021年12月底前", "2021年12月30日", "达标得分", 10),
        ("12月31日前", "2022年1月1日", "达标得分", 0),
    ],
)
def test_the_form_picks_the_method(
    target: str, actual: str, method: str, points: Fraction
) -> None:
    (line,) = declared(target, actual).lines
    assert line.scoring is not None
    assert line.scoring.name == method
    assert line.exact == points


def test_a_target_in_words_is_rated() -> None:
    (line,) = declared("群众满意", "好").lines
    assert line.scoring is not None
    assert line.scoring.name == "评级"


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        (None, "missing-value"),
        ("", "missing-value"),
        ("不适用", "not-applicable"),
        ("1e3", "number-not-taken"),
    ],
)
def test_a_target_without_form_leaves_the_line_open(
    target: str | None, rule: str
) -> None:
    score = declared(target, "5")
    assert rules_of(score) == [rule, "total-open"]
    assert score.lines[0].trace is None


def test_a_form_that_the_set_does_not_score_is_told() -> None:
    score = declared("2021年12月底前", "2021年12月1日", dates=False)
    assert "“日期”" in found(score, "no-rule-for-form").message.zh
    assert score.total is None
