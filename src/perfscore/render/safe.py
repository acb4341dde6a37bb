"""Texts that others wrote, made safe to print."""

import re

from perfscore.diagnostics.width import printable
from perfscore.patience import go_on

_PIECE = 1_000
"""``printable`` cuts off what is longer; a form's goals are printed whole."""

_PLAIN = re.compile("[ -~·×÷\u2010-\u2027→≈≠≤≥①-⑳\u3000-\u3029一-\u9fff！-～]*")
"""Lines of these alone are safe; most are, and need not be gone through."""


def safe_lines(text: str) -> list[str]:
    """Give the lines of ``text``; what is invisible or steers a terminal shows.

    Control characters, escape sequences and direction marks appear as ``<U+202E>``.
    A tab becomes a blank; there is always at least one line.
    """
    go_on()
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return [_safe(line) for line in plain.split("\n")]


def safe_text(text: str) -> str:
    """Give ``text`` as one safe line, its lines joined by blanks."""
    return " ".join(safe_lines(text)).strip()


def _safe(line: str) -> str:
    if _PLAIN.fullmatch(line):
        return line
    pieces = (line[start : start + _PIECE] for start in range(0, len(line), _PIECE))
    return "".join(printable(piece) for piece in pieces)
