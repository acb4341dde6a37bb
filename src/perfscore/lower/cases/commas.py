"""Two parts of a case's row that have run into one, for want of a comma."""

import re

from perfscore.syntax.normal import half_width

_WORDS = "完成值|完成|目标|评级|自评得分|得分|分值|理由|要点"
_NEXT_PART = re.compile(rf"(?<=\S)({_WORDS}|actual|target|rating|score)\s")
_NUMBER = re.compile(r"[≥≤><=]?\s*[-+]?[0-9]")


def swallowed(said: str, *, is_name: bool) -> str:
    """Give the word of a second part inside of ``said``; empty if there is none.

    Only numbers and dates are looked into, and the names of ratings (``is_name``):
    words may well say 全面完成 some thing.
    """
    text = half_width(said)
    found = _NEXT_PART.search(text)
    if found is None or not (is_name or _NUMBER.match(text)):
        return ""
    return found[1]
