"""A form that prints 复核得分 in a column of its own gives an evaluator's scores."""

from collections import Counter

from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.model.assessment import Cell
from perfscore.model.review import ReviewEntry, ReviewSheet
from perfscore.wire.review_file import REVIEW_ROW


def reviewed_in(form: ClaimedForm) -> ReviewSheet:
    """Take the columns 复核得分 and 复核理由 of a form; without them, no entries.

    A row is named by its name where no other has it, else with its headings.
    """
    names = Counter(each.name.text for each in form.indicators if each.name)
    entries = []
    for row in form.indicators:
        found = _extras(row)
        if row.name is not None and "reviewed" in found:
            is_alone = names[row.name.text] == 1
            entries.append(
                ReviewEntry(
                    row.name if is_alone else _path(row, row.name),
                    row.weight,
                    row.score,
                    found["reviewed"],
                    found.get("reason"),
                    row.name.span,
                )
            )
    return ReviewSheet(tuple(entries), form.unit, form.year)


def _extras(row: ClaimedIndicator) -> dict[str, Cell]:
    named = ((REVIEW_ROW.find(title), cell) for title, cell in row.extras)
    return {key.name: cell for key, cell in named if key is not None}


def _path(row: ClaimedIndicator, name: Cell) -> Cell:
    level2 = "、".join(each.text for each in row.level2)
    headings = (row.level1.text if row.level1 else "", level2)
    third = row.level3.text if row.level3 else ""
    parts = (*headings, third, name.text)
    return Cell("/".join(each for each in parts if each), name.span)
