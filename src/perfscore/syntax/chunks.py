"""A text is cut up, so that a fault in one section never hides another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from perfscore.syntax.grammar import opening_line
from perfscore.syntax.normal import Prepared, half_width


@dataclass(frozen=True, slots=True)
class Chunk:
    """A head or a section as the lexer reads it, and where it begins in the source."""

    rule: str
    offset: int
    text: str


def cut(prepared: Prepared) -> Iterator[Chunk]:
    """Cut a prepared text; what stands before the head is a (damaged) head as well."""
    text = _with_headings(prepared)
    starts = [each.start() for each in opening_line("section").finditer(text)]
    starts.append(len(text))
    first_line = len(text) - len(text.lstrip())
    head = opening_line("head").search(text, 0, starts[0])
    begin = head.start() if head else starts[0]
    if first_line < begin:
        yield Chunk("head", first_line, text[first_line:begin])
    if head:
        yield Chunk("head", begin, text[begin : starts[0]])
    for start, end in pairwise(starts):
        yield Chunk("section", start, text[start:end])


def _with_headings(prepared: Prepared) -> str:
    """Put back the keyword of a heading into a line that was blanked out.

    The lines below would otherwise count as part of the section above.
    """
    pieces, position = [], 0
    for span in prepared.damaged:
        line = half_width(span.text)
        heading = opening_line("head").match(line) or opening_line("section").match(
            line
        )
        if heading is not None:
            pieces += [prepared.text[position : span.start], heading[0]]
            position = span.start + heading.end()
    return "".join([*pieces, prepared.text[position:]])
