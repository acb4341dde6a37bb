"""Where roots, logarithms and means lie, and that guards are understood."""

from fractions import Fraction

import pytest
from tests.unit.check.building import given, lit, op, points, when
from tests.unit.check.test_ranges import NOT_NEGATIVE, between, ranges
from tests.unit.lower.sets import the_set, whole

from perfscore.check.bounds import Amount, End, Range
from perfscore.check.rules import denominator_can_be_zero, score_can_leave_range
from perfscore.model.expressions import Expression

X = given("x")
POSITIVE = Range(End(Amount(Fraction(0)), included=False))
HALF = End(Amount(Fraction(1, 2)))


def root(of: Expression, exponent: str = "1/2") -> Expression:
    return op("^", of, lit(exponent))


@pytest.mark.parametrize(
    ("expression", "of", "found"),
    [
        (root(X), between(0, 1), between(0, 1)),
        (root(X), between(-4, 9), between(0, 3)),
        (root(X), NOT_NEGATIVE, NOT_NEGATIVE),
        (root(X), POSITIVE, POSITIVE),
        (root(X, "2/3"), between(8, 27), between(4, 9)),
        (root(X, "-1/2"), between(4, None), Range(POSITIVE.low, HALF)),
        (op("ln", X), between(1, None), NOT_NEGATIVE),
        (op("ln", X), between(0, 1), between(None, 0)),
        (op("ln", X), Range(), Range()),
        (op("days", X, X), between(0, 1), Range()),
        (op("-", root(X), root(X)), between(0, 1), between(0, 0)),
    ],
)
def test_a_function_lies_where_its_argument_lets_it(
    expression: Expression, of: Range, found: Range
) -> None:
    assert ranges(x=of).of(expression) == found


def test_a_root_of_what_is_negative_never_has_a_value() -> None:
    assert ranges(x=between(-9, -4)).of(root(X)) is None
    assert ranges(x=between(-9, 0)).of(op("ln", X)) is None


def test_what_is_approximated_lies_in_its_range() -> None:
    # OEIS A002193, fifty digits: the root itself is a little above that
    two = Fraction("1.4142135623730950488016887242096980785696718753769")
    found = ranges(x=between(2, 4)).of(root(X))
    assert found == Range(End(Amount(two)), End(Amount(Fraction(2))))


def test_a_condition_of_what_is_filled_in_says_nothing_of_numbers() -> None:
    is_filled = op("reported", X)
    chosen = when((op("and", is_filled, op("<=", X, lit(1))), X), otherwise=lit(0))
    assert ranges(x=NOT_NEGATIVE).of(chosen) == Range(
        End(Amount(Fraction(0))), End(Amount(Fraction(1)))
    )
    twice = when((is_filled, points(1)), (is_filled, points(9)), otherwise=points(2))
    assert ranges(x=NOT_NEGATIVE).of(twice) == between(1, 2)


@pytest.mark.parametrize(
    ("expression", "divisors"),
    [
        ("调和平均(甲, 乙)", ["甲"]),
        ("加权平均(80%, 甲, 90%, 乙)", []),
        ("甲 ^ -0.5 + 乙 ^ -1", ["甲"]),
        ("若 甲 > 0 则 甲 ^ -1 否则 0", []),
    ],
)
def test_means_and_powers_that_divide_by_what_can_be_zero_are_told(
    expression: str, divisors: list[str]
) -> None:
    data = "数据\n甲：数值，≥ 0\n乙：数值，> 0"
    body = f"{data}\n定义 求 = {expression}\n一级指标 丙 10分\n得分 = 分值"
    found = denominator_can_be_zero.check(the_set(whole(body)))
    assert [each.at.span.text for each in found] == divisors


@pytest.mark.parametrize(
    ("score", "is_within"),
    [
        ("加权平均(10分, 甲, 4分, 乙)", True),
        ("(甲 × 10分 + 乙 × 4分) / (甲 + 乙)", True),
        ("加权平均(10.1分, 甲, 4分, 乙)", False),
        ("加权平均(10分, 甲, -1分, 乙)", False),
        ("(甲 × 10分 + 乙 × 4分 + 1分) / (甲 + 乙)", False),
        ("(甲 × 10分 + 丁 × 4分) / (甲 + 丁)", False),
    ],
)
def test_a_mean_by_counts_lies_between_its_values(
    score: str,
    is_within: bool,  # noqa: FBT001 - a column of the table
) -> None:
    data = "数据\n甲：数值，≥ 0\n乙：数值，≥ 0\n丁：数值"
    body = f"{data}\n一级指标 丙 10分\n得分 = {score}"
    found = list(score_can_leave_range.check(the_set(whole(body))))
    assert (found == []) is is_within


@pytest.mark.parametrize(
    ("body", "divisor"),
    [
        ("得分 = 加权平均(10分, 甲, 4分, 乙)", "甲 + 乙"),
        ("指标值 = 甲\n评分 扣分\n每高于 数 满 3%：扣 1分", "数"),
    ],
)
def test_a_divisor_that_is_not_written_out_is_named(body: str, divisor: str) -> None:
    data = "数据\n甲：数值，≥ 0\n乙：数值，≥ 0\n定义 数 = 乙"
    whole_set = the_set(whole(f"{data}\n一级指标 丙 10分\n{body}"))
    (found,) = denominator_can_be_zero.check(whole_set)
    assert found.message.zh == f"除数“{divisor}”可能为 0，没有规定此时怎么算"
