"""Powers, roots and logarithms against published digits.

The digits are those of The On-Line Encyclopedia of Integer Sequences (oeis.org), by
the number of the sequence, rounded to fifty by hand.
"""

from fractions import Fraction

import pytest

from perfscore.exact import (
    MAX_BITS,
    digits_around,
    exact_power,
    natural_logarithm,
    power,
    significant_text,
)

F = Fraction
HALF = F(1, 2)


@pytest.mark.parametrize(
    ("base", "exponent", "digits"),
    [
        # A002193, A002194, A002580, A010767
        (F(2), HALF, "1.4142135623730950488016887242096980785696718753769"),
        (F(3), HALF, "1.7320508075688772935274463415058723669428052538104"),
        (F(2), F(1, 3), "1.2599210498948731647672106072782283505702514647015"),
        (F(2), F(1, 4), "1.1892071150027210667174999705604759152929720924638"),
        # A010503: half the root of 2
        (F(2), -HALF, "0.70710678118654752440084436210484903928483593768847"),
        # the digits of A002193 again, moved by what is a whole power
        (F(200), HALF, "14.142135623730950488016887242096980785696718753769"),
        (F(2, 10**40), HALF, "1.4142135623730950488016887242096980785696718753769e-20"),
    ],
)
def test_a_root_has_its_published_digits(
    base: Fraction, exponent: Fraction, digits: str
) -> None:
    assert power(base, exponent) == F(digits)
    assert exact_power(base, exponent) is None


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        # A002162, A002391, A002392
        (F(2), "0.69314718055994530941723212145817656807550013436026"),
        (HALF, "-0.69314718055994530941723212145817656807550013436026"),
        (F(3), "1.0986122886681096913952452369225257046474905578227"),
        (F(10), "2.3025850929940456840179914546843642076011014886288"),
        # ln(1 + x) = x - x²/2 + x³/3 - …
        (1 + F(1, 10**40), "0." + "0" * 40 + "9" * 40 + "5" + "0" * 9),
        (1 - F(1, 10**60), "-0." + "0" * 59 + "1" + "0" * 49),
    ],
)
def test_a_logarithm_has_its_published_digits(value: Fraction, digits: str) -> None:
    assert natural_logarithm(value) == F(digits)


@pytest.mark.parametrize(
    ("base", "exponent", "result"),
    [
        (F(4), HALF, F(2)),
        (F(27), F(1, 3), F(3)),
        (F(1, 4), HALF, HALF),
        (F(1, 4), -HALF, F(2)),
        (F(8, 27), F(2, 3), F(4, 9)),
        (F("2.25"), F("1.5"), F("3.375")),
        (F(7**90), F(1, 90), F(7)),
        (F(3), F(-2), F(1, 9)),
        (F(-2), F(-3), F(-1, 8)),
        (F(-2), F(2), F(4)),
        (F(0), F(0), F(1)),
        (F(0), HALF, F(0)),
        (F(1), F(355, 113), F(1)),
    ],
)
def test_a_result_that_a_fraction_writes_is_exact(
    base: Fraction, exponent: Fraction, result: Fraction
) -> None:
    assert power(base, exponent) == result
    assert exact_power(base, exponent) == result


@pytest.mark.parametrize(
    ("base", "exponent"),
    [(F(0), F(-1)), (F(0), -HALF), (F(-4), HALF), (F(-8), F(1, 3)), (F(-1), F("1.5"))],
)
def test_what_is_no_number_has_no_value(base: Fraction, exponent: Fraction) -> None:
    assert power(base, exponent) is None


def test_one_has_the_logarithm_zero_and_zero_has_none() -> None:
    assert natural_logarithm(F(1)) == 0
    assert natural_logarithm(F(0)) is None
    assert natural_logarithm(F(-1)) is None


def test_the_longest_numbers_are_worked_out() -> None:
    longest = F(2**MAX_BITS - 1, 2 ** (MAX_BITS - 1) + 1)
    # it is 2, but for a part in 10^1203
    assert power(longest, HALF) == power(F(2), HALF)
    assert natural_logarithm(longest) == natural_logarithm(F(2))
    assert power(F(10**1000), F(5, 2)) == 10**2500
    assert power(F(3**2000), F(1, 2000)) == 3
    assert power(F(3), F(10**9)) is None
    assert power(F(3), F(10**9 + 1, 3)) is None
    # so near 1 that the logarithm has more digits than are worked with
    assert natural_logarithm(1 + F(1, 2 ** (MAX_BITS - 1))) is None


def test_the_numbers_of_fifty_digits_around_a_number() -> None:
    third = "0." + "3" * 50
    below, above = digits_around(F(-1, 3))
    assert (below, above) == (F(f"-0.{'3' * 49}4"), F(f"-{third}"))
    assert digits_around(F("12.5")) == (F("12.5"), F("12.5"))


def test_a_number_is_written_with_the_digits_that_count() -> None:
    assert significant_text(F(2, 3), 5) == "0.66667"
    assert significant_text(F(200_000, 3), 3) == "66700"
    assert significant_text(F(-1, 30_000), 3) == "-0.0000333"
    assert significant_text(F(5, 2), 12) == "2.5"
