"""Row heights in which no text is cut, however it is wrapped."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from perfscore.render.xlsx.cells import Placed

LINE = 15.5
"""Points of a line of the body's size, with what fonts leave between lines."""
PADDING = 6.0
LEAST = 21.5
MOST = 400.0
"""A row of a workbook has at most 409 points."""
_COLUMN_PIXELS = 7
"""Half a Chinese character of the body's size (10.5 points)."""
_MARGIN_PIXELS = 7

_OPENING = "（《〈“‘【「『〔［｛"
_CLOSING = "，。；：、）》〉”’】」』〕］｝！？…％"
_PIECES = re.compile(
    rf"\s|[{_OPENING}]*(?:[!-~\u00a1-\u024f]+|[^\s{_OPENING}{_CLOSING}])[{_CLOSING}]*"
    rf"|[{_OPENING}{_CLOSING}]+"
)


def room(pixels: int) -> int:
    """Count the half Chinese characters that fit beside each other in ``pixels``."""
    return max(2, (pixels - _MARGIN_PIXELS) // _COLUMN_PIXELS)


def line_count(text: str, width: int) -> int:
    """Count the lines of ``text`` in ``width`` columns, at least one.

    Characters of ambiguous width (≥, “, …) take two columns, as in Chinese fonts.
    """
    return sum(_lines(line, width) for line in text.split("\n"))


def height_of(lines: int) -> float:
    """Give the points that so many lines need."""
    return max(LEAST, lines * LINE + PADDING)


def row_heights(
    cells: Sequence[Placed], rows: int, widths: Sequence[int]
) -> list[float]:
    """Give the height of each row, so that merged cells have room in theirs together.

    ``widths`` are the columns' in pixels. A row that has to be higher than a
    workbook's rows can be is for the caller to divide.
    """
    heights = [LEAST] * rows
    for cell in sorted(cells, key=lambda each: each.cell.row_span):
        place = cell.cell
        pixels = sum(widths[place.column : place.column + place.column_span])
        width = room(pixels) - 2 * cell.indent
        lines = line_count(cell.text, max(2, width)) if cell.is_wrapped else 1
        reach = range(place.row, place.row + place.row_span)
        missing = height_of(lines) - sum(heights[row] for row in reach)
        if missing > 0:
            for row in reach:
                heights[row] += missing / place.row_span
    return heights


def divided(height: float) -> list[float]:
    """Divide a height among as few rows of a workbook as can have it."""
    rows = max(1, -int(-height // MOST))
    return [height / rows] * rows


def starts(divisions: Sequence[Sequence[float]]) -> list[int]:
    """Give the row at which each division begins, and the one after the last."""
    made = [0]
    for each in divisions:
        made.append(made[-1] + len(each))
    return made


def cumulated(shares: Sequence[float], whole: int) -> list[int]:
    """Divide ``whole`` pixels by ``shares``, with no pixel lost."""
    edges, reached = [0], 0.0
    for share in shares:
        reached += share
        edges.append(round(reached * whole))
    return [end - start for start, end in pairwise(edges)]


def _lines(line: str, width: int) -> int:
    if 2 * len(line) <= width:
        return 1
    lines, used = 1, 0
    for piece in _PIECES.findall(line):
        wide = _width(piece)
        if used + wide <= width:
            used += wide
        elif piece.isspace():
            used = width
        else:
            lines += bool(used) + (wide - 1) // width
            used = wide % width or width
    return lines


def _width(piece: str) -> int:
    if piece.isascii():
        return len(piece)
    wide = ("W", "F", "A")
    return sum(1 + (unicodedata.east_asian_width(each) in wide) for each in piece)
