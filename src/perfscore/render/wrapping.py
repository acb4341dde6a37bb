"""Break texts into lines of a given width, as Chinese typesetting does."""

import re

from perfscore.diagnostics.width import columns
from perfscore.render.safe import safe_lines

_OPENING = "（《〈“‘【「『〔［｛"
_CLOSING = "，。；：、）》〉”’】」』〕］｝！？…—％·"
_NARROW = rf"(?![{_OPENING}{_CLOSING}])[!-~\u00a1-\u2e7f]"
_BRACKETED = r"（[^\s（）]{1,4}）"
_CORE = rf"(?:(?:{_NARROW})+|[^\s{_OPENING}{_CLOSING}])"
_UNBREAKABLE = re.compile(
    rf"(\s*)((?:{_BRACKETED}|[{_OPENING}]*{_CORE})[{_CLOSING}]*"
    rf"|[{_OPENING}]+[{_CLOSING}]*|[{_CLOSING}]+)"
)


def wrap(text: str, width: int, *, hanging: int = 0) -> list[str]:
    """Break ``text`` into safe lines of at most ``width`` columns (2 or more).

    A line can end between any two Chinese characters. Words, numbers and what is short
    in brackets (（50分）) stay whole unless they are wider than a line; no line begins
    with a closing mark (，。、）) or ends with an opening one. All lines but the first
    are narrower by ``hanging``, and the caller indents them so far.
    """
    lines: list[str] = []
    for each in safe_lines(text):
        lines += _wrap_line(each, width - hanging if lines else width, width - hanging)
    return lines


def widest_piece(text: str) -> int:
    """Count the columns of the widest piece that should not be broken."""
    pieces = (piece for line in safe_lines(text) for _, piece in _pieces(line))
    return max((columns(piece) for piece in pieces), default=0)


def _pieces(line: str) -> list[tuple[str, str]]:
    found = (match.groups() for match in _UNBREAKABLE.finditer(line))
    return [(" " if blank else "", piece) for blank, piece in found]


def _wrap_line(line: str, first: int, other: int) -> list[str]:
    """Break one line; its first piece is ``first`` columns wide."""
    lines: list[str] = []
    current = ""
    for blank, piece in _pieces(line):
        joined = current + blank + piece if current else piece
        if columns(joined) <= (other if lines else first):
            current = joined
            continue
        if current:
            lines.append(current)
        *full, current = _chopped(piece, other)
        lines += full
    return [*lines, current]


def _chopped(piece: str, width: int) -> list[str]:
    """Cut a piece that is wider than a line wherever a line is full."""
    lines = [""]
    for character in piece:
        if lines[-1] and columns(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines
