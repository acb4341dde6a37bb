"""The number that a cell holds, from the digits in the file."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

SIGNIFICANT = 15
"""Digits of a number that Excel keeps and shows; the file may have 17, for machines."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST = 40
_LARGEST_EXPONENT = 308
_CONTEXT = Context(prec=SIGNIFICANT, rounding=ROUND_HALF_EVEN)


def stored_number(text: str) -> Decimal | None:
    """Give the shortest decimal with at most 15 significant digits; None if none.

    ``0.92999999999999994`` is the machine's 0.93, and is read as 0.93. No float is
    made on the way.
    """
    plain = text.strip()
    if len(plain) > _LONGEST or not _NUMBER.fullmatch(plain):
        return None
    number = _CONTEXT.create_decimal(plain)
    if abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    return number.normalize(_CONTEXT) if number else Decimal(0)


def is_full(number: Decimal) -> bool:
    """Whether the number fills all digits, as a quotient that never ends does."""
    return len(number.as_tuple().digits) >= SIGNIFICANT - 1


def plain_digits(number: Decimal) -> str:
    """Write all digits, without an exponent."""
    return format(number, "f")
