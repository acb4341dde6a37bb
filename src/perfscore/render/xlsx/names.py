"""Names of sheets that programs accept."""

import re
from collections.abc import Iterable

from perfscore.render.safe import safe_text
from perfscore.render.xlsx.texts import shortened

HIDDEN = "perfscore"
"""The sheet that says which set the form is of, and holds long lists of answers."""

_LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\]")
_RESERVED = frozenset({HIDDEN, "history"})


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Give each wish as a name; a second one alike gets a number."""
    made: list[str] = []
    taken = set(_RESERVED)
    for each in wanted:
        name = _numbered(_REFUSED.sub("_", safe_text(each)), taken)
        taken.add(name.lower())
        made.append(name)
    return tuple(made)


def quoted(name: str) -> str:
    """Write a sheet's name as formulas refer to it: ``'自评表'``."""
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


def _numbered(wish: str, taken: set[str]) -> str:
    number, end = 1, ""
    while True:
        name = shortened(wish, _LONGEST - len(end)).strip("' ") or "_"
        if (name + end).lower() not in taken:
            return name + end
        number += 1
        end = f"({number})"
