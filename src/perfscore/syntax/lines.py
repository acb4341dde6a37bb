"""The lines of a head or a section, as tokens or as damage."""

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from lark import Lark, Token, UnexpectedInput, UnexpectedToken
from lark.parsers.lalr_parser_state import ParserState

LINE_END = "_NL"
END = "$END"
_TO_NEXT_LINE = re.compile(r"[^\n]*\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that can be read; its end is not among the tokens."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that can be read up to ``at`` only; places count from the text's start.

    ``before`` is the token in front of ``at``, None where the line cannot even begin
    so; ``expected`` are the terminals that can stand at ``at``.
    """

    start: int
    end: int
    at: int
    before: Token | None
    expected: frozenset[str]


def read_lines(parser: Lark, text: str, rule: str) -> Iterator[Line | Damage]:
    """Read ``text``, a whole ``rule``, line by line and past every damaged line.

    No line is read twice, however many are damaged.
    """
    begun = parser.parse_interactive(text, start=rule)
    lexer, place = begun.lexer_thread.lexer, begun.lexer_thread.state
    if place is None:
        msg = "a parser that was given a text has a place in it"
        raise AssertionError(msg)
    state = line_start = _without_tree(begun.parser_state)
    while True:
        state = line_start.copy(deepcopy_values=False)
        tokens: list[Token] = []
        try:
            for token in lexer.lex(place, state):
                state.feed_token(token)
                if token.type == LINE_END:
                    yield Line(tuple(tokens))
                    line_start = state.copy(deepcopy_values=False)
                    tokens = []
                else:
                    tokens.append(token)
        except UnexpectedInput as fault:
            damage = _damage(text, fault.pos_in_stream or 0, line_start, tokens)
            yield damage
            following = _TO_NEXT_LINE.match(text, damage.at)
            place.line_ctr.char_pos = following.end() if following else len(text)
        else:
            return


@dataclass(frozen=True, slots=True)
class Following:
    """What can follow an unfinished line, and the tokens that it has."""

    terminals: frozenset[str]
    tokens: tuple[Token, ...]


def expected_after(parser: Lark, text: str, rule: str) -> Following:
    """Give what can follow ``text``, the beginning of a ``rule``.

    Damaged lines above are passed over; after one that is damaged itself, nothing can.
    """
    begun = parser.parse_interactive(text, start=rule)
    lexer, place = begun.lexer_thread.lexer, begun.lexer_thread.state
    if place is None:
        msg = "a parser that was given a text has a place in it"
        raise AssertionError(msg)
    line_start = _without_tree(begun.parser_state)
    while True:
        state = line_start.copy(deepcopy_values=False)
        tokens: list[Token] = []
        try:
            for token in lexer.lex(place, state):
                state.feed_token(token)
                tokens.append(token)
                if token.type == LINE_END:
                    line_start = state.copy(deepcopy_values=False)
                    tokens = []
        except UnexpectedInput as fault:
            damage = _damage(text, fault.pos_in_stream or 0, line_start, tokens)
            if damage.end < 0 or "\n" not in text[damage.at :]:
                return Following(frozenset(), ())
            following = _TO_NEXT_LINE.match(text, damage.at)
            place.line_ctr.char_pos = following.end() if following else len(text)
        else:
            return Following(accepted(state), tuple(tokens))


def openings_below(
    parser: Lark, rule: str, heading: tuple[Token, ...]
) -> frozenset[str]:
    """Give the terminals that a line can begin with right below the first line."""
    state = _without_tree(parser.parse_interactive("", start=rule).parser_state)
    for token in (*heading, Token(LINE_END, "\n")):
        state.feed_token(token)
    return accepted(state)


def accepted(state: "ParserState[int]") -> frozenset[str]:
    """Give the terminals that can follow in ``state``."""
    return frozenset(
        name
        for name in state.parse_conf.states[state.position]
        if name.isupper() and _can_follow(state, name)
    )


def _can_follow(state: "ParserState[int]", terminal: str) -> bool:
    try:
        state.copy(deepcopy_values=False).feed_token(
            Token(terminal, ""), is_end=terminal == END
        )
    except UnexpectedToken:
        return False
    return True


def _without_tree(state: "ParserState[int]") -> "ParserState[int]":
    """Keep ``state`` from making a tree: what a line adds to it cannot be undone."""
    state.parse_conf = copy(state.parse_conf)
    state.parse_conf.callbacks = {}
    return state


def _damage(
    text: str, at: int, line_start: "ParserState[int]", tokens: list[Token]
) -> Damage:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    at = min(at, start + len(text[start:end].rstrip()))
    before = line_start.copy(deepcopy_values=False)
    for token in tokens:
        before.feed_token(token)
    return Damage(start, end, at, tokens[-1] if tokens else None, accepted(before))
