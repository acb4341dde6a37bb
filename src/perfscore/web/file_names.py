"""Files that are handed in: how they are shown, and as what they are read."""

import re
from pathlib import Path, PurePath

from perfscore.api.files import ASSESSMENT_ENDINGS, FORM_ENDINGS, Found

SET_ENDING = ".perf"
_KNOWN = (*ASSESSMENT_ENDINGS, *FORM_ENDINGS, SET_ENDING)
_LONGEST = 200
_ONE_FORM = re.compile(r"(?P<name>.+)#(?P<number>[1-9][0-9]{0,3})", re.DOTALL)


def plain_name(written: str) -> str:
    """Give a file's name as it can be shown: only what can be printed, not long."""
    text = "".join(each for each in written.replace("\\", "/") if each.isprintable())
    return text.strip()[-_LONGEST:] or "file"


def ending_of(name: str) -> str:
    """Give the ending that tells what a file is read as, empty for one not known."""
    match = _ONE_FORM.fullmatch(name)
    lower = (name if match is None else match["name"]).lower()
    return next((each for each in _KNOWN if lower.endswith(each)), "")


def found_at(path: Path, written: str) -> Found:
    """Name a file as the caller does (``forms.docx#2``); the name leads nowhere."""
    name = plain_name(written)
    match = _ONE_FORM.fullmatch(name)
    number = None if match is None else int(match["number"])
    shown = name if match is None else match["name"]
    within = PurePath(shown.rpartition("/")[2]).stem.strip(".") or "form"
    leaf = within if number is None else f"{within}-{number}"
    return Found(str(path), name, PurePath(leaf), number, is_posted=True)
