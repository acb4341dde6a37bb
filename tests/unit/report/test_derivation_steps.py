"""The lines below a formula: its parts, its limits, what it reads."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.report.building import (
    NOWHERE,
    TWO_PLACES,
    apply,
    datum,
    defined,
    fixed,
    local,
    number,
    reported,
    scoring,
)
from tests.unit.report.explaining import (
    LEAF,
    ONE,
    below,
    explained,
    known,
    step,
)

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import (
    Operator,
    Rounded,
    Slot,
)
from perfscore.model.targets import NumberCell
from perfscore.model.units import NUMBER, POINTS, RATIO
from perfscore.score.result import IndicatorScore, Step


def at_most(limit: Fraction, ratio: Fraction) -> Step:
    """Points in proportion to 12 of 10, capped: the core of 按完成比例."""
    actual = Step(local(Slot.ACTUAL, NUMBER), ratio * 10, cell=f"{ratio * 10}个")
    target = Step(local(Slot.TARGET, NUMBER), Fraction(10), cell="≥10个")
    share = apply(
        Operator.DIVIDE,
        actual.expression,
        target.expression,
        kind=NUMBER,
        label=Text("完成比例", "completion"),
    )
    cap = number(limit, RATIO)
    capped = apply(
        Operator.AT_MOST,
        cap,
        share,
        kind=NUMBER,
        label=Text("封顶 100%（默认）", "capped at 100% (default)"),
    )
    weight = local(Slot.WEIGHT)
    points = apply(Operator.MULTIPLY, weight, capped, kind=POINTS)
    bounded = min(limit, ratio)
    return step(
        points,
        bounded * 10,
        step(weight, Fraction(10)),
        step(capped, bounded, known(cap), step(share, ratio, actual, target)),
    )


def test_a_limit_that_changes_nothing_has_its_line_and_leaves_the_formula() -> None:
    assert explained(at_most(ONE, Fraction("0.9"))) == [
        "得分 = 分值 10 × 完成比例 90% = 9分",
        "  完成比例 = 完成值 9 ÷ 目标 10 = 90%",
        "    完成值 = 9个",
        "    目标（填报“≥10个”） = 10个",
        "  封顶 100%（默认）：至多(100%, 完成比例 90%) = 90%",
    ]


def test_a_limit_that_bites_stands_in_the_formula() -> None:
    assert explained(at_most(ONE, Fraction("1.2")))[0] == (
        "得分 = 分值 10 × 至多(100%, 完成比例 120%) = 10分"
    )


def test_a_target_of_the_set_is_not_called_reported() -> None:
    target = NumberCell(Fraction(10), "个")
    leaf = replace(LEAF, target=target)
    trace = at_most(ONE, Fraction("0.9"))
    lines = below(fixed(leaf, score=9, trace=trace))
    assert "    目标（规定“≥10个”） = 10个" in lines


def test_a_computed_value_is_explained_once() -> None:
    share = apply(Operator.DIVIDE, datum("甲"), datum("乙"))
    body = step(
        share, Fraction(1, 2), Step(datum("甲"), ONE), Step(datum("乙"), Fraction(2))
    )
    value = Step(local(Slot.VALUE, RATIO), Fraction(1, 2), (body,))
    both = apply(Operator.ADD, value.expression, value.expression)
    assert explained(step(both, ONE, value, value)) == [
        "得分 = 指标值 50% + 指标值 50% = 100%",
        "  指标值 = 甲 1 ÷ 乙 2 = 50%",
        "    甲（未填报，取默认值） = 1万元",
        "    乙（未填报，取默认值） = 2万元",
    ]


def test_rounding_inside_a_formula_keeps_its_name() -> None:
    inner = Step(datum("甲", NUMBER), Fraction(5, 2))
    rounded = Rounded(
        span=NOWHERE, type=NUMBER, rounding=TWO_PLACES, value=inner.expression
    )
    assert explained(step(rounded, Fraction(5, 2), inner))[0] == (
        "得分 = 四舍五入(甲 2.5, 2) = 2.5"
    )


@pytest.mark.parametrize("depth", [30, 1000])
def test_a_chain_of_definitions_is_unfolded_only_so_far(depth: int) -> None:
    body = step(number(1, RATIO), ONE)
    chain = Step(defined("定义0"), ONE, (body,))
    for index in range(1, depth):
        twice = apply(Operator.ADD, chain.expression, chain.expression)
        body = step(twice, ONE, chain, chain)
        chain = Step(defined(f"定义{index}"), ONE, (body,))
    lines = explained(chain)
    assert len(lines) < 50
    assert "定义" in lines[-1]


def test_units_of_a_row_reach_the_derivation() -> None:
    trace = at_most(ONE, Fraction("0.9"))
    line = reported("甲", ("乙",), weight=10, score=9, trace=trace)
    lines = below(replace_scoring(line))
    assert "    完成值 = 9个" in lines


def replace_scoring(line: IndicatorScore) -> IndicatorScore:
    return line._replace(scoring=scoring(number(0)))
