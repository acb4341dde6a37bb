"""Rows of copied text that lost the merged cells at their left."""

from collections.abc import Sequence
from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.heads import Head
from perfscore.intake.form.plan import Plan
from perfscore.intake.form.rows import Row, end_of, is_number
from perfscore.intake.form.telling import shown
from perfscore.intake.names import is_level1, is_level2

_LEVELS = 2
_POINTS = frozenset({Field.WEIGHT, Field.SCORE})


def set_right(draft: Draft, plan: Plan, row: Row) -> Row:
    """Give the row of an indicator with its cells under their headings; this is told.

    A row is out of place where a level-2 name stands below 一级指标 and none below
    二级指标, or neither there while the rows above have usual names; and as many cells
    lack at its end.
    """
    first, second = (*plan.levels, None, None)[:_LEVELS]
    if first is None or second is None or plan.levels[0].field is not Field.LEVEL1:
        return row
    if second.field is not Field.LEVEL2 or row.above or 1 not in draft.levels:
        return row
    own = {each.column: each.text for each in row.cells}
    at_first, at_second = own.get(first.start), own.get(second.start)
    if at_first is None or at_second is None or is_level2(at_second):
        return row
    above = draft.levels.get(2)
    lacking = 0
    if is_level2(at_first):
        lacking = 1
    elif not is_level1(at_first) and above is not None and is_level2(above.text):
        lacking = _LEVELS
    gain = _fit(plan.heads.heads, row, lacking) - _fit(plan.heads.heads, row, 0)
    is_sure = lacking == 1 and not is_level1(at_first)
    if gain < 0 or (gain == 0 and not is_sure):
        return row
    return _moved(draft, plan.heads.heads, row, lacking)


def set_funds_right(draft: Draft, heads: Sequence[Head], row: Row) -> Row:
    """Give a row of the funds whose amounts stand where its name belongs."""
    start = min(each.start for each in heads)
    lead = [each for each in row.cells if each.column < start]
    number = next((each.column for each in lead if is_number(each.text)), None)
    if number is None or not number or row.above:
        return row
    return _moved(draft, heads, row, start - number)


def _fit(heads: Sequence[Head], row: Row, by: int) -> int:
    """Count the cells under 分值 and 得分 that are numbers, less those that are not."""
    columns = {each.start for each in heads if each.field in _POINTS}
    return sum(
        1 if is_number(each.text) else -1
        for each in row.cells
        if each.column + by in columns
    )


def _moved(draft: Draft, heads: Sequence[Head], row: Row, by: int) -> Row:
    end = max(each.end for each in heads)
    is_even = all(end_of(each) - each.column == 1 for each in row.cells)
    if not by or not is_even or end_of(row.cells[-1]) + by > end:
        return row
    cell = row.cells[0]
    draft.teller.uncertain(
        cell.span,
        Text(
            f"“{shown(cell.text)}”这一行左边少 {by} 格，各格右移 {by} 栏读；"
            "须对照原表核对这一行",
            f"the row of “{shown(cell.text)}” lacks {by} cells at its left; its cells "
            f"are read {by} columns further right, to be held against the form",
        ),
    )
    moved = tuple(replace(each, column=each.column + by) for each in row.cells)
    return replace(row, cells=moved)
