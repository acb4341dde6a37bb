"""The parser's tree becomes nodes; nothing here can fail on a user's text."""

from lark import Token, Tree

from perfscore.source import Source, Span
from perfscore.syntax import tree as t
from perfscore.syntax.chunks import Chunk
from perfscore.syntax.make_clauses import CLAUSES
from perfscore.syntax.make_expressions import EXPRESSIONS
from perfscore.syntax.make_methods import METHODS
from perfscore.syntax.make_outcomes import OUTCOMES
from perfscore.syntax.make_point_rows import POINT_ROWS
from perfscore.syntax.make_sections import SECTIONS
from perfscore.syntax.make_wholes import WHOLES
from perfscore.syntax.normal import PARTNERS

_MAKERS = {
    **EXPRESSIONS,
    **CLAUSES,
    **METHODS,
    **POINT_ROWS,
    **OUTCOMES,
    **SECTIONS,
    **WHOLES,
}


def build(parsed: Tree[Token], source: Source, chunk: Chunk) -> t.Head | t.Section:
    """Turn the tree of a head or a section into nodes with their places."""
    node = _Builder(source, chunk).node(parsed)
    if not isinstance(node, t.Head | t.Section):
        msg = f"{parsed.data} is neither a head nor a section"
        raise TypeError(msg)
    return node


class _Builder:
    def __init__(self, source: Source, chunk: Chunk) -> None:
        self._source = source
        self._chunk = chunk

    def node(self, parsed: Tree[Token] | Token | None) -> object:
        """Turn a tree, with all below it, into what its rule's maker makes of it."""
        if parsed is None:
            return None
        if isinstance(parsed, Token):
            return self._word(parsed)
        children = [self.node(child) for child in parsed.children]
        rule = str(parsed.data).rsplit("__", 1)[-1]
        return _MAKERS[rule](self._span(parsed), *children)

    def _word(self, token: Token) -> t.Word:
        """Turn a token into a word: as written for texts, half-width for the rest."""
        span = self._place(token.start_pos or 0, token.end_pos or 0)
        if token.type == "STRING":
            return t.Word(span, token.type, span.text[1:-1])
        if token.type in {"TITLE", "LABEL", "CELL", "SUBJECT"}:
            return t.Word(span, token.type, _unquoted(span.text))
        return t.Word(span, token.type, str(token))

    def _span(self, parsed: Tree[Token]) -> Span:
        """Give the place of a node, which ends before blanks and comments."""
        start, end = parsed.meta.start_pos, parsed.meta.end_pos
        return self._place(start, start + len(self._chunk.text[start:end].rstrip()))

    def _place(self, start: int, end: int) -> Span:
        offset = self._chunk.offset
        return Span(self._source, offset + start, offset + end)


def _unquoted(text: str) -> str:
    """Take the quotes off a text that stands in quotes as a whole."""
    partner = PARTNERS.get(text[0])
    if partner and text.find(partner, 1) == len(text) - 1:
        return text[1:-1]
    return text
