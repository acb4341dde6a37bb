"""Text is cut where a cell may end, and each cut knows how likely one ends there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from perfscore.intake.text.phrases import FUND_NAME, LEVEL, QUALITY


class Break(IntEnum):
    """What stands before a piece."""

    NONE = 0
    """Nothing: the layout has no separators."""
    SPACE = 1
    """A blank: cells end there, words too."""
    CELL = 2
    """A separator of cells; whether a row ends too is not known."""
    ROW = 3
    """The end of a line that is the end of a row."""
    CLOSED = 4
    """The end of a line whose last cell a separator closes: no cell reaches over it."""


class Cut(IntEnum):
    """How a layout parts its cells."""

    GLUED = 0
    SPACES = 1
    LINES = 2
    """A cell a line or paragraph."""
    BARS_BY_ROW = 3
    BARS = 4
    """Separators whose ends of lines say nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The least stretch that may be a cell; an empty text is a cell said to be blank.

    ``start`` and ``end`` are offsets in the text that is read.
    """

    text: str
    start: int
    end: int
    before: Break

    @property
    def is_name(self) -> bool:
        """Whether this is the usual name of a level or of a row of funds."""
        return _is_name(self.text)


@lru_cache(maxsize=8192)
def _is_name(text: str) -> bool:
    return bool(LEVEL.fullmatch(text) or FUND_NAME.fullmatch(text))


_WORD = re.compile(r"[^\s|]+")
_DATE = (
    r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|年(?:(?:1[0-2]|0?[1-9])月(?:(?:[12][0-9]|3[01]|0?[1-9])日)?)?)"
)
_GLUED = re.compile(
    rf"{_DATE}|"
    r"[≥≤＞＜><=≧≦﹥﹤═]+|[0-9]|[.,][0-9]|[%％‰]|[A-Za-z]+|\s+"
    r"|[()（）:：;；，。、]|[^\s0-9≥≤＞＜><=≧≦﹥﹤═%％‰A-Za-z()（）:：;；，。、]+"
)
_NAMES = re.compile(f"{LEVEL.pattern}|{FUND_NAME.pattern}")
_LONG_QUALITY = 4
"""Shorter words are cut off at the end of a stretch of Chinese only."""
_TWICE = re.compile(r"(?P<one>[^0-9\s]{2,}?)(?P=one)")


def cut_pieces(text: str, start: int, end: int, cut: Cut, bar: str) -> list[Piece]:
    """Cut a stretch of ``text`` into pieces; ``bar`` is the separator of cells."""
    if cut is Cut.GLUED:
        return list(_glued(text, start, end))
    if cut is Cut.SPACES:
        return list(_words(text, start, end))
    return list(_cells(text, start, end, cut, bar))


def _words(text: str, start: int, end: int) -> Iterator[Piece]:
    last = start
    for word in _WORD.finditer(text, start, end):
        gap = text[last : word.start()]
        yield Piece(
            word[0], word.start(), word.end(), Break.ROW if "\n" in gap else Break.SPACE
        )
        last = word.end()


def _cells(text: str, start: int, end: int, cut: Cut, bar: str) -> Iterator[Piece]:
    ends = {Cut.LINES: "\n", Cut.BARS: bar}.get(cut, bar + "\n")
    cell = re.compile(f"[^{re.escape(ends)}]*[{re.escape(ends)}]?")
    before = Break.ROW
    for found in cell.finditer(text, start, end):
        if found.start() == found.end():
            continue
        whole = found[0]
        body = whole.rstrip(ends)
        inner = body.strip()
        is_blank = not inner
        is_merged = cut is Cut.BARS and (
            not body or text[found.end() : found.end() + 1] in tuple(bar)
        )
        if cut is Cut.LINES:
            is_merged = "\xa0" not in body
        if not (is_blank and is_merged):
            at = found.start() + (len(body) - len(body.lstrip()) if inner else 0)
            yield Piece(inner, at, at + len(inner), before)
            before = Break.CELL
        if whole.endswith("\n") and cut is Cut.BARS_BY_ROW:
            before = Break.CLOSED if is_blank else Break.ROW


def _glued(text: str, start: int, end: int) -> Iterator[Piece]:
    before = Break.ROW
    for at, stop, is_blank in _atoms(text, start, end):
        if is_blank:
            before = Break.ROW if "\n" in text[at:stop] else Break.SPACE
        else:
            yield Piece(text[at:stop], at, stop, before)
            before = Break.NONE


def _atoms(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Give the start and end of what is never cut, and whether it is blank."""
    low = start
    for name in (*_NAMES.finditer(text, start, end), None):
        stop = name.start() if name else end
        for atom in _GLUED.finditer(text, low, stop):
            at = atom.start()
            for cut in (*_stops(atom[0]), len(atom[0])):
                if atom.start() + cut > at:
                    yield at, atom.start() + cut, atom[0].isspace()
                    at = atom.start() + cut
        if name:
            yield name.start(), name.end(), False
            low = name.end()


def _stops(word: str) -> list[int]:
    """Give the places within a word where known words begin or end."""
    stops = set()
    for found in QUALITY.finditer(word):
        is_long = len(found[0]) >= _LONG_QUALITY
        if is_long or found.end() == len(word):
            stops |= {found.start(), found.end()}
    for found in _TWICE.finditer(word):
        stops |= {found.start(), found.end("one"), found.end()}
    return sorted(stops - {0})
