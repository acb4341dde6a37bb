"""Exact numbers: read digits, round by name, take powers, print; no float anywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from enum import Enum
from fractions import Fraction
from math import lcm

MAX_DIGITS = 30
"""More digits than this in one number are refused: no budget needs them."""

MAX_BITS = 4_000
"""Binary digits that a number may have above or below its fraction line.

That is 1,200 decimal digits, where a real rule has some thirty; a chain of squares
would soon have millions.
"""

SIGNIFICANT_DIGITS = 50
"""Digits of a root, a power or a logarithm that no fraction writes exactly."""

_GUARD_DIGITS = 30
_BRIEF_DIGITS = 12
_LONGEST_READ = 10**40
_LARGEST_POWER = 20 * MAX_BITS
_LARGEST_EXPONENT = 999_999

_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {
    ord("，"): ord(","),
    ord("．"): ord("."),
    ord("Ｅ"): ord("E"),
    ord("ｅ"): ord("e"),
    ord("＋"): ord("+"),
    ord("－"): ord("-"),
    ord("−"): ord("-"),
}
_NUMBER = re.compile(r"([+-]?)([1-9][0-9]{0,2}(?:,[0-9]{3})++|[0-9]++)(?:\.([0-9]++))?")
_NUMBER_LIKE = re.compile(r"[+-]?[0-9][0-9,]*+(?:\.[0-9]++)?[eE][+-]?[0-9]++")


class NumberFault(Enum):
    """Why a text is not taken as a number."""

    NOT_A_NUMBER = "not a number"
    TOO_MANY_DIGITS = "too many digits"
    EXPONENT = "exponent"


class RoundingMode(Enum):
    """How a number is brought to a number of places."""

    HALF_UP = "四舍五入"
    """To the nearest; a half goes away from zero."""
    HALF_EVEN = "四舍六入五成双"
    DOWN = "舍去"
    """Towards zero: the digits beyond are dropped."""
    UP = "进位"
    """Away from zero, if anything is dropped."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """A rounding mode and a number of decimal places (0 or more)."""

    mode: RoundingMode
    places: int


def read_number(text: str) -> Fraction | NumberFault:
    """Read a decimal number from the digits as written.

    Signs, full-width digits and correctly placed thousands separators are taken;
    blanks around are not. An exponent, or more than ``MAX_DIGITS`` digits, is refused.
    """
    plain = text if text.isascii() else text.translate(_FULL_WIDTH)
    match = _NUMBER.fullmatch(plain)
    if match is None:
        if _NUMBER_LIKE.fullmatch(plain):
            return NumberFault.EXPONENT
        return NumberFault.NOT_A_NUMBER
    sign, whole, decimals = match[1], match[2].replace(",", ""), match[3] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return NumberFault.TOO_MANY_DIGITS
    number = Fraction(int(whole + decimals), 10 ** len(decimals))
    return -number if sign == "-" else number


def round_to(value: Fraction, rounding: Rounding) -> Fraction:
    """Round ``value`` to ``rounding.places`` decimals by ``rounding.mode``."""
    scale = 10**rounding.places
    denominator = value.denominator
    if scale % denominator == 0:
        return value
    numerator = abs(value.numerator) * scale
    whole, rest = divmod(numerator, denominator)
    if rest and _goes_up(rounding.mode, 2 * rest - denominator, whole):
        whole += 1
    return Fraction(whole if value >= 0 else -whole, scale)


def _goes_up(mode: RoundingMode, beyond_half: int, whole: int) -> bool:
    if mode is RoundingMode.HALF_UP:
        return beyond_half >= 0
    if mode is RoundingMode.HALF_EVEN:
        return beyond_half > 0 or (beyond_half == 0 and whole % 2 == 1)
    return mode is RoundingMode.UP


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """Add up ``values``; 0 for none. Reduces once, at the end."""
    numerator, denominator = 0, 1
    for value in values:
        if value.denominator != denominator:
            common = lcm(denominator, value.denominator)
            numerator *= common // denominator
            denominator = common
        numerator += value.numerator * (denominator // value.denominator)
    return Fraction(numerator, denominator)


def is_too_large(value: Fraction) -> bool:
    """Whether ``value`` has more digits than are worked with."""
    return (
        value.numerator.bit_length() > MAX_BITS
        or value.denominator.bit_length() > MAX_BITS
    )


def power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Raise ``base``: exactly where a fraction writes the result, else approximated.

    An approximation has ``SIGNIFICANT_DIGITS``, rounded half to even. None is a
    negative power of zero, a root of a negative number, or a result far too large.
    """
    exact = exact_power(base, exponent)
    if exact is not None or base <= 0 or _is_far_too_large(base, exponent):
        return exact
    work = _context(SIGNIFICANT_DIGITS + _GUARD_DIGITS)
    return _approximation(work.power(_decimal(base, work), _decimal(exponent, work)))


