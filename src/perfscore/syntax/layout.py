"""Lines with their indentation, and the blank lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfscore.syntax.normal import MAX_LINE


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank, by its number in the source.

    A comment that has a line to itself has no ``indent`` of its own. ``as_written``
    takes the place of ``text`` where that, indented, would be too long to be read.
    """

    number: int
    text: str
    as_written: str
    indent: int | None = None
    begins_part: bool = False


def laid_out(rows: Sequence[Row]) -> str:
    """Write ``rows``, in order, with at most one blank line between two.

    A part has a blank line above it, and above the comments that stand right on it.
    Elsewhere blank lines are the author's.
    """
    lines: list[str] = []
    for row, indent, blank in zip(
        rows, _indents(rows), _blanks_above(rows), strict=True
    ):
        line = " " * indent + row.text
        lines += [""] * blank
        lines.append(line if len(line) <= MAX_LINE else row.as_written)
    return "".join(f"{line}\n" for line in lines)


def _apart(rows: Sequence[Row]) -> list[bool]:
    """Tell for each row whether the author left a blank line above it."""
    pairs = pairwise(rows)
    return [False, *(after.number - before.number > 1 for before, after in pairs)]


def _blanks_above(rows: Sequence[Row]) -> list[bool]:
    blanks = _apart(rows)
    for index, row in enumerate(rows):
        top = index
        while top > 0 and not blanks[top] and rows[top - 1].indent is None:
            top -= 1
        blanks[top] |= row.begins_part and top > 0
    return blanks


def _indents(rows: Sequence[Row]) -> list[int]:
    """Give each row's indentation; a comment has that of the code it belongs to.

    That is the code below; but the code above where the comment stands right under it
    and a blank line, or nothing, follows.
    """
    apart = [*_apart(rows), True]
    indents = [0] * len(rows)
    first = 0
    for index, row in enumerate(rows):
        if row.indent is not None:
            indents[first:index] = _of_comments(rows, apart, first, index)
            indents[index] = row.indent
            first = index + 1
    indents[first:] = _of_comments(rows, apart, first, len(rows))
    return indents


def _of_comments(
    rows: Sequence[Row], apart: Sequence[bool], first: int, end: int
) -> list[int]:
    """Give the indentation of the comments from ``first`` up to the code at ``end``."""
    if first == end:
        return []
    above = (rows[first - 1].indent or 0) if first else 0
    below = (rows[end].indent or 0) if end < len(rows) else above
    cut = next((each for each in range(first + 1, end) if apart[each]), end)
    is_above = first > 0 and not apart[first] and apart[cut]
    return [above if is_above else below] * (cut - first) + [below] * (end - cut)
