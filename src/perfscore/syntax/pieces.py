"""The words and signs of a set at their places, however much of it is broken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lark import Token

from perfscore.source import Source
from perfscore.syntax.chunks import Chunk, cut
from perfscore.syntax.grammar import document_parser, openings
from perfscore.syntax.lines import END, Line, expected_after, read_lines
from perfscore.syntax.normal import Prepared, half_width, prepare
from perfscore.syntax.words import spellings

COMMENT = "COMMENT"
"""What a comment counts as; the grammar has no terminal for it."""
_BROKEN = re.compile(
    r"(?P<STRING>[“「『‘\"][^”」』’\"\n]*[”」』’\"]?)"
    r"|(?P<NUMBER>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<NAME>[^\W\d]\w*)"
    r"|(?P<SIGN>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, sign or text: its terminal in the grammar, and where it stands.

    In a line that cannot be read, a terminal is guessed (``SIGN`` for any sign).
    """

    terminal: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a head or section, which ``section`` begins (``_SET``, ``LEVEL1``)."""

    section: str
    pieces: tuple[Piece, ...]
    is_heading: bool = False
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Expectation:
    """What can follow a text: terminals, ``before`` them on the line, and where.

    ``before`` is what stands on the line so far. In quotes and comments nothing is
    expected.
    """

    terminals: frozenset[str] = frozenset()
    before: tuple[Piece, ...] = ()
    section: str = ""


@lru_cache(maxsize=8)
def rows(source: Source) -> tuple[Row, ...]:
    """Give the lines of a set, in their order; comments are rows of their own.

    An editor asks several things of one text.
    """
    prepared = prepare(source)
    found = [row for chunk in cut(prepared) for row in _rows_of(chunk)]
    found += [
        _broken("", half_width(span.text), span.start) for span in prepared.damaged
    ]
    found += [
        Row("", (Piece(COMMENT, span.start, span.end),)) for span in prepared.comments
    ]
    return tuple(sorted((each for each in found if each.pieces), key=_start))


def expected(before: str) -> Expectation:
    """Give what can follow ``before``, the beginning of a set."""
    source = Source("", before)
    prepared = prepare(source)
    line_start = before.rfind("\n") + 1
    if _is_closed(prepared, line_start, len(before)):
        return Expectation()
    chunks = list(cut(prepared))
    if not chunks:
        return Expectation(openings("head"))
    chunk = chunks[-1]
    # The line is not over, though what is made ready for the lexer ends with one.
    found = expected_after(document_parser(), chunk.text[:-1], chunk.rule)
    terminals = found.terminals
    if END in terminals:
        terminals |= openings("section")
    return Expectation(
        terminals,
        tuple(_piece(each, chunk) for each in found.tokens),
        _begins(chunk),
    )


@cache
def terminal_of_keyword() -> dict[str, str]:
    """Give the terminal of each keyword, by either spelling."""
    return {
        word: terminal
        for terminal, both in spellings().items()
        for word in (both.zh, both.en)
    }


def _start(row: Row) -> int:
    return row.pieces[0].start


def _is_closed(prepared: Prepared, line_start: int, end: int) -> bool:
    """Whether the end of a text lies in a comment, or in quotes that are still open."""
    last = (*prepared.comments, *prepared.damaged)
    return any(line_start <= each.start and each.end >= end for each in last)


def _rows_of(chunk: Chunk) -> Iterator[Row]:
    for row in _rows_within(chunk.text, chunk.rule):
        pieces = tuple(
            Piece(each.terminal, chunk.offset + each.start, chunk.offset + each.end)
            for each in row.pieces
        )
        yield Row(row.section, pieces, row.is_heading, row.is_broken)


@lru_cache(maxsize=2048)
def _rows_within(text: str, rule: str) -> tuple[Row, ...]:
    """Give the rows of a chunk; most are asked for again while another one changes."""
    chunk = Chunk(rule, 0, text)
    section = _begins(chunk)
    found = []
    for number, line in enumerate(read_lines(document_parser(), text, rule)):
        if isinstance(line, Line):
            pieces = tuple(_piece(each, chunk) for each in line.tokens)
            found.append(Row(section, pieces, is_heading=number == 0))
        else:
            found.append(_broken(section, text[line.start : line.end], line.start))
    return tuple(found)


def _broken(section: str, text: str, offset: int) -> Row:
    pieces = tuple(
        Piece(_guess(match), offset + match.start(), offset + match.end())
        for match in _BROKEN.finditer(text)
    )
    return Row(section, pieces, is_broken=True)


def _guess(match: re.Match[str]) -> str:
    kind = match.lastgroup or "SIGN"
    return terminal_of_keyword().get(match[0], kind) if kind == "NAME" else kind


def _begins(chunk: Chunk) -> str:
    """Give the terminal of the keyword that a head or section begins with."""
    word = re.match(r"[ \t]*([^\W\d]\w*)", chunk.text)
    return terminal_of_keyword().get(word[1], "") if word else ""


def _piece(token: Token, chunk: Chunk) -> Piece:
    start = token.start_pos or 0
    end = start + len(token) if token.end_pos is None else token.end_pos
    return Piece(str(token.type), chunk.offset + start, chunk.offset + end)
