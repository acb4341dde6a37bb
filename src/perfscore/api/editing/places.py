"""Lines and columns as editors count them, and back to places in a text."""

from dataclasses import dataclass

from perfscore.source import Source


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one line; ``line`` and ``column`` count from 1."""

    line: int
    column: int
    length: int


def stretch(source: Source, start: int, end: int) -> Stretch:
    """Give where characters stand; those behind the end of the line are left out."""
    line, column = source.place(start)
    return Stretch(line, column, max(min(end, source.line_end(line)) - start, 0))


def offset(source: Source, line: int, column: int) -> int:
    """Give the place of a line and column; what lies outside is brought to the edge."""
    line = min(max(line, 1), len(source.line_starts))
    start, end = source.line_starts[line - 1], source.line_end(line)
    return min(max(start + column - 1, start), end)
