"""Printed numbers as numbers with a format that prints the same text."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfscore.diagnostics.width import columns
from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    round_to,
    significant_text,
)
from perfscore.render.safe import safe_text

_DIGITS = 15
"""Digits of a number that a workbook keeps."""
_STORED_DIGITS = 17
_WIDEST = 24
"""A cell with a number cannot be wrapped; what is wider stays a text."""
_PRINTED = re.compile(
    r"(?P<before>[^0-9]*?)(?P<sign>-?)"
    r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)"
    r"(?:\.(?P<decimals>[0-9]+))?(?P<percent>%?)(?P<after>[^0-9%]*)"
)
_PART_OF_NUMBER = frozenset("．，：＋±～—–−－")
"""A mark before the digits with which they are no whole number any more."""
_ASCII_BEFORE = frozenset("<>= (")
_OTHER_SHARES = frozenset("％‰‱")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number (a share where the text is in per cent) and its number format."""

    value: Decimal
    format: str


def shown(text: str, number: Fraction | None = None) -> Shown | None:
    """Read ``text`` as a number whose format prints exactly ``text``.

    ``≥95%`` is 0.95 with the format ``"≥"0%``, ``50个`` is 50 with ``0"个"``. Where
    ``number`` is given it is the value, if ``text`` is that number rounded half up.
    None is a text that no format prints, or with more than fifteen digits.
    """
    match = _PRINTED.fullmatch(text)
    if match is None or not _is_plain(match) or columns(text) > _WIDEST:
        return None
    decimals = match["decimals"] or ""
    digits = match["whole"].replace(",", "") + decimals
    if len(digits.lstrip("0")) > _DIGITS:
        return None
    said = Fraction(int(match["sign"] + digits), 10 ** len(decimals))
    scale = 100 if match["percent"] else 1
    if number is None:
        return Shown(stored(said / scale), _format(match))
    to_printed = Rounding(RoundingMode.HALF_UP, len(decimals))
    if round_to(number * scale, to_printed) != said:
        return None
    return Shown(stored(number), _format(match))


def stored(value: Fraction) -> Decimal:
    """Give ``value`` as files keep it: all its digits, or the first seventeen."""
    if decimal_places(value) is None:
        return Decimal(significant_text(value, _STORED_DIGITS))
    return Decimal(exact_text(value))


def _is_plain(match: re.Match[str]) -> bool:
    """Whether what stands around the digits is only a mark or a unit."""
    before, after = match["before"], match["after"]
    both = before + after
    if '"' in both or "\\" in both or any(each.isdecimal() for each in both):
        return False
    if safe_text(f"|{both}|") != f"|{both}|" or before[-1:] in _PART_OF_NUMBER:
        return False
    if match["sign"] and (before or not match[0].strip("-0.,%")):
        return False
    if any(each.isascii() and each not in _ASCII_BEFORE for each in before):
        return False
    first = after[:1]
    return first not in _OTHER_SHARES and unicodedata.category(first or " ") != "No"


def _format(match: re.Match[str]) -> str:
    decimals = match["decimals"]
    digits = "#,##0" if "," in match["whole"] else "0"
    if decimals:
        digits += "." + "0" * len(decimals)
    before, after = (f'"{each}"' if each else "" for each in match.group(1, 6))
    return f"{before}{digits}{match['percent']}{after}"
