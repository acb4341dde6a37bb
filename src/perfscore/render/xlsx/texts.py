"""Texts as cells of a workbook can hold them."""

import re

from perfscore.render.safe import safe_lines

_MOST_UNITS = 32_767
"""UTF-16 units in a cell; more make a file that is called damaged."""
_KEPT_BYTES = 2 * 32_000
_REST = "…（余文略，全文见其他格式）"
_TYPED = re.compile(r"\s*(?:[-=+@'/.$¥￥0-9＝＋－＠(%]|true$|false$)", re.IGNORECASE)


def cell_text(text: str) -> str:
    """Give ``text`` as a cell holds it: safe, in lines, no longer than a cell can be.

    Of a text that is too long the first 32,000 UTF-16 units stay, and the cell says
    that the rest is in the other formats.
    """
    safe = "\n".join(safe_lines(text))
    if len(safe) <= _MOST_UNITS // 2:
        return safe
    units = safe.encode("utf-16-le")
    if len(units) <= 2 * _MOST_UNITS:
        return safe
    return units[:_KEPT_BYTES].decode("utf-16-le", "ignore") + _REST


def shortened(text: str, units: int) -> str:
    """Give ``text`` in at most so many UTF-16 units; one that is cut ends in ``…``."""
    coded = text.encode("utf-16-le")
    if len(coded) <= 2 * units:
        return text
    return coded[: 2 * units - 2].decode("utf-16-le", "ignore") + "…"


def would_be_taken(text: str) -> bool:
    """Whether a program would make a formula, a number or a date of ``text``.

    Cells are written as texts whatever this says; it tells which of them need the
    mark that keeps them so when somebody edits them.
    """
    return _TYPED.match(text) is not None
