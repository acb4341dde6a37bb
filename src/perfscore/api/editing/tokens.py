"""The tokens of a set, for highlighting; a broken line has them too."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from perfscore.api.editing.places import Stretch, stretch
from perfscore.source import Source
from perfscore.syntax.pieces import COMMENT, Piece, Row, rows
from perfscore.syntax.words import keywords, spellings

TokenKind = Literal[
    "keyword",
    "heading",
    "title",
    "name",
    "function",
    "string",
    "number",
    "word",
    "sign",
    "comment",
]
_HEADINGS = {"LEVEL1", "LEVEL2", "LEVEL3", "LEVEL4", "BONUS_ITEM", "PENALTY_ITEM"}
_KINDS: dict[str, TokenKind] = {
    COMMENT: "comment",
    "STRING": "string",
    "NUMBER": "number",
    "DATE": "number",
    "PERCENT": "number",
    "PER_MILLE": "number",
    "PERCENTAGE_POINTS": "number",
    "POINTS_UNIT": "number",
    "NAME": "name",
    "TITLE": "title",
    "LABEL": "title",
    "SUBJECT": "title",
    "WORD": "word",
    "CELL": "word",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign or text, and what it is."""

    at: Stretch
    kind: TokenKind


def tokens(text: str) -> tuple[Token, ...]:
    """Give the tokens of a set, whatever is wrong with it.

    Example:
        >>> [(each.at.column, each.kind) for each in tokens("满分 100  # 分")]
        [(1, 'keyword'), (4, 'number'), (9, 'comment')]
    """
    source = Source("", text)
    return tuple(
        Token(at, kind)
        for row in rows(source)
        for piece, kind in _kinds(row, text)
        if (at := stretch(source, piece.start, piece.end)).length
    )


def _kinds(row: Row, text: str) -> Iterator[tuple[Piece, TokenKind]]:
    following = (*row.pieces[1:], None)
    for piece, after in zip(row.pieces, following, strict=True):
        kind = kind_of(piece.terminal)
        if kind == "name" and after is not None and text[after.start] in "(（":
            kind = "function"
        yield piece, kind


def keyword_words() -> frozenset[str]:
    """Give every keyword in both spellings, for editors that guess while one types."""
    return keywords()


def kind_of(terminal: str) -> TokenKind:
    """Give what the terminal of a piece is to the eye."""
    if terminal in _KINDS:
        return _KINDS[terminal]
    if terminal in _HEADINGS:
        return "heading"
    return "keyword" if terminal in spellings() else "sign"
