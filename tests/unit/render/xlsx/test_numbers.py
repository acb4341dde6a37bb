"""Printed numbers become numbers only where a format prints the same text."""

from decimal import Decimal
from fractions import Fraction

import pytest

from perfscore.render.xlsx.numbers import shown, stored


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("467.03", "467.03", "0.00"),
        ("≥95%", "0.95", '"≥"0%'),
        ("50个", "50", '0"个"'),
        ("≤30天", "30", '"≤"0"天"'),
        ("≥ 735人次", "735", '"≥ "0"人次"'),
        ("100.0%", "1", "0.0%"),
        ("-2%", "-0.02", "0%"),
        ("1,234,567.80", "1234567.8", "#,##0.00"),
        ("0.00", "0", "0.00"),
        ("95%以上", "0.95", '0%"以上"'),
        ("50m²", "50", '0"m²"'),
        ("=100%", "1", '"="0%'),
        ("123456789012345", "123456789012345", "0"),
    ],
)
def test_a_printed_number_keeps_its_text(
    text: str, value: str, number_format: str
) -> None:
    found = shown(text)
    assert found is not None
    assert (found.value, found.format) == (Decimal(value), number_format)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "有效",
        "1234567890123456",  # sixteen digits
        "007",
        "+5",
        ".5",
        "5/8",
        "2-5",
        "2020年10月底前",
        "2020-11-02",
        "1e5",
        "95％",
        "3‰",
        "5²",
        "９５",
        "1,23",
        "-0",
        "≥-5",
        "≥\n95%",
        '"5"',
        "=cmd|' /C calc'!A0",
        "$5",
        "不低于上年度同期平均水平的 95%",  # too wide: it cannot be wrapped
    ],
)
def test_what_no_format_prints_stays_a_text(text: str) -> None:
    assert shown(text) is None


def test_a_rounded_number_keeps_its_value() -> None:
    found = shown("≈9.67", Fraction(29, 3))
    assert found is not None
    assert found.format == '"≈"0.00'
    assert found.value == Decimal("9.6666666666666667")


def test_a_share_is_printed_in_per_cent() -> None:
    found = shown("≈98.77%", Fraction("0.98765"))
    assert found is not None
    assert (found.value, found.format) == (Decimal("0.98765"), '"≈"0.00%')


def test_a_number_is_not_used_for_a_text_that_says_another() -> None:
    assert shown("9.6", Fraction("9.66")) is None
    assert shown("387664.62元", Fraction("38.766462")) is None


def test_a_number_is_stored_with_all_its_digits() -> None:
    assert str(stored(Fraction("9.95"))) == "9.95"
    assert str(stored(Fraction(2, 3))) == "0.66666666666666667"
