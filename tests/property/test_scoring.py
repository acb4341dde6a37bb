"""What every score promises, whatever is reported."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.score.declared import BENEFIT, BODY, DATA
from tests.unit.score.forms import filled, row, scorer_of

from perfscore.exact import exact_text
from perfscore.model.assessment import IndicatorRow
from perfscore.score.result import IndicatorScore

F = Fraction
DECLARED = """
一级指标 产出 10分
  二级指标 数量
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、＝、≤、＜、数值：{}
  目标 日期：达标得分
  目标 定性：评级
    好：[80%, 100%]
    差：[0%, 80%)
"""
MORE_IS_BETTER = ("按完成比例", "按完成比例，及格线 60%", "按完成比例，封顶 80%")
LESS_IS_BETTER = ("按反向比例", "反向递减")
READINGS = ("满 1个百分点", "达 1个百分点，按比例", "达 1个百分点，不足按一步")

numbers = st.builds(F, st.integers(-(10**7), 10**7), st.sampled_from([1, 10, 1000]))
targets = numbers.filter(bool).map(abs)
weights = st.builds(F, st.integers(0, 10**5), st.sampled_from([1, 10, 100]))
rates = st.builds(F, st.integers(0, 30_000), st.just(10_000))


def one(
    method: str, actual: Fraction, target: Fraction, weight: Fraction, sign: str = ""
) -> IndicatorScore:
    """Score one indicator that a unit declares; its weight need not be the set's."""
    reported = row(
        "甲",
        exact_text(actual),
        target=sign + exact_text(target),
        weight=exact_text(weight),
        level1="产出",
    )
    (line,) = scorer_of(DECLARED.format(method)).score(filled(reported)).lines
    return line


@pytest.mark.parametrize("method", [*MORE_IS_BETTER, *LESS_IS_BETTER, "达标得分"])
@settings(max_examples=60)
@given(numbers, numbers, weights)
def test_points_stay_between_nothing_and_the_weight(
    method: str, actual: Fraction, target: Fraction, weight: Fraction
) -> None:
    exact = one(method, actual, target, weight).exact
    assert exact is None or 0 <= exact <= weight
    if target > 0:
        assert exact is not None


@settings(max_examples=60)
@given(numbers, targets, weights)
def test_a_cap_above_the_weight_is_kept(
    actual: Fraction, target: Fraction, weight: Fraction
) -> None:
    exact = one("按完成比例，封顶 120%", actual, target, weight).exact
    assert exact is not None
    assert 0 <= exact <= weight * F("1.2")
    if actual * 5 >= target * 6:
        assert exact == weight * F("1.2")


@pytest.mark.parametrize("method", [*MORE_IS_BETTER, "达标得分"])
@settings(max_examples=60)
@given(st.tuples(numbers, numbers).map(sorted), targets, weights)
def test_more_never_earns_less_where_more_is_better(
    method: str, actuals: list[Fraction], target: Fraction, weight: Fraction
) -> None:
    less, more = (one(method, each, target, weight, "≥").exact for each in actuals)
    assert less is not None
    assert more is not None
    assert less <= more


@pytest.mark.parametrize("method", [*LESS_IS_BETTER, "达标得分"])
@settings(max_examples=60)
@given(st.tuples(numbers, numbers).map(sorted), targets, weights)
def test_less_never_earns_less_where_less_is_better(
    method: str, actuals: list[Fraction], target: Fraction, weight: Fraction
) -> None:
    less, more = (one(method, each, target, weight, "≤").exact for each in actuals)
    assert less is not None
    assert more is not None
    assert less >= more


@settings(max_examples=60)
@given(st.one_of(numbers, targets), targets, weights.filter(bool))
def test_full_points_are_earned_exactly_where_the_target_is_met(
    actual: Fraction, target: Fraction, weight: Fraction
) -> None:
    exact = one("按完成比例", actual, target, weight).exact
    assert (exact == weight) == (actual >= target)
    assert one("按完成比例", target, target, weight).exact == weight


@settings(max_examples=60)
@given(rates, rates)
def test_readings_of_a_step_are_ordered_and_fall(
    one: Fraction, other: Fraction
) -> None:
    def points(rate: Fraction, reading: str) -> Fraction:
        body = f"一级指标 甲 10分\n评分 扣分\n每高于 100% {reading}：扣 0.3分"
        reported = row("甲", f"{exact_text(rate * 100)}%")
        exact = scorer_of(body).score(filled(reported)).lines[0].exact
        assert exact is not None
        return exact

    whole_steps, in_proportion, parts = (points(one, each) for each in READINGS)
    assert 0 <= parts <= in_proportion <= whole_steps <= 10
    for reading in READINGS:
        better, worse = sorted((one, other))
        assert points(better, reading) >= points(worse, reading)


declared_rows = st.lists(
    st.builds(
        lambda name, level2, actual, weight: row(
            name,
            exact_text(abs(actual)),
            target="≥1000",
            weight=exact_text(weight),
            level1="产出指标",
            level2=(level2,),
        ),
        st.text("一二三四五", min_size=1, max_size=3),
        st.sampled_from(["数量指标", "质量指标", "时效指标"]),
        numbers,
        weights,
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(declared_rows, st.randoms(use_true_random=False))
def test_the_total_is_the_sum_of_the_printed_lines_in_any_order(
    rows: list[IndicatorRow], random: Random
) -> None:
    """Lines are printed with two places, and 合计 按已取整得分 adds what is printed."""
    shuffled = [*rows]
    random.shuffle(shuffled)
    scores = [
        scorer_of(BODY).score(filled(*each, *BENEFIT, data=DATA))
        for each in (rows, shuffled)
    ]
    for score in scores:
        printed = [line.score for line in score.lines if line.score is not None]
        assert score.total == sum(printed, F(0))
        assert all((each * 100).denominator == 1 for each in printed)
    assert scores[0].total == scores[1].total
    assert sorted(line.score or F(0) for line in scores[0].lines) == sorted(
        line.score or F(0) for line in scores[1].lines
    )
