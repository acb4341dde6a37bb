"""Answers and ratings of annexes go to the indicators that they name."""

from collections.abc import Sequence
from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.intake import rules
from perfscore.intake.claimed import ClaimedIndicator
from perfscore.intake.form.annexes import Annexes
from perfscore.intake.form.telling import Teller, shown
from perfscore.intake.names import without_points
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

_BETWEEN = "/"


def placed(
    teller: Teller, indicators: Sequence[ClaimedIndicator], annexes: Annexes
) -> tuple[ClaimedIndicator, ...]:
    """Give the indicators with what annexes say of them; the others are told."""
    found = list(indicators)
    by_path: dict[str, list[int]] = {}
    for number, each in enumerate(found):
        for key in {_path(each), _name(each)}:
            by_path.setdefault(key, []).append(number)
    for path, point, answer in annexes.answers:
        at = _place(teller, by_path, path)
        if at is not None:
            given = (*found[at].points, (point, answer))
            found[at] = replace(found[at], points=given)
    for path, rating in annexes.ratings:
        at = _place(teller, by_path, path)
        if at is not None:
            found[at] = replace(found[at], rating=rating)
    for path, weight in annexes.weights:
        at = _place(teller, by_path, path)
        if at is not None:
            found[at] = replace(found[at], weight=weight)
    return tuple(found)


def _place(teller: Teller, by_path: dict[str, list[int]], path: Cell) -> int | None:
    whole = plain(path.text)
    name = plain(path.text.rpartition(_BETWEEN)[2])
    for key in (whole, name):
        places = by_path.get(key, [])
        if len(places) == 1:
            return places[0]
    if path.span is not None:
        teller.add(
            rules.ANNEX_NOT_PLACED,
            path.span,
            Text(
                f"附表写的指标“{shown(path.text)}”在表里找不到，或不止一个；没有用到",
                f"the form has no indicator “{shown(path.text)}”, or several; "
                "the annex's row was not used",
            ),
        )
    return None


def _path(each: ClaimedIndicator) -> str:
    second = "、".join(cell.text for cell in each.level2)
    third = each.level3.text if each.level3 else ""
    first = each.level1.text if each.level1 else ""
    headings = [without_points(text)[0] for text in (first, second, third) if text]
    return plain(_BETWEEN.join((*headings, each.name.text if each.name else "")))


def _name(each: ClaimedIndicator) -> str:
    return plain(each.name.text) if each.name else ""
