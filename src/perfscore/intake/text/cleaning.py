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


def _ends_a_sentence(text: str, at: int) -> bool:
    """Whether a sentence ends before a place; the point of a number ends none."""
    last, before = text[max(at - 1, 0) : at], text[max(at - 2, 0) : at - 1]
    is_point = last == "." and before.isdigit()
    return last in _ENDS_A_SENTENCE and not is_point


def _chunks(text: str) -> list[tuple[int, int]]:
    """Give the numbers on end of which most stand within a sentence, two at least."""
    kept: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    last = 0
    for found in (*_CHUNK.finditer(text), None):
        is_long = found is not None and found.start() - last > _FEWEST_CHARACTERS
        is_line = found is not None and "\n" not in text[last : found.start()]
        number = int(found[1]) if found else 0
        is_next = (
            bool(run)
            and number == int(text[run[-1][0] : run[-1][1]].strip("\r\n、")) + 1
        )
        if not (is_next and is_long and is_line):
            kept += run if _are_chunks(text, run) else []
            run = []
        if found is not None:
            run += [found.span()] if is_long else []
            last = found.end()
    return kept


def _are_chunks(text: str, run: list[tuple[int, int]]) -> bool:
    within = sum(not _ends_a_sentence(text, start) for start, _ in run)
    return within > 1 and 2 * within > len(run)
