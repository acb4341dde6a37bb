from fractions import Fraction

import pytest

from perfscore.exact import (
    NumberFault,
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    fixed_text,
    percent_text,
    read_number,
    round_to,
)

HALF_UP, HALF_EVEN = RoundingMode.HALF_UP, RoundingMode.HALF_EVEN
DOWN, UP = RoundingMode.DOWN, RoundingMode.UP


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", Fraction(0)),
        ("-0", Fraction(0)),
        ("007", Fraction(7)),
        ("467.03", Fraction(46703, 100)),
        ("+5", Fraction(5)),
        ("-2.50", Fraction(-5, 2)),
        ("−3", Fraction(-3)),
        ("４６７．０３", Fraction(46703, 100)),
        ("－１，２３４．５", Fraction(-12345, 10)),
        ("1,234", Fraction(1234)),
        ("12,345,678.9", Fraction(123456789, 10)),
        # 2**53 + 1, which a machine number cannot hold.
        ("9007199254740993", Fraction(2**53 + 1)),
        ("12345678901234567890", Fraction(12345678901234567890)),
        ("9" * 30, Fraction(10**30 - 1)),
        ("0." + "0" * 28 + "1", Fraction(1, 10**29)),
    ],
)
def test_a_number_is_read_from_its_digits(text: str, value: Fraction) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("1,00", "1,0000", "12,34", "1234,567", ",123", "1,,000", "1,000,"),
        *("0,123", "1.000,5", "1.5,000"),
    ],
)
def test_separators_at_wrong_places_make_no_number(text: str) -> None:
    assert read_number(text) is NumberFault.NOT_A_NUMBER


@pytest.mark.parametrize(
    "text",
    [
        *("", " 5", "5 ", ".5", "5.", "1.2.3", "--5", "+-5", "5-", "5%", "五", "½"),
        *("NaN", "nan", "inf", "-Infinity", "0x10", "1_000", "٣", "5\x00", "5\n"),
        "1.1" * 40,
    ],
)
def test_what_is_no_number_is_not_guessed_at(text: str) -> None:
    assert read_number(text) is NumberFault.NOT_A_NUMBER


@pytest.mark.parametrize(
    "text", ["9" * 31, "1." + "0" * 30, "0" * 31, "-" + "1" * 31, "7" * 1_000_000]
)
def test_more_than_thirty_digits_are_refused(text: str) -> None:
    assert read_number(text) is NumberFault.TOO_MANY_DIGITS


@pytest.mark.parametrize(
    "text", ["1e5", "1E+5", "1.5e-3", "1e999999", "１ｅ９", "1e" + "9" * 1000]
)
def test_an_exponent_is_refused(text: str) -> None:
    assert read_number(text) is NumberFault.EXPONENT


@pytest.mark.parametrize(
    ("value", "places", "half_up", "half_even", "down", "up"),
    [
        # Halves: each mode its own way, the same on both sides of zero.
        ("0.5", 0, "1", "0", "0", "1"),
        ("1.5", 0, "2", "2", "1", "2"),
        ("2.5", 0, "3", "2", "2", "3"),
        ("-0.5", 0, "-1", "0", "0", "-1"),
        ("-1.5", 0, "-2", "-2", "-1", "-2"),
        ("-2.5", 0, "-3", "-2", "-2", "-3"),
        # Half-cents; as machine numbers 1.005 and 2.675 lie below the half.
        ("1.005", 2, "1.01", "1", "1", "1.01"),
        ("2.675", 2, "2.68", "2.68", "2.67", "2.68"),
        ("0.125", 2, "0.13", "0.12", "0.12", "0.13"),
        ("-0.125", 2, "-0.13", "-0.12", "-0.12", "-0.13"),
        # Below, at and above the half, by the smallest written amount.
        ("89.995", 2, "90", "90", "89.99", "90"),
        ("89.9949999999999999999999999999", 2, "89.99", "89.99", "89.99", "90"),
        ("0.0050000000000000000000000001", 2, "0.01", "0.01", "0", "0.01"),
        # Nothing is dropped: nothing changes.
        ("12.30", 2, "12.3", "12.3", "12.3", "12.3"),
        ("-7", 0, "-7", "-7", "-7", "-7"),
        ("0", 2, "0", "0", "0", "0"),
        # The carry runs through.
        ("9.999", 2, "10", "10", "9.99", "10"),
        ("99.5", 0, "100", "100", "99", "100"),
        # 20 digits.
        (
            "12345678901234567.885",
            2,
            "12345678901234567.89",
            "12345678901234567.88",
            "12345678901234567.88",
            "12345678901234567.89",
        ),
        # Never-ending decimals.
        ("1/3", 2, "0.33", "0.33", "0.33", "0.34"),
        ("2/3", 2, "0.67", "0.67", "0.66", "0.67"),
        ("-2/3", 1, "-0.7", "-0.7", "-0.6", "-0.7"),
    ],
)
def test_each_mode_rounds_by_its_name(  # noqa: PLR0913 - a column for each mode
    *, value: str, places: int, half_up: str, half_even: str, down: str, up: str
) -> None:
    expected = {HALF_UP: half_up, HALF_EVEN: half_even, DOWN: down, UP: up}
    rounded = {
        mode: round_to(Fraction(value), Rounding(mode, places)) for mode in RoundingMode
    }
    assert rounded == {mode: Fraction(text) for mode, text in expected.items()}


