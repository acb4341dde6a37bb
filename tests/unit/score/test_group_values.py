"""The mean of a group is exact while a fraction can be written, else 50 digits."""

from fractions import Fraction
from math import lcm

from perfscore.exact import SIGNIFICANT_DIGITS
from perfscore.score.group_values import (
    MAX_COMMON_BITS,
    Listed,
    Standing,
    is_shortened,
    mean_of,
)

PRIMES = [n for n in range(2, 2_000) if all(n % k for k in range(2, int(n**0.5) + 1))]


def mean(values: list[Fraction]) -> Fraction:
    return mean_of(((x.numerator, x.denominator) for x in values), len(values))


def test_means_of_thirds_and_sevenths_are_exact() -> None:
    assert mean([Fraction(1, 3), Fraction(2, 7), Fraction(-1)]) == Fraction(-8, 63)


def test_a_long_common_denominator_is_brought_to_fifty_digits() -> None:
    values = [Fraction(1, each) for each in PRIMES]
    assert lcm(*PRIMES).bit_length() > MAX_COMMON_BITS
    exact, made = sum(values, start=Fraction()) / len(values), mean(values)
    scale = Fraction(10) ** (SIGNIFICANT_DIGITS + 2)  # the first digit is 0.00…
    assert made != exact
    assert abs(made - exact) * scale < 1
    assert (made * scale).denominator == 1


def test_what_adds_up_to_a_short_number_is_that_number() -> None:
    halves = [Fraction(1, each) for each in PRIMES]
    assert mean([*halves, *(1 - each for each in halves)]) == Fraction(1, 2)
    assert mean([*halves, *(-each for each in halves)]) == 0


def test_numerators_of_one_denominator_can_come_added_up() -> None:
    assert mean_of([(9, 4), (1, 4)], 5) == mean_of([(10, 4)], 5) == Fraction(1, 2)


def test_a_value_stands_where_the_greater_and_the_equal_leave_it() -> None:
    group = Listed((Fraction(1), Fraction(2), Fraction(2), Fraction(3)))
    assert group.standing(Fraction(2)) == Standing(above=1, equal=2)
    assert group.standing(Fraction(5)) is None


def test_what_was_shortened_can_be_told_from_what_is_exact() -> None:
    assert is_shortened(mean([Fraction(1, each) for each in PRIMES]))
    assert not is_shortened(Fraction(1, 3))
    assert not is_shortened(Fraction(10**29 + 1, 10**12))
