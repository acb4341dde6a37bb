"""Divide a line of the terminal among the columns of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.diagnostics.width import columns
from perfscore.render.parts import widest_column
from perfscore.render.safe import safe_lines
from perfscore.render.wrapping import widest_piece
from perfscore.report.table import Table

CHARACTER = 2
"""A Chinese character's width: no column is narrower, and columns grow by it."""
_WIDEST_UNBROKEN = 10
"""Words wider than this do not claim their column; they are cut."""


@dataclass(frozen=True, slots=True)
class _Wish:
    least: int
    best: int
    share: Fraction


def column_widths(table: Table, room: int) -> list[int]:
    """Give each column's width, all together ``room`` (or the least that is needed).

    Every column first gets its widest word or number; what is left goes, a Chinese
    character at a time, where a column is narrowest for its share of the page: first
    up to its longest line, then beyond.
    """
    wishes = [_wish(table, index) for index in range(table.columns)]
    widths = [each.least for each in wishes]
    if sum(widths) > room:
        widths = _squeezed(widths, room)
    _grow(widths, wishes, room, [each.best for each in wishes])
    _grow(widths, wishes, room, [room for _ in wishes])
    shares = [each.share for each in wishes]
    widths[shares.index(max(shares))] += max(0, room - sum(widths))
    return widths


def _wish(table: Table, index: int) -> _Wish:
    texts = [
        cell.text
        for cell in table.cells
        if widest_column(cell, table.column_widths) == index
    ]
    words = max((widest_piece(text) for text in texts), default=0)
    lines = (columns(line) for text in texts for line in safe_lines(text))
    least = max(CHARACTER, min(words + words % CHARACTER, _WIDEST_UNBROKEN))
    return _Wish(least, max(least, *lines, least), table.column_widths[index])


def _squeezed(widths: list[int], room: int) -> list[int]:
    """Take from the widest column until all fit, or all are narrowest."""
    squeezed = list(widths)
    while sum(squeezed) > room and max(squeezed) > CHARACTER:
        squeezed[squeezed.index(max(squeezed))] -= 1
    return squeezed


def _grow(
    widths: list[int], wishes: Sequence[_Wish], room: int, limits: Sequence[int]
) -> None:
    while room - sum(widths) >= CHARACTER:
        open_ = [index for index, limit in enumerate(limits) if widths[index] < limit]
        if not open_:
            return
        poorest = min(open_, key=lambda index: widths[index] / wishes[index].share)
        widths[poorest] += CHARACTER
