"""The grammar of table cells at work."""

import re
from functools import cache

from lark import Lark, Token, Tree, UnexpectedInput

from perfscore.resources import grammars_folder
from perfscore.syntax.cell_nodes import Date, NotApplicable, Number, Sign, Words

_SIGNS: dict[str, Sign] = {
    "AT_LEAST": "≥",
    "MORE_THAN": ">",
    "EQUAL": "=",
    "AT_MOST": "≤",
    "LESS_THAN": "<",
}
_BOUNDS: dict[str, Sign] = {"OR_MORE": "≥", "OR_LESS": "≤"}
_LATEST = {"AT_MOST", "NOT_LATER", "BEFORE", "WITHIN"}
_DIGITS = re.compile(r"[0-9]+")


@cache
def cell_parser() -> Lark:
    """Build the parser of cells, once."""
    return Lark.open(
        str(grammars_folder() / "target_value.lark"), parser="lalr", start="cell"
    )


def parse_cell(text: str) -> Number | Date | NotApplicable | Words:
    """Parse a cell's half-width text; what the grammar does not know is words."""
    try:
        tree = cell_parser().parse(text)
    except UnexpectedInput:
        return Words()
    written = _tokens(tree)
    if tree.data == "number":
        return _number(written)
    if tree.data == "date":
        return _date(written)
    return NotApplicable()


def _tokens(tree: Tree[Token]) -> dict[str, str]:
    tokens = tree.scan_values(lambda value: isinstance(value, Token))
    return {token.type: str(token) for token in tokens}


def _number(written: dict[str, str]) -> Number:
    unit = next((written[each] for each in _UNITS if each in written), "")
    return Number(
        figure=written["FIGURE"],
        unit="%" if "PERCENT" in written else unit,
        magnitude=written.get("MAGNITUDE", ""),
        sign=_first(_SIGNS, written),
        bound=_first(_BOUNDS, written),
    )


_UNITS = ("UNIT", "COUNTER", "MONEY", "PER_MILLE")


def _first(signs: dict[str, Sign], written: dict[str, str]) -> Sign | None:
    return next((sign for name, sign in signs.items() if name in written), None)


def _date(written: dict[str, str]) -> Date:
    year, month, day = (_digits(written.get(each)) for each in ("YEAR", "MONTH", "DAY"))
    if "DAY_IN_FIGURES" in written:
        year, month, day = _DIGITS.findall(written["DAY_IN_FIGURES"])
    return Date(year, month, day, is_latest=not _LATEST.isdisjoint(written))


def _digits(text: str | None) -> str | None:
    return None if text is None else _DIGITS.findall(text)[0]
