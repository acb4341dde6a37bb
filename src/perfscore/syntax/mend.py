"""A damaged head or section is mended: its faults told, their lines blanked out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfscore.diagnostics.model import Diagnostic
from perfscore.diagnostics.suggest import nearest
from perfscore.source import Source, Span
from perfscore.syntax.chunks import Chunk
from perfscore.syntax.errors import Describer
from perfscore.syntax.grammar import document_parser, opening_line, openings
from perfscore.syntax.lines import Damage, Line, read_lines
from perfscore.syntax.words import keywords, spellings

_NO_LETTER = re.compile(r"\W")


@dataclass(slots=True)
class Mended:
    """What can be read of a chunk (None: nothing), and what had to be left out."""

    text: str | None = None
    damaged: list[Span] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def mend(source: Source, chunk: Chunk, blanked: Sequence[int], *, most: int) -> Mended:
    """Blank out what cannot be read of ``chunk``, and say why.

    ``blanked`` are the starts, ascending, of the lines of ``source`` that are blank
    because of a fault already told. A chunk with ``most`` faults is given up.
    """
    return _Mender(source, chunk, blanked).mend(most)


class _Mender:
    """Goes through one chunk from top to bottom.

    What follows a damaged line may be meaningless without it: rows whose method is not
    known. Such lines are left out like damaged ones, but nothing is told of them.
    """

    def __init__(self, source: Source, chunk: Chunk, blanked: Sequence[int]) -> None:
        self._source = source
        self._chunk = chunk
        self._blanked = blanked
        self._describer = Describer(source, chunk.offset, chunk.text)
        self._mended = Mended()
        self._read_to = 0
        self._after_damage = False
        self._rows_unknown = False
        self._heading_lost = False

    def mend(self, most: int) -> Mended:
        self._mended.text = self._mended_text(most)
        if self._mended.text is None:
            self._leave_out(0, len(self._chunk.text.rstrip()))
        return self._mended

    def _mended_text(self, most: int) -> str | None:
        text = self._with_readable_heading()
        if text is None:
            return None
        pieces, position = [], 0
        lines = self._lines(text)
        next(lines)
        self._read_to = text.index("\n")
        for line in lines:
            if isinstance(line, Line):
                self._read_to = line.tokens[-1].end_pos or 0
                self._after_damage = self._rows_unknown = False
                continue
            if not self._follows(line):
                self._tell(line)
                self._rows_unknown = self._resembles_heading(line)
                self._heading_lost |= self._rows_unknown
            self._leave_out(line.start, line.end)
            self._read_to = line.end
            self._after_damage = True
            pieces += [text[position : line.start], " " * (line.end - line.start)]
            position = line.end
            if len(self._mended.diagnostics) >= most:
                return None
        return "".join([*pieces, text[position:]])

    def _with_readable_heading(self) -> str | None:
        """Give the chunk with a first line that can be read, if there is a way."""
        text, rule = self._chunk.text, self._chunk.rule
        first = next(self._lines(text))
        if isinstance(first, Line):
            return text
        if not self._is_blanked(first.start, first.end):
            self._tell(first)
        keyword = opening_line(rule).match(text)
        if keyword is None:
            return None
        rest = first.end - keyword.end()
        title = f"“{'·' * (rest - 2)}”"
        filled = title if rule == "head" and len(title) == rest else " " * rest
        text = text[: keyword.end()] + filled + text[first.end :]
        if isinstance(next(self._lines(text)), Damage):
            return None
        self._leave_out(first.start, first.end)
        self._rows_unknown = rule == "section"
        return text

    def _lines(self, text: str) -> Iterator[Line | Damage]:
        return read_lines(document_parser(), text, self._chunk.rule)

    def _tell(self, damage: Damage) -> None:
        self._mended.diagnostics.append(self._describer.describe(damage))

    def _leave_out(self, start: int, end: int) -> None:
        offset = self._chunk.offset
        self._mended.damaged.append(Span(self._source, offset + start, offset + end))

    def _follows(self, damage: Damage) -> bool:
        """Whether a line cannot be read only because one above it was left out."""
        before = damage.before
        cannot_begin = before is None or (
            before.type == "NAME" and before in keywords()
        )
        return self._rows_unknown or (
            cannot_begin
            and (
                self._heading_lost
                or self._after_damage
                or self._is_blanked(self._read_to, damage.start)
            )
        )

    def _is_blanked(self, start: int, end: int) -> bool:
        """Whether any line between two places was left out before."""
        offset = self._chunk.offset
        index = bisect_left(self._blanked, offset + start)
        return index < len(self._blanked) and self._blanked[index] < offset + end

    def _resembles_heading(self, damage: Damage) -> bool:
        """Whether a line is perhaps the heading of another section, misspelt."""
        line, before = self._chunk.text[damage.start : damage.end], damage.before
        begin, *_ = line.split(maxsplit=1)
        if before is not None and (before.type, str(before)) != ("NAME", begin):
            return False
        headings = [spellings()[each] for each in openings("section")]
        written = [spelling for each in headings for spelling in (each.zh, each.en)]
        return bool(nearest(_NO_LETTER.sub("", begin), written))
