"""What is told of the word under the pointer."""

from dataclasses import dataclass

from perfscore.api.editing.keyword_texts import FUNCTION_TEXTS, KEYWORD_TEXTS
from perfscore.api.editing.names import Named, names_of
from perfscore.api.editing.places import Stretch, offset, stretch
from perfscore.api.set_texts import Collection
from perfscore.diagnostics.model import Text
from perfscore.source import Source
from perfscore.syntax.normal import PARTNERS
from perfscore.syntax.pieces import Piece, rows

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Hover:
    """A word, and a line about it; ``defined`` is the line that defines a name."""

    at: Stretch
    title: str
    doc: Text
    defined: int | None = None


def hover(
    text: str, *, line: int, column: int, collection: Collection | None = None
) -> Hover | None:
    r"""Give what is known of the word at a place: a keyword, a function, a name.

    Example:
        >>> found = hover("指标体系 “甲”\n  满分 100", line=2, column=3)
        >>> found.title, found.at.column, found.at.length
        ('满分', 3, 2)
    """
    source = Source("", text)
    at = offset(source, line, column)
    piece = _piece_at(source, at)
    if piece is None:
        return None
    word = text[piece.start : piece.end]
    place = stretch(source, piece.start, piece.end)
    known = _named(_unquoted(word), names_of(text, collection))
    if piece.terminal not in KEYWORD_TEXTS and known is not None:
        said = f"{known.origin}：{known.said}" if known.origin else known.said
        defined = None if known.origin else known.line
        return Hover(place, known.name, Text(said, said), defined)
    doc = KEYWORD_TEXTS.get(piece.terminal) or FUNCTION_TEXTS.get(word)
    return None if doc is None else Hover(place, word, doc)


def _piece_at(source: Source, at: int) -> Piece | None:
    pieces = (piece for row in rows(source) for piece in row.pieces)
    return next((each for each in pieces if each.start <= at < each.end), None)


def _named(word: str, names: tuple[Named, ...]) -> Named | None:
    return next((each for each in names if each.name == word), None)


def _unquoted(word: str) -> str:
    is_quoted = len(word) >= _LEAST and PARTNERS.get(word[0]) == word[-1]
    return word[1:-1] if is_quoted else word
