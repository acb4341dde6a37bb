"""Numbers of pages and of chunks go out of a text; what is left knows where it was."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from perfscore.source import Source

_PAGE = re.compile(
    r"^[ \t]*(?:第\s?[0-9]{1,4}\s?页(?:[ ,，/]*共\s?[0-9]{1,4}\s?页)?"
    r"|[-—–][ ]?[0-9]{1,4}[ ]?[-—–]|[0-9]{1,4}\s?/\s?[0-9]{1,4})[ \t]*\n?",
    re.MULTILINE,
)
_CHUNK = re.compile(r"\r?\n([0-9]{1,3})、")
_FEWEST_CHARACTERS = 40
_ENDS_A_SENTENCE = "。；;！？.:："


@dataclass(frozen=True, slots=True)
class Clean:
    """A text without page and chunk numbers.

    ``starts`` pairs its offsets with offsets of the text that was read.
    """

    source: Source
    text: str
    starts: tuple[tuple[int, int], ...]

    def offset(self, at: int) -> int:
        """Give where in the text that was read a character of the clean one stands."""
        place = bisect_right(self.starts, at, key=lambda each: each[0]) - 1
        here, there = self.starts[place]
        return min(there + at - here, len(self.source.text))

    def mark(self, at: int) -> str:
        """Say the line and the character of a place in words."""
        line, column = self.source.place(self.offset(at))
        return f"第{line}行第{column}字"


def clean(source: Source) -> Clean:
    """Take out page numbers on lines of their own, and numbers of chunks.

    Chunks are numbered on end, begin long lines, and part what no sentence ends.
    """
    holes = sorted(
        [(each.start(), each.end()) for each in _PAGE.finditer(source.text)]
        + _chunks(source.text)
    )
    pieces, starts, at, length = [], [(0, 0)], 0, 0
    for start, end in holes:
        if start < at:
            continue
        pieces.append(source.text[at:start])
        length += start - at
        starts.append((length, end))
        at = end
    pieces.append(source.text[at:])
    return Clean(source, "".join(pieces), tuple(starts))


def _chunks(text: str) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    expected = 0
    last = 0
    for found in _CHUNK.finditer(text):
        is_long = found.start() - last > _FEWEST_CHARACTERS
        ends = text[found.start() - 1 : found.start()] in _ENDS_A_SENTENCE
        is_line = "\n" not in text[last : found.start()]
        last = found.end()
        if int(found[1]) != expected or not is_long or ends or not is_line:
            kept += run if len(run) > 1 else []
            run = []
        if is_long and not ends:
            run.append(found.span())
        expected = int(found[1]) + 1
    return kept + (run if len(run) > 1 else [])
