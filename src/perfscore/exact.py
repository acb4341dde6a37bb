"""Exact numbers: read digits, round by name, print; no float anywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
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
