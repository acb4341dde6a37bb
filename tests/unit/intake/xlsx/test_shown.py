"""A number is read as the cell shows it, and never with a digit lost unsaid."""

from decimal import Decimal

import pytest

from perfscore.intake.xlsx.digits import stored_number
from perfscore.intake.xlsx.shown import Shown, number_shown, text_shown

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "digits"),
    [
        ("0.92999999999999994", "0.93"),
        ("7.0000000000000007E-2", "0.07"),
        ("467.03399999999999", "467.034"),
        ("100", "100"),
        ("0", "0"),
        ("-0", "0"),
        ("1E+2", "100"),
        ("123456789012345678", "123456789012346000"),
    ],
)
def test_a_number_has_the_digits_that_excel_shows(stored: str, digits: str) -> None:
    number = stored_number(stored)
    assert number is not None
    assert format(number, "f") == digits


@pytest.mark.parametrize("text", ["", "abc", "1,5", "NaN", "Infinity", "1e9999", "１"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert stored_number(text) is None


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("467.03", "General", "467.03"),
        ("467.03", "0.00", "467.03"),
        ("5", "0.00", "5.00"),
        ("5", "0.##", "5"),
        ("1234567.8", "#,##0.00", "1,234,567.80"),
        ("0.93", "0%", "93%"),
        ("0.93", "0.00%", "93.00%"),
        ("0.07", "0%", "7%"),
        ("0.95", '"≥"0.0%', "≥95.0%"),
        ("50", '0"个"', "50个"),
        ("50", "≥0\\个", "≥50个"),
        ("10", 'General"分"', "10分"),
        ("-5", "0.00_);[Red]-0.00", "-5.00"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("5", "000", "005"),
        ("120", "[>=100]0.0;0.00", "120.0"),
        ("20", "[>=100]0.0;0.00", "20.00"),
        ("44561", 'yyyy"年"m"月"d"日"', "2021年12月31日"),
        ("44561", "yyyy-mm-dd", "2021-12-31"),
        ("44561.5", "yyyy/m/d h:mm", "2021/12/31 12:00"),
        ("0.75", "上午/下午h:mm", "下午6:00"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("0.5", "# ?/?", "0.5"),
        ("1500", "0.00E+00", "1500"),
    ],
)
def test_a_format_is_applied_as_it_is_seen(number: str, code: str, text: str) -> None:
    assert number_shown(Decimal(number), code) == Shown(text)


@pytest.mark.parametrize(
    ("number", "code", "text", "printed"),
    [
        ("467.034", "0.00", "467.034", "467.03"),
        ("0.9387", "0%", "93.87%", "94%"),
        ("12345678", '0.00,,"百万"', "12.345678百万", "12.35百万"),
        ("-5", "0.00;[Red]0.00", "-5.00", "5.00"),
        ("-5.2", "0.0_);(0.0)", "-5.2", "(5.2)"),
        ("0", ACCOUNTING, "0", "-"),
        ("0", "0;;", "0", ""),
        ("7", ";;;", "7", ""),
        ("1", '[=1]"是";"否"', "是", "1"),
    ],
)
def test_what_a_format_hides_is_read_and_told(
    number: str, code: str, text: str, printed: str
) -> None:
    assert number_shown(Decimal(number), code) == Shown(text, printed)


def test_an_endless_quotient_of_a_formula_keeps_the_places_shown() -> None:
    third = Decimal("0.333333333333333")
    shown = number_shown(third, "0.00%", is_computed=True)
    assert shown == Shown("33.33%", "33.33%")
    assert number_shown(third, "0.00%").text == "33.3333333333333%"


def test_a_day_before_the_calendar_is_read_as_a_number() -> None:
    assert number_shown(Decimal(-3), "yyyy/m/d") == Shown("-3", is_readable=False)


def test_the_calendar_of_1904_is_known() -> None:
    shown = number_shown(Decimal(43099), "yyyy/m/d", is_1904=True)
    assert shown.text == "2021/12/31"


@pytest.mark.parametrize(
    ("code", "text"), [("@", "甲"), ('"≥"@', "≥甲"), ("0.00", "甲"), ("0;0;0;@", "甲")]
)
def test_a_text_keeps_what_its_format_adds(code: str, text: str) -> None:
    assert text_shown("甲", code) == text
