"""A table's cell is read: most by a glance, the others by their grammar."""

import re

from perfscore.syntax.cell_nodes import Blank, CellNode, Number, Words
from perfscore.syntax.normal import half_width

MAX_LENGTH = 200
"""A longer cell is words (or a number with too many digits) and is not parsed."""

_BLANK_MARKS = "/\\-‐‑‒–—―─"
_NUMBER = re.compile(
    r"([+-]?[0-9]++(?:,[0-9]{2,}+)*+(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)\s*+(%?)"
)
_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def read_cell(text: str) -> CellNode:
    """Read what a cell says; any text gives a node, and none takes long."""
    plain = plain_text(text)
    if not plain.strip(_BLANK_MARKS):
        return Blank()
    number = plain_number(plain)
    if number is not None:
        return number
    if len(plain) > MAX_LENGTH:
        return Words()
    from perfscore.syntax.cell_parser import (  # noqa: PLC0415 - loads lark, see below
        parse_cell,
    )

    return parse_cell(_BESIDE_CHINESE.sub("", plain))


def plain_text(text: str) -> str:
    """Make full-width characters half-width; drop the blanks around."""
    return (text if text.isascii() else half_width(text)).strip()


def plain_number(plain: str) -> Number | None:
    """Read a bare number or per cents (``100.0%``) without the grammar.

    It says what the grammar says; most cells are such, and the parser is slow to load.
    """
    match = _NUMBER.fullmatch(plain)
    return None if match is None else Number(figure=match[1], unit=match[2])
