"""Sentences below a table that no word announces are told from its last cells."""

import re

from perfscore.intake.text.pieces import Cut

_OF_NOTES = re.compile(
    r"得分|分值|满分|乘以?[0-9A-Z]|口径|一栏|评[优良中差]|定量|定性|必评|给分|执行率|填表|填报"
)
_MARKS = re.compile(r"[，,。；;：:、]")
_NUMBERED = re.compile(r"[(（]?[0-9]{1,2}[)）]?\s?[.．、](?![0-9])")
_FEW = 2
_ENDS = "。；;.！"
_SHORTEST = 8
_SHORTEST_SENTENCE = 12
_POINTS_ONLY = re.compile(r"[0-9.]+分?|100%")


def notes_start(text: str, low: int, end: int, cut: Cut) -> int | None:
    """Give where sentences begin that end a block, each on a line of its own.

    Where rows have no lines each stands between blanks. A sentence counts that speaks
    of points and how they are given, and what follows it.
    """
    is_by_line = cut is not Cut.SPACES or "\n" in text[low:end].strip()
    unit = re.compile(r"[^\n]+" if is_by_line else r"\S+")
    found = None
    for each in reversed(list(unit.finditer(text, low, end))):
        word = each[0].strip(" \t\r|\xa0\u3000")
        if not word:
            continue
        parts = word.split()
        if "|" in word or any(_POINTS_ONLY.fullmatch(part) for part in parts):
            break
        is_sentence = len(word) >= _SHORTEST_SENTENCE and _MARKS.search(word)
        is_row = len(parts) > _FEW and word[-1] not in _ENDS
        is_next = found is not None and bool(_NUMBERED.match(word))
        is_note = len(word) >= _SHORTEST and _OF_NOTES.search(word) and not is_row
        if is_note or (is_sentence and is_next):
            found = each.start()
        elif not is_sentence:
            break
    return found
