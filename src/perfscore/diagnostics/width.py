"""What a terminal can safely show of a text, and how many columns that takes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_TAB = "    "
_MARKS = 4
"""A character keeps this many combining marks: Tibetan needs them, a prank has more."""
_LONGEST = 1_000
_INVISIBLE_MARK = re.compile(
    "[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


def columns(text: str) -> int:
    """Count the columns of ``text``, which must be printable."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - 30 ms to load, rarely needed

    return wcswidth(text)


def printable(text: str) -> str:
    """Give ``text`` as one line that is safe to print; a long one ends in ``…``.

    Control characters, direction marks, ends of lines and whatever else cannot be
    seen are written as ``<U+202E>``.
    """
    return "".join(_cells(text[:_LONGEST])) + "…" * (len(text) > _LONGEST)


def head(text: str, room: int) -> str:
    """Give the printable start of ``text`` in ``room`` columns, then … if it is cut."""
    return "".join(_fitting(_cells(text), room))


def tail(text: str, room: int) -> str:
    """Give the printable end of ``text`` in ``room`` columns, after … if it is cut."""
    near = text[-(room + 1) * (_MARKS + 1) :]
    return "".join(reversed(_fitting(reversed([*_cells(near)]), room)))


def _fitting(cells: Iterable[str], room: int) -> list[str]:
    taken: list[str] = []
    for cell in cells:
        room -= columns(cell)
        if room < 0:
            return [*taken, "…"]
        taken.append(cell)
    return taken


def _cells(text: str) -> Iterator[str]:
    """Cut ``text`` into printable pieces of one or more columns each.

    A piece comes from at most ``_MARKS + 1`` characters.
    """
    cell, marks_left = "", 0
    for character in text:
        if marks_left and _is_mark(character):
            cell, marks_left = cell + character, marks_left - 1
            continue
        if cell:
            yield cell
        if character == "\t":
            cell, marks_left = _TAB, 0
        elif _is_seen(character):
            cell, marks_left = character, _MARKS
        else:
            cell, marks_left = f"<U+{ord(character):04X}>", 0
    if cell:
        yield cell


def _is_seen(character: str) -> bool:
    is_known = character.isprintable() or unicodedata.category(character) == "Zs"
    return is_known and columns(character) > 0


def _is_mark(character: str) -> bool:
    is_mark = unicodedata.category(character).startswith("M")
    return is_mark and not _INVISIBLE_MARK.match(character)
