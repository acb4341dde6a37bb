from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfscore.exact import (
    NumberFault,
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    fixed_text,
    natural_logarithm,
    power,
    read_number,
    round_to,
)

fractions = st.fractions(min_value=-(10**20), max_value=10**20)
terminating = st.builds(
    lambda digits, places: Fraction(digits, 10**places),
    st.integers(-(10**20), 10**20),
    st.integers(0, 9),
)
places = st.integers(0, 6)
roundings = st.builds(Rounding, st.sampled_from(RoundingMode), places)
nearest = st.builds(
    Rounding, st.sampled_from([RoundingMode.HALF_UP, RoundingMode.HALF_EVEN]), places
)


def unit_of(rounding: Rounding) -> Fraction:
    return Fraction(1, 10**rounding.places)


@given(terminating)
def test_what_is_written_exactly_is_read_back(value: Fraction) -> None:
    assert read_number(exact_text(value)) == value


@given(fractions)
def test_exact_text_is_the_value(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


@given(terminating, st.integers(0, 3))
def test_more_places_are_zeros(value: Fraction, more: int) -> None:
    needed = decimal_places(value)
    assert needed is not None
    assert Fraction(fixed_text(value, needed + more)) == value


@given(st.text() | st.from_regex(r"[+\-0-9０-９.,，eE]{0,60}", fullmatch=True))
def test_any_text_is_a_number_or_a_fault(text: str) -> None:
    assert isinstance(read_number(text), Fraction | NumberFault)


@given(st.integers(-(10**29), 10**29), st.integers(0, 5))
def test_separators_and_full_width_change_nothing(digits: int, decimals: int) -> None:
    whole, rest = divmod(abs(digits), 10**decimals)
    sign = "-" if digits < 0 else ""
    point = f".{rest:0{decimals}}" if decimals else ""
    value = Fraction(digits, 10**decimals)
    for text in (f"{sign}{whole}{point}", f"{sign}{whole:,}{point}"):
        wide = "".join(chr(ord(each) + 0xFEE0) for each in text)
        assert read_number(text) == read_number(wide) == value


@given(fractions, nearest)
def test_to_the_nearest_is_off_by_half_a_unit_at_most(
    value: Fraction, rounding: Rounding
) -> None:
    assert abs(round_to(value, rounding) - value) <= unit_of(rounding) / 2


@given(fractions, roundings)
def test_rounding_is_off_by_less_than_a_unit(
    value: Fraction, rounding: Rounding
) -> None:
    assert abs(round_to(value, rounding) - value) < unit_of(rounding)


@given(fractions, roundings)
def test_rounding_leaves_no_further_places_and_is_done_once(
    value: Fraction, rounding: Rounding
) -> None:
    rounded = round_to(value, rounding)
    assert (rounded * 10**rounding.places).denominator == 1
    assert round_to(rounded, rounding) == rounded


@given(fractions, roundings)
def test_both_sides_of_zero_are_rounded_alike(
    value: Fraction, rounding: Rounding
) -> None:
    assert round_to(-value, rounding) == -round_to(value, rounding)


@given(fractions, fractions, roundings)
def test_rounding_keeps_the_order(
    one: Fraction, other: Fraction, rounding: Rounding
) -> None:
    low, high = sorted((one, other))
    assert round_to(low, rounding) <= round_to(high, rounding)


@given(fractions, places)
def test_down_goes_towards_zero_and_up_away_from_it(
    value: Fraction, count: int
) -> None:
    down = round_to(value, Rounding(RoundingMode.DOWN, count))
    up = round_to(value, Rounding(RoundingMode.UP, count))
    assert abs(down) <= abs(value) <= abs(up)


@given(st.integers(-(10**9), 10**9), places)
def test_a_half_goes_away_from_zero_or_to_the_even_digit(
    units: int, count: int
) -> None:
    half = Fraction(2 * units + 1, 2 * 10**count)
    away = round_to(half, Rounding(RoundingMode.HALF_UP, count))
    even = round_to(half, Rounding(RoundingMode.HALF_EVEN, count))
    assert abs(away) > abs(half)
    assert int(even * 10**count) % 2 == 0


above_zero = st.fractions(min_value=Fraction(1, 10**30), max_value=10**30)
FIFTY_DIGITS = Fraction(1, 10**49)
"""How far the product of two numbers rounded to 50 digits can be off, as a share."""


@given(above_zero)
def test_a_root_squared_is_the_number_to_fifty_digits(value: Fraction) -> None:
    root = power(value, Fraction(1, 2))
    assert root is not None
    assert abs(root * root - value) <= value * FIFTY_DIGITS


@given(above_zero, st.integers(-9, 9), st.integers(1, 12))
def test_a_root_of_a_power_is_exact(value: Fraction, over: int, under: int) -> None:
    assert power(value**under, Fraction(over, under)) == value**over


@given(above_zero, above_zero)
def test_a_logarithm_makes_sums_of_products(one: Fraction, other: Fraction) -> None:
    logarithms = [natural_logarithm(each) for each in (one, other, one * other)]
    first, second, both = [Fraction() if x is None else x for x in logarithms]
    # the logarithms are below 140, so each is off by less than 10^-47
    assert abs(first + second - both) < Fraction(3, 10**47)
