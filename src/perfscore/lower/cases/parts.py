"""The parts of a case's row: split where its commas stand, quotes kept together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t
from perfscore.syntax.normal import PARTNERS, half_width

_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row; ``text`` is as written, without the blanks around."""

    text: str
    span: Span

    def rest(self, start: int) -> "Part":
        """Give what stands from ``start`` on, without blanks and quotes around it."""
        text, end = self.text[start:].strip(), self.span.end
        return Part(unquoted(text), Span(self.span.source, end - len(text), end))


def parts_of(word: t.Word, *, signs: str = "，,") -> list[Part]:
    """Split at ``signs``: not between quotes, nor in a number (``1,000``)."""
    return list(_split(word.span, signs))


def thousands_in(part: Part) -> bool:
    """Whether a comma of ``part`` may part thousands or two numbers."""
    return _THOUSANDS.search(half_width(part.text)) is not None


def split_path(text: str) -> list[str]:
    """Split ``产出指标/数量指标`` into titles; one in quotes may hold a stroke."""
    pieces = [""]
    for inside, stretch in _stretches(text):
        first, *others = [stretch] if inside else re.split("[/／]", stretch)
        pieces[-1] += first
        pieces.extend(others)
    return [unquoted(each.strip()) for each in pieces]


def unquoted(text: str) -> str:
    """Take the quotes off a text that stands in quotes as a whole."""
    partner = PARTNERS.get(text[:1])
    if partner and text.find(partner, 1) == len(text) - 1:
        return text[1:-1]
    return text


def _split(span: Span, signs: str) -> Iterator[Part]:
    text = span.text
    start, position = 0, 0
    for inside, stretch in _stretches(text):
        if not inside:
            # Only the half-width comma parts thousands.
            digits = "，".join(half_width(each) for each in stretch.split("，"))
            numbers = [match.span() for match in _THOUSANDS.finditer(digits)]
            for offset, sign in enumerate(stretch):
                if sign not in signs:
                    continue
                if any(low < offset < high for low, high in numbers):
                    continue
                yield _part(span, start, position + offset)
                start = position + offset + 1
        position += len(stretch)
    yield _part(span, start, len(text))


def _part(span: Span, start: int, end: int) -> Part:
    text = span.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    begin = span.start + start
    return Part(text, Span(span.source, begin, begin + len(text)))


def _stretches(text: str) -> Iterator[tuple[bool, str]]:
    """Give the stretches of ``text``, each with whether it stands between quotes."""
    start = position = 0
    while position < len(text):
        partner = PARTNERS.get(text[position])
        end = text.find(partner, position + 1) if partner else -1
        if end < 0:
            position += 1
            continue
        if start < position:
            yield False, text[start:position]
        yield True, text[position : end + 1]
        start = position = end + 1
    if start < len(text):
        yield False, text[start:]
