"""Rows that may have been told apart wrongly although each cell suits its column."""

from collections.abc import Mapping, Sequence

from perfscore.intake.columns import Field
from perfscore.intake.text.fit import fit
from perfscore.intake.text.lattice import Placed

_UNUSUAL = 2
_LEVELS = (Field.LEVEL1, Field.LEVEL2)
_NAMES = (Field.LEVEL3, Field.NAME)
_WANTED = (Field.LEVEL3, Field.TARGET, Field.ACTUAL, Field.WEIGHT, Field.SCORE)


def below_doubts(
    columns: Sequence[Field], placed: Sequence[Placed], texts: Mapping[int, str]
) -> set[int]:
    """Give the names whose level headings are in doubt, by their first pieces.

    A heading is in doubt where it may stand elsewhere, is in no common use, or is
    missing below a level 1. ``texts`` are those of cells, by their first pieces.
    """
    doubts: dict[Field, bool] = {}
    found = set()
    for each in placed:
        column = columns[each.column]
        if column in _LEVELS:
            if column is Field.LEVEL1:
                doubts[Field.LEVEL2] = Field.LEVEL2 in columns
            is_unusual = fit(column, texts[each.first]) >= _UNUSUAL
            doubts[column] = bool(each.alternatives) or is_unusual
        elif column in _NAMES and any(doubts.values()):
            found.add(each.first)
    return found


def short_rows(columns: Sequence[Field], placed: Sequence[Placed]) -> set[int]:
    """Give the rows that lack a cell that rows have: two may have run together."""
    wanted = {each for each in _WANTED if each in columns}
    found: dict[int, set[Field]] = {}
    for each in placed:
        found.setdefault(each.row, set()).add(columns[each.column])
    return {row for row, fields in found.items() if not wanted <= fields}


def beside_scores(columns: Sequence[Field], placed: Sequence[Placed]) -> set[int]:
    """Give rows without a score but with a number in a column of another name."""
    found: dict[int, set[Field]] = {}
    for each in placed:
        found.setdefault(each.row, set()).add(columns[each.column])
    return {
        row
        for row, fields in found.items()
        if Field.SCORE in columns
        and Field.SCORE not in fields
        and Field.OTHER in fields
    }
