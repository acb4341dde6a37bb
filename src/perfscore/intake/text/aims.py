"""The goals of the year: what was expected and what came of it, side by side."""

import re

from perfscore.intake.text.phrases import GOALS
from perfscore.intake.text.pieces import Cut
from perfscore.intake.text.regions import Region
from perfscore.intake.text.sheet import EDGE, LaidCell, Sheet


def lay_goals(sheet: Sheet, region: Region) -> None:
    """Lay the headings of the goals and the two cells below them."""
    text = sheet.clean.text
    if region.side:
        sheet.put(0, region.side[1], region.side[1] + len(region.side[0]))
    head = text[region.start : region.body]
    found = GOALS.match(head)
    middle = region.start + (found.start("actual") if found else len(head))
    sheet.put(1, region.start, middle)
    sheet.put(2, middle, region.body)
    sheet.row += 1
    body = text[region.body : region.end]
    start, end = region.body, region.end
    parts = [
        (start + each.start(), start + each.end())
        for each in _goal_cells(sheet.cut).finditer(body)
        if each[0].strip(EDGE)
    ]
    if len(parts) == len(("expected", "actual")):
        sheet.put(1, *parts[0])
        sheet.put(2, *parts[1])
        return
    inner = body.strip(EDGE)
    half = len(inner) // 2
    if inner and inner[:half] == inner[half:]:
        at = start + body.index(inner)
        sheet.put(1, at, at + half)
        sheet.put(2, at + half, at + 2 * half)
    elif inner:
        before = len(sheet.cells)
        sheet.put(1, start, end)
        sheet.cells[before:] = [
            LaidCell(
                each.row,
                each.column,
                each.text,
                each.start,
                ("“实际完成情况”，或者两格连在一起",),
            )
            for each in sheet.cells[before:]
        ]


def _goal_cells(cut: Cut) -> re.Pattern[str]:
    if cut is Cut.GLUED:
        return re.compile(r"[^\n]+")
    return re.compile(r"\S+" if cut is Cut.SPACES else r"[^|\n\t]+")
