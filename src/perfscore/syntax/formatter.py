"""A set is laid out anew: same meaning, same comments, one way to write it."""

from collections.abc import Iterator

from lark import Token

from perfscore.diagnostics.model import Language, Outcome
from perfscore.source import Source
from perfscore.syntax.chunks import Chunk, cut
from perfscore.syntax.grammar import document_parser
from perfscore.syntax.layout import Row, laid_out
from perfscore.syntax.lines import Line, openings_below, read_lines
from perfscore.syntax.normal import Prepared, prepare
from perfscore.syntax.parser import parse
from perfscore.syntax.spacing import piece, spaced

_HEADING_INDENTS = {"LEVEL2": 2, "LEVEL3": 4, "LEVEL4": 6}
_CLAUSE_INDENT = 2
_ROW_INDENT = 4
_LEAST_GAP = 2
"""Blanks between a clause and the comment behind it."""
_BLANK_WIDTHS = {"\t": "    ", "\u3000": "  "}


def format_text(source: Source, *, keywords: Language | None = None) -> Outcome[str]:
    """Lay out a set; ``keywords`` rewrites each keyword in that language.

    There is no text where the set has syntax errors. Laying out twice changes nothing
    more, and parsing the text gives an equal document.
    """
    diagnostics = parse(source).diagnostics
    if diagnostics:
        return Outcome(None, diagnostics)
    prepared = prepare(source)
    writer = _Writer(source, prepared, keywords)
    rows = [row for chunk in cut(prepared) for row in writer.rows(chunk)]
    rows += writer.comments_alone()
    return Outcome(laid_out(sorted(rows, key=lambda row: row.number)))


class _Writer:
    """Writes the lines of one source, each with the comment behind it."""

    def __init__(
        self, source: Source, prepared: Prepared, keywords: Language | None
    ) -> None:
        self._source = source
        self._keywords = keywords
        self._comments = {
            source.place(each.start)[0]: each for each in prepared.comments
        }
        self._part = ""

    def rows(self, chunk: Chunk) -> Iterator[Row]:
        """Write the lines of a head or a section."""
        lines = [
            each
            for each in read_lines(document_parser(), chunk.text, chunk.rule)
            if isinstance(each, Line)
        ]
        heading = lines[0].tokens
        clauses = openings_below(document_parser(), chunk.rule, heading)
        base = _HEADING_INDENTS.get(heading[0].type, 0)
        yield self._row(chunk, heading, base, begins_part=self._begins_part(heading[0]))
        for line in lines[1:]:
            is_clause = line.tokens[0].type in clauses
            indent = base + (_CLAUSE_INDENT if is_clause else _ROW_INDENT)
            yield self._row(chunk, line.tokens, indent)

    def comments_alone(self) -> Iterator[Row]:
        """Write the comments that no line of :meth:`rows` has taken along."""
        for number, comment in self._comments.items():
            text = comment.text.rstrip()
            yield Row(number, text, text)

    def _begins_part(self, heading: Token) -> bool:
        """Whether a heading begins a part of the set: all but one more definition."""
        part, self._part = self._part, str(heading.type)
        is_first = not part
        goes_on = self._part == part != "LEVEL1"
        return not (is_first or goes_on or heading.type in _HEADING_INDENTS)

    def _row(
        self,
        chunk: Chunk,
        tokens: tuple[Token, ...],
        indent: int,
        *,
        begins_part: bool = False,
    ) -> Row:
        text = self._source.text
        places = [
            (chunk.offset + (each.start_pos or 0), chunk.offset + (each.end_pos or 0))
            for each in tokens
        ]
        number = self._source.place(places[0][0])[0]
        written = spaced(
            [
                piece(token, text[start:end], self._keywords)
                for token, (start, end) in zip(tokens, places, strict=True)
            ]
        )
        comment = self._comments.pop(number, None)
        if comment is not None:
            gap = text[places[-1][1] : comment.start]
            for blank, width in _BLANK_WIDTHS.items():
                gap = gap.replace(blank, width)
            written += " " * max(len(gap), _LEAST_GAP) + comment.text.rstrip()
        as_written = self._source.line(number).strip()
        return Row(number, written, as_written, indent, begins_part)