def test_three_thirds_are_one_and_rounded_thirds_are_not() -> None:
    third = Fraction(1, 3)
    cents = Rounding(HALF_UP, 2)
    assert third + third + third == 1
    assert sum(round_to(third, cents) for _ in range(3)) == Fraction(99, 100)


def test_89_995_is_rounded_once_as_a_total_and_by_parts_lies_below() -> None:
    parts = [Fraction("29.9983"), Fraction("29.9983"), Fraction("29.9984")]
    cents = Rounding(HALF_UP, 2)
    assert sum(parts) == Fraction("89.995")
    assert round_to(sum(parts, Fraction()), cents) == 90
    # 29.9983 and 29.9984 both round to 30.00, so the printed lines add up to 90 too.
    assert sum(round_to(part, cents) for part in parts) == 90
    parts = [Fraction("44.994"), Fraction("45.001")]
    assert round_to(sum(parts, Fraction()), cents) == 90
    # 44.99 + 45.00: by parts the total is a cent below the bound of the grade.
    assert sum(round_to(part, cents) for part in parts) == Fraction("89.99")


@pytest.mark.parametrize(
    ("value", "places"),
    [
        *(("7", 0), ("0", 0), ("1/2", 1), ("1/8", 3), ("1/5", 1), ("1/40", 3)),
        *(("12.50", 1), ("1/3", None), ("5/6", None), ("3/6", 1)),
    ],
)
def test_decimals_are_counted_where_they_end(value: str, places: int | None) -> None:
    assert decimal_places(Fraction(value)) == places


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("467.03", "467.03"),
        ("12.50", "12.5"),
        ("100.0", "100"),
        ("-0.05", "-0.05"),
        ("0", "0"),
        ("100/3", "100/3"),
        ("-1/3", "-1/3"),
        ("12345678901234567890.12", "12345678901234567890.12"),
    ],
)
def test_a_number_is_written_exactly(value: str, text: str) -> None:
    assert exact_text(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("10", 2, "10.00"),
        ("9.5", 2, "9.50"),
        ("0.05", 2, "0.05"),
        ("-0.05", 2, "-0.05"),
        ("-12", 0, "-12"),
        ("0", 0, "0"),
    ],
)
def test_a_number_is_written_with_fixed_places(
    value: str, places: int, text: str
) -> None:
    assert fixed_text(Fraction(value), places) == text


def test_writing_never_rounds_in_silence() -> None:
    with pytest.raises(ValueError, match="has more than 2 decimals"):
        fixed_text(Fraction("1.005"), 2)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("1", "100%"),
        ("1/2", "50%"),
        ("0.9997", "99.97%"),
        ("0", "0%"),
        ("-0.05", "-5%"),
        ("1/3", "≈33.33%"),
        ("2/3", "≈66.67%"),
        ("0.99995", "≈100.00%"),
        ("0.123456", "≈12.35%"),
    ],
)
def test_a_share_is_written_as_per_cent_and_says_when_it_is_rounded(
    share: str, text: str
) -> None:
    assert percent_text(Fraction(share)) == text
