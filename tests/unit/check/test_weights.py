"""Weights add up exactly, or the message shows how they do not."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.check.sets import by_unit, indicator, plain_set, zhuzhou_set

from perfscore.check.rules import (
    declared_weight_missing,
    weight_missing,
    weight_not_positive,
    weights_do_not_sum,
)
from perfscore.diagnostics.model import Diagnostic
from perfscore.model.indicator_set import IndicatorSet


def sums(indicator_set: IndicatorSet) -> list[Diagnostic]:
    return list(weights_do_not_sum.check(indicator_set))


def test_the_message_shows_the_addends_and_each_place() -> None:
    names = ["预算执行率", "产出指标", "效益指标", "满意度指标"]
    parts = zip(names, [10, 50, 30, 9], strict=True)
    found = sums(plain_set(*(indicator(name, weight) for name, weight in parts)))
    assert [each.message.zh for each in found] == [
        "一级指标分值 10 + 50 + 30 + 9 = 99，体系规定满分 100"
    ]
    assert found[0].message.en == (
        "the weights of level 1 are 10 + 50 + 30 + 9 = 99, the set requires 100"
    )
    assert found[0].at.span.text == "100"
    assert [each.span.text for each in found[0].related] == [
        "10分",
        "50分",
        "30分",
        "9分",
    ]
    assert found[0].hint is not None
    assert found[0].hint.zh == "还差 1分"


@pytest.mark.parametrize(
    ("weights", "full"),
    [
        (["33.3", "33.3", "33.4"], 100),
        ([Fraction(100, 3)] * 3, 100),
        (["0.1"] * 10, 1),
    ],
    ids=["tenths", "thirds", "ten tenths"],
)
def test_exact_sums_are_right(weights: list[str], full: int) -> None:
    parts = [indicator(f"指标{n}", weight) for n, weight in enumerate(weights)]
    assert sums(plain_set(*parts, full=full)) == []


def test_a_sum_that_is_almost_right_is_wrong() -> None:
    parts = [indicator(f"指标{number}", "33.3") for number in range(3)]
    found = sums(plain_set(*parts))
    assert found[0].message.zh == (
        "一级指标分值 33.3 + 33.3 + 33.3 = 99.9，体系规定满分 100"
    )
    assert found[0].hint is not None
    assert found[0].hint.zh == "还差 0.1分"


def test_weights_below_a_heading_are_held_against_it() -> None:
    output = indicator("产出", 50, indicator("数量", 30), indicator("质量", 25))
    found = sums(plain_set(output, indicator("效益", 50)))
    assert [each.message.zh for each in found] == [
        "“产出”下级指标分值 30 + 25 = 55，本级规定 50"
    ]
    assert found[0].hint is not None
    assert found[0].hint.zh == "多出 5分"


def test_a_heading_without_weight_is_worth_what_stands_below_it() -> None:
    group = indicator("产出", None, indicator("数量", 30), indicator("质量", 30))
    assert sums(plain_set(group, indicator("效益", 40))) == []
    found = sums(plain_set(group, indicator("效益", 30)))
    assert found[0].message.zh == "一级指标分值 60 + 30 = 90，体系规定满分 100"


def test_what_units_declare_is_left_to_them() -> None:
    assert sums(zhuzhou_set()) == []


def test_fixed_indicators_leave_something_for_the_declared_ones() -> None:
    full = indicator("产出", 50, indicator("数量", 50), by_unit())
    found = sums(plain_set(full, indicator("效益", 50)))
    assert [each.message.zh for each in found] == ["“产出”下级指标分值 50，本级规定 50"]
    assert found[0].hint is not None
    assert found[0].hint.zh == "没有给其余指标留下分值"


def test_a_missing_weight_is_what_the_others_leave() -> None:
    output = indicator("产出", 50, indicator("数量", 30), indicator("质量"))
    found = list(weight_missing.check(plain_set(output, indicator("效益", 50))))
    assert [each.message.zh for each in found] == ["“质量”没有写分值，要求写明"]
    assert found[0].hint is not None
    assert found[0].hint.zh == "质量 20分"


def test_two_missing_weights_cannot_be_told() -> None:
    output = indicator("产出", 50, indicator("数量"), indicator("质量"))
    found = list(weight_missing.check(plain_set(output, indicator("效益", 50))))
    hints = [each.hint.zh for each in found if each.hint]
    assert hints == ["数量 …分", "质量 …分"]


def test_headings_and_declared_places_need_no_weight() -> None:
    assert list(weight_missing.check(zhuzhou_set())) == []


def test_weights_are_above_zero() -> None:
    parts = plain_set(indicator("产出", 100), indicator("其他", 0))
    found = list(weight_not_positive.check(parts))
    assert [each.message.zh for each in found] == ["“其他”的分值是 0，要求大于 0"]
    assert list(weight_not_positive.check(zhuzhou_set())) == []


def test_the_full_score_is_above_zero() -> None:
    found = list(weight_not_positive.check(plain_set(full=0)))
    assert [each.message.zh for each in found] == ["满分是 0，要求大于 0"]


def test_units_share_out_a_weight_that_is_stated_above() -> None:
    output = indicator("产出指标", None, indicator("数量指标", None, by_unit()))
    found = list(declared_weight_missing.check(plain_set(output)))
    assert [each.message.zh for each in found] == [
        "“产出指标”下有由单位填报的指标，但没有写分值"
    ]
    group = indicator("数量指标", 50, by_unit())
    assert not list(
        declared_weight_missing.check(plain_set(replace(output, children=(group,))))
    )