def exact_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Raise ``base`` if a fraction writes the result; None if none does.

    ``27 ^ (1/3)`` is 3, and ``(1/4) ^ (-1/2)`` is 2.
    """
    if not base:
        return None if exponent < 0 else Fraction(not exponent)
    if _is_far_too_large(base, exponent):
        return None
    over, under = exponent.numerator, exponent.denominator
    if under == 1:
        return Fraction(base**over)
    top, bottom = _root(base.numerator, under), _root(base.denominator, under)
    if top is None or bottom is None:
        return None
    return Fraction(Fraction(top, bottom) ** over)


def natural_logarithm(value: Fraction) -> Fraction | None:
    """Give ln ``value`` to ``SIGNIFICANT_DIGITS``, half to even; ln 1 is exactly 0.

    None is the logarithm of zero or less, or a result too near zero to be written.
    """
    if value <= 0:
        return None
    away = abs(value.numerator - value.denominator)
    lost_bits = max(0, value.denominator.bit_length() - away.bit_length())
    # near 1 the quotient's first digits say nothing: as many more are needed
    work = _context(SIGNIFICANT_DIGITS + _GUARD_DIGITS + lost_bits // 3)
    made = _approximation(work.ln(_decimal(value, work)))
    return None if is_too_large(made) else made


def _root(number: int, degree: int) -> int | None:
    """Give the whole root of ``number``; None if it has none."""
    if number == 1:
        return 1
    if not 0 < degree < number.bit_length() or number < 0:
        return None
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        less = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if less >= guess:
            return guess if guess**degree == number else None
        guess = less


def _is_far_too_large(base: Fraction, exponent: Fraction) -> bool:
    bits = max(base.numerator.bit_length(), base.denominator.bit_length()) - 1
    return bits * abs(exponent) > _LARGEST_POWER


def digits_around(value: Fraction) -> tuple[Fraction, Fraction]:
    """Give what has ``SIGNIFICANT_DIGITS`` next below and next above ``value``.

    Both are ``value`` itself if it has no more digits.
    """
    below, above = (
        Fraction(_decimal(value, _context(SIGNIFICANT_DIGITS, rounding)))
        for rounding in (ROUND_FLOOR, ROUND_CEILING)
    )
    return below, above


def _context(digits: int, rounding: str = ROUND_HALF_EVEN) -> Context:
    return Context(
        prec=digits,
        rounding=rounding,
        Emin=-_LARGEST_EXPONENT,
        Emax=_LARGEST_EXPONENT,
    )


def _decimal(value: Fraction, context: Context) -> Decimal:
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _approximation(number: Decimal) -> Fraction:
    return Fraction(_context(SIGNIFICANT_DIGITS).plus(number))


def decimal_places(value: Fraction) -> int | None:
    """Count the decimals that write ``value`` exactly; None if it never ends."""
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def exact_text(value: Fraction) -> str:
    """Write ``value`` exactly: ``12.5`` where decimals end, ``100/3`` where not."""
    places = decimal_places(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    return fixed_text(value, places)


def fixed_text(value: Fraction, places: int) -> str:
    """Write ``value``, which has at most ``places`` decimals, with exactly so many.

    Raises:
        ValueError: If ``value`` has more decimals; round it first, by name.
    """
    scaled = value * 10**places
    if scaled.denominator != 1:
        msg = f"{value} has more than {places} decimals"
        raise ValueError(msg)
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def significant_text(value: Fraction, digits: int) -> str:
    """Write ``value`` as a decimal of so many digits that count, half to even."""
    return f"{_decimal(value, _context(digits)):f}"


def is_unreadable(value: Fraction) -> bool:
    """Whether a side of the fraction has more than forty digits, as approximations do.

    Whole numbers are read whatever their length.
    """
    longest = max(abs(value.numerator), value.denominator)
    return value.denominator > 1 and longest >= _LONGEST_READ


def short_text(value: Fraction) -> str:
    """Write ``value`` exactly; after ``≈`` by its first digits if it is unreadable."""
    if is_unreadable(value):
        return f"≈{significant_text(value, _BRIEF_DIGITS)}"
    return exact_text(value)


def percent_text(share: Fraction, places: int = 2) -> str:
    """Write a share as per cent: exactly where it ends, else rounded half up.

    ``1/2`` is ``50%``, ``0.9997`` is ``99.97%``. A share that needs more than
    ``places`` decimals is marked as rounded by a leading ``≈``.
    """
    percent = share * 100
    needed = decimal_places(percent)
    if needed is not None and needed <= places:
        return f"{exact_text(percent)}%"
    rounded = round_to(percent, Rounding(RoundingMode.HALF_UP, places))
    return f"≈{fixed_text(rounded, places)}%"
