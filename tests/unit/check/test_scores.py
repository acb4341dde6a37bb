"""Scores stay in their bounds, and nothing is divided by zero unsaid."""

from dataclasses import replace

import pytest
from tests.unit.check.building import (
    WEIGHT,
    at_least,
    at_most,
    band,
    banded,
    by_completion,
    by_inverse,
    check_row,
    checklist,
    decreasing,
    deductions,
    formula,
    given,
    lit,
    op,
    points,
    rated,
    rating_row,
    span,
    undefined,
    when,
)
from tests.unit.check.sets import (
    ATTAINED,
    QUALITATIVE,
    by_unit,
    datum,
    declared,
    indicator,
    plain_set,
)

from perfscore.check.rules import (
    checklist_does_not_sum,
    decision_does_not_cover,
    denominator_can_be_zero,
    score_can_leave_range,
)
from perfscore.diagnostics.model import Diagnostic
from perfscore.model.data import Datum
from perfscore.model.expressions import Expression
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.targets import TargetForm
from perfscore.model.units import RATIO

DATA = (datum("x"), datum("y"), datum("z", "> 0"), datum("差", None))
RATE = op("÷", given("x"), given("z"))


def fixed(scoring: Scoring, *, data: tuple[Datum, ...] = DATA) -> IndicatorSet:
    return replace(plain_set(indicator("指标", 5, scoring=scoring)), data=data)


def by_units(scoring: Scoring) -> IndicatorSet:
    rows = (declared((TargetForm.NUMBER,), scoring),)
    return replace(plain_set(indicator("产出", 100, by_unit())), declared_scoring=rows)


def leaving(indicator_set: IndicatorSet) -> list[Diagnostic]:
    return list(score_can_leave_range.check(indicator_set))


def zero(indicator_set: IndicatorSet) -> list[Diagnostic]:
    return list(denominator_can_be_zero.check(indicator_set))


def hint(found: Diagnostic) -> str:
    assert found.hint is not None
    return found.hint.zh


# ---- the range of a score

METHODS = [
    by_completion(),
    by_completion(cap=None, may_exceed=True),
    by_inverse(),
    by_inverse(RATE),
    decreasing(),
    deductions(given("x"), lit("100%"), lit("1/100"), "0.5"),
    QUALITATIVE,
    ATTAINED,
]
NAMES = [
    "completion",
    "uncapped",
    "inverse",
    "inverse of a rate",
    "decreasing",
    "deductions",
    "rating",
    "attainment",
]


@pytest.mark.parametrize("scoring", METHODS, ids=NAMES)
def test_methods_are_within_bounds(scoring: Scoring) -> None:
    assert leaving(fixed(scoring)) == []
    assert leaving(replace(by_units(scoring), data=DATA)) == []


def test_an_uncapped_rate_says_how_to_cap_it() -> None:
    found = leaving(fixed(formula(op("×", WEIGHT, RATE))))
    assert [each.message.zh for each in found] == [
        "“指标”的得分可能超出 0 至 5分：没有上限"
    ]
    assert found[0].message.en == (
        "the score of “指标” can leave 0 to 5 points: no upper bound"
    )
    assert hint(found[0]) == "至多(分值 × x ÷ z, 分值)"


def test_deductions_without_a_floor_can_go_below_zero() -> None:
    off = op("×", given("x"), points(1))
    found = leaving(fixed(formula(op("-", WEIGHT, off))))
    assert [each.message.zh for each in found] == [
        "“指标”的得分可能超出 0 至 5分：没有下限"
    ]
    assert hint(found[0]) == "至少(分值 - x × 1分, 0分)"


def test_a_difference_can_leave_on_both_sides() -> None:
    found = leaving(fixed(formula(op("×", WEIGHT, given("差")))))
    assert hint(found[0]) == "至少(至多(分值 × 差, 分值), 0分)"
    assert found[0].message.zh.endswith("没有下限，没有上限")


def test_the_row_that_gives_too_much_is_named() -> None:
    rows = (band("= 0", points(6)), band("> 0", points(3)))
    found = leaving(fixed(banded(given("x"), *rows)))
    assert [each.message.zh for each in found] == [
        "“指标”的得分可能超出 0 至 5分：可达 6分"
    ]
    assert found[0].at.span.text == "6分"


def test_bounds_that_are_stated_are_enough() -> None:
    bounded = at_least(at_most(op("×", WEIGHT, given("差")), WEIGHT), points(0))
    assert leaving(fixed(formula(bounded))) == []


