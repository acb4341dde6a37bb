"""What it costs to read across what parts pieces, and which headings carry points."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from perfscore.intake.names import is_fund_name, without_points
from perfscore.intake.text.fit import NEVER
from perfscore.intake.text.phrases import LEVEL
from perfscore.intake.text.pieces import Break, Piece

SAME_ROW = {
    Break.NONE: 1,
    Break.SPACE: 1,
    Break.CELL: 0,
    Break.ROW: 10,
    Break.CLOSED: 24,
}
NEW_ROW = {Break.NONE: 2, Break.SPACE: 2, Break.CELL: 1, Break.ROW: 0, Break.CLOSED: 0}
WITHIN = {
    Break.NONE: 0,
    Break.SPACE: 2,
    Break.CELL: NEVER,
    Break.ROW: 14,
    Break.CLOSED: NEVER,
}
"""What it costs to stay in a row, to begin one, and to stay in a cell."""

_WITHIN = 2
_WORDS = 4
_LONGEST = 40
_OPENING = ("(", "（")
_NUMBERS = re.compile(r"[0-9.,%％]+|[—\-/]+")
_MEASURED = re.compile(r"[><=≥≤≧≦═]*[0-9.,]+[^0-9\s()（）]{1,3}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_NUMBERED = re.compile(r"指标[0-9]")
_OF_POINTS = re.compile(r"[0-9.]+分")
_SIGNS = re.compile(r"[><=≥≤≧≦═]+")


def across_a_blank(before: str, after: str, *, is_funds: bool) -> int:
    """Give what it costs that a blank stands within a cell."""
    if is_funds and (
        _is_bare(before)
        or _is_bare(after)
        or (is_fund_name(before) and is_fund_name(after))
    ):
        return NEVER
    if _OF_POINTS.fullmatch(after):
        return 1
    if after[:1] in "(（" or _SIGNS.fullmatch(before) or after[:1] in "%％":
        return 0
    if _NUMBERED.match(after):
        return NEVER
    if LEVEL.fullmatch(after) or LEVEL.fullmatch(before):
        return 9
    if _NUMBERS.fullmatch(before) and _NUMBERS.fullmatch(after):
        return NEVER
    if _NUMBERS.fullmatch(after) or _SIGNS.match(after):
        return 6
    if _MEASURED.fullmatch(before):
        return 12
    if after[:1].isdigit() or before[-1:].isdigit():
        return 6
    is_words = _CHINESE.fullmatch(before) and _CHINESE.match(after)
    return _WORDS if is_words else _WITHIN


def _is_bare(text: str) -> bool:
    return bool(_NUMBERS.fullmatch(text))


def has_points(
    pieces: Sequence[Piece],
    is_one: Callable[[str], bool],
    is_other: Callable[[str], bool],
) -> bool:
    """Whether headings of a level are printed with their points."""
    texts = [
        one.text + two.text if two.text[:1] in _OPENING else one.text
        for one, two in pairwise((*pieces, *pieces[-1:]))
    ]
    return any(
        is_one(each) and not is_other(each) and without_points(each)[1] is not None
        for each in texts
        if len(each) < _LONGEST
    )
