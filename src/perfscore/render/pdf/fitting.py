"""Where a text may break, and how many lines it takes, as far as can be foreseen."""

import re
import unicodedata
from functools import cache

from perfscore.render.safe import safe_lines

_EM = 100
"""Widths are counted in hundredths of the type's height."""

_RUN = re.compile(r"[^\s\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
"""What stands together without a Chinese character, where lines always break."""

_BESIDE = 150
"""A run shares its line with a Chinese character at least, and a mark."""

_PARTS = 5
"""A run that is too long is cut into pieces of this part of a line."""


def pieces(line: str, room: int) -> list[str]:
    """Cut ``line`` where a line of ``room`` must be able to end.

    Only what would stick out is cut: a word, an address or dots that are too long.
    """
    found, done = [], 0
    for match in _RUN.finditer(line):
        run = match[0]
        if _width(run) <= room - _BESIDE:
            continue
        size = max(1, room // (_PARTS * _EM))
        cuts = range(match.start(), match.end(), size)
        found += [line[done : match.start()]] if match.start() > done else []
        found += [line[at : min(at + size, match.end())] for at in cuts]
        done = match.end()
    return [*found, line[done:]] if done < len(line) or not found else found


def broken(text: str, room: int) -> list[list[str]]:
    """Give the lines of ``text``, safe to print, each as pieces to be joined."""
    return [pieces(line, room) for line in safe_lines(text)]


def line_count(text: str, room: int) -> int:
    """Estimate how many lines ``text`` takes in ``room``."""
    widths = (_width(line) for line in safe_lines(text))
    return sum(max(1, -(-width // max(room, _EM))) for width in widths)


def _width(text: str) -> int:
    return sum(_character_width(each) for each in text)


@cache
def _character_width(character: str) -> int:
    if character in "ijl.,:;'|!()[]":
        return 35
    if character in "WMmw@%&":
        return 95
    if character.isupper():
        return 78
    is_narrow = unicodedata.east_asian_width(character) in {"Na", "N", "H"}
    return 58 if is_narrow else _EM