def test_a_method_that_says_so_may_exceed_the_weight_but_not_fall_below_zero() -> None:
    scoring = formula(op("×", WEIGHT, given("差")))
    found = leaving(fixed(replace(scoring, may_exceed=True)))
    assert found[0].message.zh.endswith("：没有下限")


def test_a_guard_counts() -> None:
    guarded = when((op(">", RATE, lit(1)), WEIGHT), otherwise=op("×", WEIGHT, RATE))
    assert leaving(fixed(formula(guarded))) == []


def test_points_for_any_weight_do_not_fit_every_weight() -> None:
    flat = formula(when((op(">", given("x"), lit(0)), points(3)), otherwise=points(0)))
    found = leaving(replace(by_units(flat), data=DATA))
    assert [each.message.zh for each in found] == [
        "“目标 数值”的得分可能超出 0 至 分值：可达 3分"
    ]


def test_shares_of_any_weight_are_said_as_such() -> None:
    twice = formula(op("×", WEIGHT, lit("1.2")))
    found = leaving(by_units(twice))
    assert found[0].message.zh.endswith("：可达 1.2 × 分值")
    assert found[0].message.en.endswith(": up to 1.2 × weight")


def test_a_rating_beyond_the_weight_leaves_it() -> None:
    rating = rated(rating_row("好", "[60%, 120%]"), rating_row("差", "[0%, 60%)"))
    assert leaving(fixed(rating))[0].message.zh.endswith("：可达 6分")


def test_an_indicator_without_weight_is_told_by_another_rule() -> None:
    lone = indicator("指标", scoring=formula(op("×", WEIGHT, RATE)))
    assert leaving(replace(plain_set(lone), data=DATA)) == []


# ---- checklists

THREE = [check_row(f"要点{number}", points(1)) for number in range(3)]


def test_points_of_a_checklist_add_up() -> None:
    found = list(checklist_does_not_sum.check(fixed(checklist(*THREE))))
    assert [each.message.zh for each in found] == ["“指标”的要点合计 3分，分值是 5分"]
    assert [each.span.text for each in found[0].related] == ["1分", "1分", "1分"]
    assert leaving(fixed(checklist(*THREE))) == []


def test_a_prerequisite_counts_towards_the_sum() -> None:
    shares = [
        check_row("项目有绩效目标", op("×", WEIGHT, lit("40%")), is_prerequisite=True),
        *(
            check_row(name, op("×", WEIGHT, lit("20%")))
            for name in ("相关", "符合正常水平", "与预算匹配")
        ),
    ]
    good = checklist(*shares)
    assert list(checklist_does_not_sum.check(fixed(good))) == []
    assert list(checklist_does_not_sum.check(by_units(good))) == []
    assert leaving(fixed(good)) == []
    found = list(checklist_does_not_sum.check(by_units(checklist(*shares[:3]))))
    assert [each.message.zh for each in found] == [
        "“目标 数值”的要点合计 0.8 × 分值，分值是 分值"
    ]


# ---- decisions


def decision(*rows: tuple[Expression, Expression], otherwise: Expression) -> Scoring:
    score = when(*rows, otherwise=otherwise)
    return replace(formula(score), name="判定", span=span("评分 判定"))


def test_a_decision_covers_all_cases_or_says_otherwise() -> None:
    none = (op("=", given("x"), lit(0)), points(5))
    less = (op("<=", given("x"), given("y")), points(3))
    open_end = decision(none, less, otherwise=undefined())
    found = list(decision_does_not_cover.check(fixed(open_end)))
    assert [each.message.zh for each in found] == [
        "“指标”的判定不能确定包括了所有情况：各行条件都不成立时没有得分"
    ]
    closed = decision(none, less, otherwise=points(0))
    assert list(decision_does_not_cover.check(fixed(closed))) == []


def test_conditions_that_leave_nothing_over_need_no_otherwise() -> None:
    none = (op("=", given("x"), lit(0)), points(5))
    some = (op(">", given("x"), lit(0)), points(0))
    complete = decision(none, some, otherwise=undefined())
    assert list(decision_does_not_cover.check(fixed(complete))) == []


def test_rates_of_a_datum_keep_their_type() -> None:
    share = formula(op("×", WEIGHT, given("率", RATIO)))
    bounded = (datum("率", "[0%, 100%]", RATIO),)
    assert leaving(fixed(share, data=bounded)) == []
