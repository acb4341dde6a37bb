"""A printed number stands for all the values that print so."""

from fractions import Fraction

import pytest

from perfscore.audit.numbers.printed import money, printed_text
from perfscore.audit.numbers.range import Range
from perfscore.model.assessment import Cell


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("467.03", "467.03", "467.025", "467.035"),
        ("1,157.9万元", "1157.9", "1157.85", "1157.95"),
        ("99.9%", "0.999", "0.9985", "0.9995"),
        ("≥95％", "0.95", "0.945", "0.955"),
        ("-3", "-3", "-3.5", "-2.5"),
        ("0", "0", "-0.5", "0.5"),
    ],
)
def test_it_reaches_half_a_unit_of_the_last_digit_to_either_side(
    text: str, value: str, low: str, high: str
) -> None:
    made = printed_text(text)
    assert made is not None
    assert made.value == Fraction(value)
    assert made.span == Range(Fraction(low), Fraction(high))


@pytest.mark.parametrize("text", ["", "—", "约", "467.0 3", "12 000", "1e5", "3.", "."])
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert printed_text(text) is None


def test_an_amount_keeps_its_own_unit() -> None:
    made = money(Cell("8000元"), unit="万元")
    assert made is not None
    assert made.value == Fraction("0.8")
    assert made.span == Range(Fraction("0.79995"), Fraction("0.80005"))


def test_a_count_is_no_amount() -> None:
    assert money(Cell("5人"), unit="万元") is None
