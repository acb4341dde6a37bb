"""Nothing is divided by what can be zero, unless the set says what holds then."""

from dataclasses import replace

import pytest
from tests.unit.check.building import (
    WEIGHT,
    at_least,
    at_most,
    by_completion,
    by_inverse,
    decreasing,
    deductions,
    defined,
    formula,
    given,
    lit,
    op,
    points,
    span,
    when,
)
from tests.unit.check.sets import (
    ATTAINED,
    QUALITATIVE,
    by_unit,
    datum,
    declared,
    definition,
    indicator,
    plain_set,
    zhuzhou_set,
)
from tests.unit.lower.sets import the_set, whole

from perfscore.check.rules import (
    denominator_can_be_zero,
    score_can_leave_range,
)
from perfscore.diagnostics.model import Diagnostic, Severity
from perfscore.model.data import Datum
from perfscore.model.expressions import Expression
from perfscore.model.indicator_set import Definition, IndicatorSet, Validation
from perfscore.model.methods import Scoring
from perfscore.model.targets import TargetForm

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


METHODS = [
    by_completion(),
    by_completion(cap=None, may_exceed=True),
    by_inverse(),
    decreasing(),
    deductions(given("x"), lit("100%"), lit("1/100"), "0.5"),
    QUALITATIVE,
    ATTAINED,
]
NAMES = [
    "completion",
    "uncapped",
    "inverse",
    "decreasing",
    "deductions",
    "rating",
    "attainment",
]


def test_a_datum_that_can_be_zero_is_told_with_its_row() -> None:
    found = zero(fixed(formula(op("÷", given("x"), given("y")))))
    assert [each.message.zh for each in found] == [
        "除数“y”可能为 0，没有规定此时怎么算"
    ]
    assert found[0].at.span.text == "y"
    assert [each.span.text for each in found[0].related] == ["y：数值，≥ 0"]
    assert hint(found[0]) == "y：数值，≥ 0，> 0；或 若 y = 0 则 … 否则 …"
    assert found[0].rule.severity is Severity.WARNING


def test_a_negative_power_divides_by_its_base() -> None:
    inverse = op("^", given("y"), lit("-1/2"))
    found = zero(fixed(formula(inverse)))
    assert [each.message.zh for each in found] == [
        "除数“y”可能为 0，没有规定此时怎么算"
    ]
    assert not zero(fixed(formula(op("^", given("z"), lit(-2)))))
    assert not zero(fixed(formula(op("^", given("y"), lit("1/2")))))


IS_ZERO = op("=", given("y"), lit(0))
QUOTIENT = op("÷", given("x"), given("y"))
GUARDS: list[tuple[str, Expression]] = [
    ("if zero", when((IS_ZERO, points(0)), otherwise=QUOTIENT)),
    (
        "if not zero",
        when((op("!=", given("y"), lit(0)), QUOTIENT), otherwise=points(0)),
    ),
    ("if above", when((op(">", given("y"), lit(2)), QUOTIENT), otherwise=points(0))),
    ("at least one", op("÷", given("x"), at_least(given("y"), lit(1)))),
    (
        "or",
        when((op("or", IS_ZERO, op(">", QUOTIENT, lit(1))), WEIGHT), otherwise=WEIGHT),
    ),
    (
        "and",
        when(
            (op("and", op(">", given("y"), lit(0)), op(">", QUOTIENT, lit(1))), WEIGHT),
            otherwise=points(0),
        ),
    ),
    ("a number", op("÷", given("x"), lit(2))),
    (
        "above another",
        when((op(">", given("y"), given("x")), QUOTIENT), otherwise=WEIGHT),
    ),
]


@pytest.mark.parametrize(
    "score", [guard for _, guard in GUARDS], ids=[name for name, _ in GUARDS]
)
def test_guards_are_understood(score: Expression) -> None:
    assert zero(fixed(formula(score))) == []


def test_a_guard_of_any_sign_is_understood() -> None:
    quotient = op("÷", given("x"), given("差"))
    guarded = when((op("=", given("差"), lit(0)), points(0)), otherwise=quotient)
    assert zero(fixed(formula(guarded))) == []
    assert len(zero(fixed(formula(quotient)))) == 1


def test_a_guard_for_another_name_does_not_help() -> None:
    other = when((op("=", given("x"), lit(0)), points(0)), otherwise=QUOTIENT)
    assert len(zero(fixed(formula(other)))) == 1


RATE_OF_Y = definition("率", QUOTIENT)


def with_definitions(score: Expression, *definitions: Definition) -> IndicatorSet:
    return replace(fixed(formula(score)), definitions=definitions)


def test_a_definition_is_told_once_however_often_it_is_used() -> None:
    twice = op("+", defined("率"), op("×", defined("率"), lit(2)))
    found = zero(with_definitions(twice, RATE_OF_Y))
    assert [each.at.span.text for each in found] == ["y"]


def test_a_definition_that_is_guarded_wherever_it_is_used_is_right() -> None:
    capped = definition("至多一", at_most(defined("率"), lit(1)))
    guarded = when((IS_ZERO, points(0)), otherwise=defined("至多一"))
    assert zero(with_definitions(guarded, capped, RATE_OF_Y)) == []
    assert len(zero(with_definitions(defined("至多一"), capped, RATE_OF_Y))) == 1


def test_a_definition_that_nothing_uses_is_told() -> None:
    assert len(zero(with_definitions(WEIGHT, RATE_OF_Y))) == 1


def test_validations_and_defaults_are_looked_at() -> None:
    condition = op("<=", QUOTIENT, lit(1))
    validation = Validation(span("校验"), "校验", condition, Severity.WARNING, "")
    checked = replace(fixed(formula(WEIGHT)), validations=(validation,))
    assert len(zero(checked)) == 1
    data = (*DATA, replace(datum("w"), default=QUOTIENT))
    assert len(zero(fixed(formula(WEIGHT), data=data))) == 1


def test_a_step_in_shares_of_the_base_needs_a_base_above_zero() -> None:
    step = op("×", lit("1%"), given("y"), text="基准的 1%")
    found = zero(fixed(deductions(given("x"), given("y"), step, 1)))
    assert [hint(each) for each in found] == ["y：数值，≥ 0，> 0"]
    above = op("×", lit("1%"), given("z"), text="基准的 1%")
    assert zero(fixed(deductions(given("x"), given("z"), above, 1))) == []


@pytest.mark.parametrize("scoring", METHODS, ids=NAMES)
def test_methods_guard_themselves(scoring: Scoring) -> None:
    assert zero(fixed(scoring)) == []


def test_the_form_of_2021_is_right() -> None:
    assert zero(zhuzhou_set()) == []
    assert leaving(zhuzhou_set()) == []


@pytest.mark.parametrize("word", ["可为负", "may_be_negative"])
def test_a_datum_that_may_be_negative_is_not_asked_to_be_above_zero(word: str) -> None:
    body = (
        f"数据\n差额：数值，{word}\n定义 比 = 1 / 差额\n一级指标 甲 10分\n得分 = 分值"
    )
    (found,) = denominator_can_be_zero.check(the_set(whole(body)))
    assert hint(found) == "若 差额 = 0 则 … 否则 …"
