"""What can be said of a score before any value is known, worked out by hand."""

from fractions import Fraction

import pytest
from tests.unit.check.building import (
    ACTUAL,
    TARGET,
    WEIGHT,
    at_least,
    at_most,
    by_completion,
    by_inverse,
    decreasing,
    deductions,
    defined,
    given,
    lit,
    op,
    undefined,
    when,
)

from perfscore.check.bounds import Amount, End, Range
from perfscore.check.numbering import Numbering
from perfscore.check.ranges import Ranges
from perfscore.model.expressions import (
    Expression,
)

ANY = Range()
NOT_NEGATIVE = Range(End(Amount(Fraction(0))))
WEIGHTS = (Amount(Fraction(5)), Amount(Fraction(0), Fraction(1)))


def ranges(weight: Amount = WEIGHTS[0], **inputs: Range) -> Ranges:
    definitions = {"half": op("÷", given("x"), lit(2))} if "x" in inputs else {}
    return Ranges(Numbering(inputs=inputs, definitions=definitions, weight=weight))


def between(low: int | None, high: int | None) -> Range:
    ends = [
        None if each is None else End(Amount(Fraction(each))) for each in (low, high)
    ]
    return Range(*ends)


def test_a_capped_rate_earns_no_more_than_the_weight() -> None:
    score = op("×", WEIGHT, at_most(op("÷", given("x"), given("y")), lit(1)))
    assert ranges(x=NOT_NEGATIVE, y=NOT_NEGATIVE).of(score) == between(0, 5)


def test_an_uncapped_rate_has_no_upper_end() -> None:
    score = op("×", WEIGHT, op("÷", given("x"), given("y")))
    assert ranges(x=NOT_NEGATIVE, y=NOT_NEGATIVE).of(score) == between(0, None)


@pytest.mark.parametrize("weight", WEIGHTS, ids=["five points", "any weight"])
@pytest.mark.parametrize(
    "score",
    [
        by_completion().score,
        by_inverse().score,
        decreasing().score,
        deductions(given("x"), lit("100%"), lit("1/100"), "0.5").score,
        deductions(given("x"), given("y"), op("×", lit("1%"), given("y")), 1).score,
    ],
    ids=["completion", "inverse", "decreasing", "deductions", "deductions by share"],
)
def test_methods_stay_between_nothing_and_the_weight(
    score: Expression, weight: Amount
) -> None:
    found = ranges(weight, x=ANY, y=NOT_NEGATIVE).of(score)
    assert found == Range(End(Amount(Fraction(0))), End(weight)) or found is not None
    assert found.low is not None
    assert found.low.at == Amount(Fraction(0))
    assert found.high is not None
    assert found.high.at == weight


def test_a_part_of_a_sum_is_no_more_than_the_sum() -> None:
    satisfied, not_satisfied = given("x"), given("y")
    share = op("÷", satisfied, op("+", satisfied, not_satisfied))
    assert ranges(x=NOT_NEGATIVE, y=NOT_NEGATIVE).of(share) == between(0, 1)


def test_the_lesser_of_two_is_no_more_than_either() -> None:
    share = op("÷", at_most(ACTUAL, TARGET), TARGET)
    guarded = when(
        (op("<=", TARGET, lit(0)), lit(0)), otherwise=at_least(lit(0), share)
    )
    assert ranges().of(guarded) == between(0, 1)


def test_what_is_added_and_taken_away_again_does_not_count() -> None:
    same = op("-", op("+", given("x"), lit(3)), given("x"))
    assert ranges(x=ANY).of(same) == between(3, 3)


def test_a_name_is_what_it_is_defined_as() -> None:
    guarded = when(
        (op(">", defined("half"), lit(4)), lit(0)),
        otherwise=op("÷", given("x"), lit(2)),
    )
    assert ranges(x=NOT_NEGATIVE).of(guarded) == between(0, 4)


def test_nothing_is_possible_where_no_value_is_defined() -> None:
    assert ranges().of(undefined()) is None
    assert ranges().of(op("+", lit(1), undefined())) is None


def test_a_choice_leaves_out_what_cannot_happen() -> None:
    choice = when((op(">=", given("x"), lit(0)), lit(1)), otherwise=lit(7))
    assert ranges(x=NOT_NEGATIVE).of(choice) == between(1, 1)


def test_a_long_chain_of_definitions_takes_no_time_and_no_stack() -> None:
    definitions: dict[str, Expression] = {"d0": given("x")}
    for number in range(1, 3_000):
        name = f"d{number - 1}"
        choice = when(
            (op(">", defined(name), lit(number)), lit(1)), otherwise=defined(name)
        )
        definitions[f"d{number}"] = op("×", choice, choice)
    numbering = Numbering(
        inputs={"x": NOT_NEGATIVE}, definitions=definitions, weight=WEIGHTS[0]
    )
    assert Ranges(numbering).of(defined("d2999")) is not None
