"""A text and the places in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Source:
    """A text as it was read, and the name people know it by (a path, ``<stdin>``).

    Of a file with cells or pages the text is what was taken out of it; ``marks`` then
    say, in the order of their offsets, which place of the file each stretch came from
    (``自评表!C5``, ``表2 第3行第1列``, ``第4页``).
    """

    name: str
    text: str
    marks: tuple[tuple[int, str], ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Where each line begins; LF, CR LF and a lone CR end a line.

        An end of line after the last character begins one more, empty line.
        """
        return (0, *(each.end() for each in _LINE_END.finditer(self.text)))

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and column of a character, both counted from 1.

        Columns count characters; how wide they look is the renderer's business. The two
        characters of CR LF are at one place.

        Raises:
            ValueError: If ``offset`` lies outside the text; its end is inside.
        """
        if not 0 <= offset <= len(self.text):
            msg = f"{offset} lies outside a text of {len(self.text)} characters"
            raise ValueError(msg)
        line = bisect_right(self.line_starts, offset)
        column = min(offset, self.line_end(line)) - self.line_starts[line - 1] + 1
        return line, column

    def mark(self, offset: int) -> str:
        """Give the place in the file that a character came from; empty in a text."""
        at = bisect_right(self.marks, offset, key=lambda each: each[0])
        return self.marks[at - 1][1] if at else ""

    def line_end(self, number: int) -> int:
        """Give the offset where the text of a line, counted from 1, is over."""
        if number == len(self.line_starts):
            return len(self.text)
        following = self.line_starts[number]
        return following - (2 if self.text.endswith("\r\n", 0, following) else 1)

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1, without its end."""
        return self.text[self.line_starts[number - 1] : self.line_end(number)]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source, from ``start`` up to but not including ``end``."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters as written."""
        return self.source.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Whether this is all of the source, so that no one place is meant."""
        return self.start == 0 and self.end == len(self.source.text)

    def to(self, other: "Span") -> "Span":
        """Give the stretch from the start of this one to the end of ``other``."""
        return Span(self.source, self.start, max(self.end, other.end))
