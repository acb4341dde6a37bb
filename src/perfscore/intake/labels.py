"""Labels and values in one text: ``填报单位：甲　填报日期：乙　金额单位：万元``."""

import re

from perfscore.intake.plain import one_line
from perfscore.intake.vocabulary import header_label

_COLON = re.compile(r"[:：]")
_LABEL = re.compile(r"[^\d\W]{2,10}(?:[（(][^（）()]{1,12}[）)])?")
_SHORTEST = 3
_LONGEST = 12


def labelled_parts(text: str) -> list[str]:
    """Part a text before each label; what stands before the first one is a part too.

    A label is known, or is a word of its own before a colon; blanks within a label
    (``填 报 日 期：``) do not count. Text without a second label is one part.
    """
    pieces = _COLON.split(text)
    if len(pieces) <= 1:
        return [text]
    first = _label_at(pieces[0]) or 0
    parts = [pieces[0][:first].strip()] if first else []
    label, value = pieces[0][first:], ""
    for at, piece in enumerate(pieces[1:], 1):
        cut = len(piece) if at == len(pieces) - 1 else _label_at(piece)
        if cut is None:
            value += piece + ":"
            continue
        value += piece[:cut]
        parts.append(f"{label}:{value.strip()}")
        label, value = piece[cut:], ""
    return parts


def _label_at(text: str) -> int | None:
    """Say where, at the end of a value, the next label begins; None: there is none."""
    starts = [each.end() for each in re.finditer(r"\s+", text)]
    for start in (0, *starts):
        if header_label(text[start:]) is not None:
            return start
    for start in range(max(len(text) - _LONGEST, 0), len(text) - _SHORTEST + 1):
        if header_label(text[start:]) is not None:
            return start
    if starts and _LABEL.fullmatch(one_line(text[starts[-1] :])):
        return starts[-1]
    return None
