"""The tokens of a line are written out, with blanks where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lark import Token

from perfscore.diagnostics.model import Language
from perfscore.syntax.words import spellings

_AS_WRITTEN = {"STRING", "TITLE", "LABEL", "CELL", "SUBJECT"}
_WIDE = {":": "：", ",": "，", "(": "（", ")": "）", "[": "［", "]": "］"}
_STOPS = {"COLON", "COMMA", "ENUMERATION"}
_OPENING = {"LPAR", "LSQB", "DOT"}
_CLOSING = {"RPAR", "RSQB"}
_WITH_BRACKET = {"NAME", "AMOUNT", "COUNT_TYPE", "CHOICE_TYPE"}
_SIGNS = {"PERCENT", "PER_MILLE"}
_UNITS = {"NAME", "POINTS_UNIT", "PERCENTAGE_POINTS"}
_NEVER_APART = {"DOT", *_STOPS, *_CLOSING, *_SIGNS}
_OPERATORS = {
    "APPROXIMATELY",
    *("AT_LEAST_SIGN", "AT_MOST_SIGN", "UNEQUAL", "MORE", "LESS", "EQUALS"),
    *("PLUS", "MINUS", "TIMES", "OVER", "POWER"),
}
_OPERAND_ENDS = {
    *("NUMBER", "NAME", "STRING", "DATE", "YES", "NO"),
    *(_CLOSING | _SIGNS | _UNITS),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A token's terminal, and how it is to be written."""

    kind: str
    text: str


def piece(token: Token, written: str, keywords: Language | None) -> Piece:
    """Settle how a token is to be written; ``written`` is how the author wrote it.

    Texts stay as they are. Brackets, colons and commas keep their width; all other
    signs, digits and letters become half-width.
    """
    kind = str(token.type)
    if keywords and kind in spellings():
        return Piece(kind, spellings()[kind].in_language(keywords))
    if kind in _AS_WRITTEN or written == token:
        return Piece(kind, written)
    return Piece(kind, _WIDE.get(token, str(token)))


def spaced(pieces: Sequence[Piece]) -> str:
    """Write the tokens of a line one behind the other."""
    parts = [pieces[0].text]
    kinds = ["", *(each.kind for each in pieces)]
    for index, (before, after) in enumerate(pairwise(pieces)):
        is_sign = before.kind == "MINUS" and kinds[index] not in _OPERAND_ENDS
        apart = not is_sign and _are_apart(before, after)
        parts.append(f" {after.text}" if apart else after.text)
    return "".join(parts)


def _are_apart(before: Piece, after: Piece) -> bool:
    if before.kind in _OPENING or after.kind in _NEVER_APART:
        return False
    if before.kind in _STOPS:
        return before.text.isascii()
    if before.kind == "NUMBER" and after.kind in _UNITS:
        return after.text[0].isascii() or _would_be_a_date(after.text)
    if before.kind in _OPERATORS or after.kind in _OPERATORS:
        return True
    if after.kind in _OPENING:
        return after.text.isascii() and before.kind not in _WITH_BRACKET
    return before.kind not in _CLOSING or before.text.isascii()


def _would_be_a_date(unit: str) -> bool:
    return unit[0] == "年" and unit[1:2].isdigit()
