"""Pieces of formulas: calls, numbers and texts as every spreadsheet takes them."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import groupby

from perfscore.exact import decimal_places, exact_text
from perfscore.formulas.formula import Formula, Reference
from perfscore.model.expressions import Value

Parts = tuple[str | Reference, ...]
"""Texts and references that follow each other."""

MISSING: Parts = ("NA()",)
"""An error, which passes through whatever reads it: there is no value."""
BLANK: Parts = ('""',)

_LONGEST = 8_000
"""Characters that a formula may have: Excel takes 8,192."""
_REFERENCE = 20
"""Characters that a reference is taken to have: ``'附表 填报数据'!$B$12``."""
_DEEPEST = 60
"""Brackets within each other: Excel takes 64 functions."""
_LONGEST_TEXT = 250
"""Characters of one text: Excel takes 255."""
_DIGITS = 15


def call(name: str, *arguments: Parts) -> Parts:
    """Write a function with its arguments."""
    inner = (part for each in arguments for part in (",", *each))
    return (f"{name}(", *tuple(inner)[1:], ")")


def infix(sign: str, *operands: Parts) -> Parts:
    """Write operands with a sign between them, in brackets."""
    inner = (part for each in operands for part in (sign, *each))
    return ("(", *tuple(inner)[1:], ")")


def if_(condition: Parts, value: Parts, otherwise: Parts) -> Parts:
    """Write ``IF``; what is not chosen is not computed."""
    return call("IF", condition, value, otherwise)


def any_of(conditions: Iterable[Parts]) -> Parts:
    """Write that one of several conditions holds; one stands for itself."""
    listed = tuple(conditions)
    return listed[0] if len(listed) == 1 else call("OR", *listed)


def all_of(conditions: Iterable[Parts]) -> Parts:
    """Write that all conditions hold; one stands for itself."""
    listed = tuple(conditions)
    return listed[0] if len(listed) == 1 else call("AND", *listed)


def number(value: Fraction) -> Parts:
    """Write a number: its digits, or a division where they do not end."""
    places = decimal_places(value)
    digits = exact_text(value) if places is not None else ""
    if digits and len(digits.strip("-0.").replace(".", "")) <= _DIGITS:
        return (digits,) if value >= 0 else (f"({digits})",)
    return (f"({value.numerator}/{value.denominator})",)


def text(said: str) -> Parts:
    """Write a text; a long one in pieces."""
    pieces = [
        said[start : start + _LONGEST_TEXT]
        for start in range(0, len(said), _LONGEST_TEXT)
    ] or [""]
    quoted = ['"' + each.replace('"', '""') + '"' for each in pieces]
    return ("&".join(quoted),)


def constant(value: Value) -> Parts:
    """Write a value of any kind; dates as the day that the spreadsheet counts."""
    match value:
        case bool():
            return ("TRUE",) if value else ("FALSE",)
        case Fraction():
            return number(value)
        case date():
            return (f"DATE({value.year},{value.month},{value.day})",)
        case str():
            return text(value)


def made(parts: Parts) -> Formula | None:
    """Make the formula; None if it is longer or deeper than spreadsheets take."""
    length = sum(len(each) if isinstance(each, str) else _REFERENCE for each in parts)
    if length > _LONGEST or _depth(parts) > _DEEPEST:
        return None
    joined: list[str | Reference] = []
    for is_text, group in groupby(parts, key=lambda each: isinstance(each, str)):
        if is_text:
            joined.append("".join(each for each in group if isinstance(each, str)))
        else:
            joined.extend(group)
    return Formula(tuple(joined))


def _depth(parts: Parts) -> int:
    depth = deepest = 0
    for each in parts:
        if isinstance(each, str):
            for sign in each:
                depth += (sign == "(") - (sign == ")")
                deepest = max(deepest, depth)
    return deepest
