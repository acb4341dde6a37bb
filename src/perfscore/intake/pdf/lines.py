"""Characters become lines, and lines that were broken by lack of room become one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfscore.intake.pdf.geometry import Glyph

_CLOSING = frozenset("，。、；：）》”’】〕％！？…)]")
_OPENING = frozenset("（《“‘【〔([")
_FIRST_OF_CHINESE = "\u2e80"
_PADDING = 1700
"""The room that a cell leaves at both sides together, at most: 17 points."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    first_unit: int
    """How wide its first word is, which a line before it had no room for."""

    @property
    def width(self) -> int:
        """From its first to its last character."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Put characters together that stand at one height, from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: (each.middle, each.left)):
        head = rows[-1][0] if rows else None
        if head and glyph.middle - head.middle <= max(head.height, glyph.height) // 2:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    made = (_line(sorted(row, key=_across)) for row in rows)
    return [each for each in made if each is not None]


def _across(glyph: Glyph) -> int:
    """Give where a character stands; brackets squeezed together overlap by half."""
    return glyph.left + glyph.right


def words_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Part letters, as they were drawn, into words and numbers without a gap."""
    words: list[list[Glyph]] = []
    for glyph in glyphs:
        last = words[-1][-1] if words else None
        near = last and abs(glyph.left - last.right) <= glyph.height // 10
        level = last and abs(glyph.middle - last.middle) <= glyph.height // 10
        if last and near and level and not _are_apart(last, glyph):
            words[-1].append(glyph)
        else:
            words.append([glyph])
    return words


def cell_text(lines: Sequence[Line], room: int) -> str:
    r"""Give the text of a cell that is ``room`` wide.

    A line is taken to go on in the next where the next one's first word had no room
    left; other ends of lines are kept as ``\n``.
    """
    if not lines:
        return ""
    widest = max(each.width for each in lines)
    is_full = any(room - widest < _PADDING + after.first_unit for after in lines[1:])
    texts = [lines[0].text]
    for line, after in pairwise(lines):
        if is_full and goes_on(line, after, widest):
            is_brim = room - line.width < _PADDING // 2 and line.width == widest
            texts[-1] = joined(texts[-1], after.text, is_brim=is_brim)
        else:
            texts.append(after.text)
    return "\n".join(texts)


def goes_on(line: Line, after: Line, widest: int) -> bool:
    """Whether ``after`` begins with what found no room in ``line``."""
    return widest - line.width <= after.first_unit + line.height // 2


def joined(text: str, after: str, *, is_brim: bool = False) -> str:
    """Put a broken text together.

    Where two words or numbers meet there was a blank, unless the line was full to the
    brim, so that a long word was cut.
    """
    meet = _is_latin(text[-1]) and _is_latin(after[0])
    return f"{text} {after}" if meet and not is_brim else text + after


def _line(glyphs: Sequence[Glyph]) -> Line | None:
    inked = [each for each in glyphs if each.text.strip()]
    if not inked:
        return None
    first, last = inked[0], inked[-1]
    return Line(
        text=_text(glyphs),
        left=first.left,
        top=min(each.top for each in inked),
        right=last.right,
        bottom=max(each.bottom for each in inked),
        first_unit=_first_unit(inked),
    )


def _text(glyphs: Sequence[Glyph]) -> str:
    text, end = "", None
    for glyph in glyphs:
        if end is not None and _is_gap(text, glyph, end):
            text += " "
        text += glyph.text
        end = glyph.right
    return " ".join(text.split())


def _is_gap(text: str, glyph: Glyph, end: int) -> bool:
    gap = glyph.left - end
    is_latin = glyph.text.isascii() and text[-1:].isascii()
    return gap > (glyph.height // 5 if is_latin else glyph.height * 4 // 5)


def _first_unit(glyphs: Sequence[Glyph]) -> int:
    at = 0
    while at < len(glyphs) - 1 and glyphs[at].text in _OPENING:
        at += 1
    if _is_word(glyphs[at]):
        while at < len(glyphs) - 1 and _is_word(glyphs[at + 1]):
            at += 1
    while at < len(glyphs) - 1 and glyphs[at + 1].text in _CLOSING:
        at += 1
    return glyphs[at].right - glyphs[0].left


def _is_word(glyph: Glyph) -> bool:
    return glyph.text < _FIRST_OF_CHINESE and glyph.text not in _CLOSING | _OPENING


def _are_apart(one: Glyph, other: Glyph) -> bool:
    return any(
        each.text >= _FIRST_OF_CHINESE or each.text.isspace() for each in (one, other)
    )


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
