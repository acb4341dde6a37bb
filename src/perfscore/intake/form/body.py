"""The rows of a form, each read by the block that it stands in."""

from collections.abc import Sequence

from perfscore.intake.columns import Field, fund_column
from perfscore.intake.form.blocks import Block
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.facts import read_facts
from perfscore.intake.form.fund_pairs import read_fund_pairs, without_pairs
from perfscore.intake.form.funds import read_fund_heads, read_fund_row
from perfscore.intake.form.funds_across import is_across, read_across
from perfscore.intake.form.goals import (
    is_goal_below,
    is_goals_side,
    open_goals,
    read_goal_row,
)
from perfscore.intake.form.heads import Head
from perfscore.intake.form.indicators import read_line, tell_heads
from perfscore.intake.form.notes import add_note, is_note_below, read_note_row
from perfscore.intake.form.plan import Plan, Spot, make_plan
from perfscore.intake.form.rows import Row, end_of, is_number
from perfscore.intake.form.sections import open_section
from perfscore.intake.form.subtotals import agrees
from perfscore.intake.form.total import (
    is_check_row,
    is_part_row,
    is_total_row,
    read_total,
)
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import is_side

_FEW = 2
_VALUES = frozenset({Field.TARGET, Field.ACTUAL, Field.WEIGHT, Field.SCORE})
_SECTION = 10
"""Characters of a heading that parts the indicators over their whole width."""


def read_block_row(
    draft: Draft, rows: Sequence[Row], at: int, block: Block | None
) -> int:
    """Read ``rows[at]``, which begins ``block`` if it is one; give the rows taken."""
    row = rows[at]
    draft.grid = row.grid
    if block is Block.INDICATORS:
        taken = _open_indicators(draft, rows, at)
        if taken:
            return taken
    if not draft.has_indicators and is_across(rows, at):
        draft.block = Block.FUNDS
        return read_across(draft, rows, at)
    if block is Block.FUNDS:
        draft.block = Block.FUNDS
        if _is_pairs(row):
            read_fund_pairs(draft, row)
            return 1
        return read_fund_heads(draft, rows, at)
    if draft.has_indicators and _read_among_indicators(draft, row, block):
        return 1
    _read_row(draft, row, block)
    return 1


def _is_pairs(row: Row) -> bool:
    """Whether headings and numbers of the funds stand side by side in one row."""
    numbers = sum(is_number(each.text) for each in row.cells)
    return numbers > 0 and 2 * numbers >= len(row.cells) - 1


def _open_indicators(draft: Draft, rows: Sequence[Row], at: int) -> int:
    made = make_plan(rows, at, draft.year.text if draft.year else None)
    if made is None:
        return 0
    plan, side, taken = made
    is_repeated = draft.plan is not None and [
        each.title for each in draft.plan.heads.heads
    ] == [each.title for each in plan.heads.heads]
    draft.block, draft.plan = Block.INDICATORS, plan
    draft.side = side or draft.side
    if not is_repeated:
        draft.levels = {}
        tell_heads(draft, plan)
    draft.has_indicators = True
    return taken


def _read_among_indicators(draft: Draft, row: Row, block: Block | None) -> bool:
    """Read totals, parts of them, and what reaches over the whole width."""
    if is_total_row(row, draft.plan):
        read_total(draft, draft.plan, row)
        return True
    if is_check_row(row, draft.plan):
        return True
    if is_part_row(row, draft.plan):
        if not agrees(draft, row):
            draft.teller.not_read(*row.cells)
        return True
    if block is Block.NOTES or (draft.block is Block.NOTES and len(row.cells) <= _FEW):
        draft.block = Block.NOTES
        read_note_row(draft, row)
        return True
    return False


def _read_row(draft: Draft, row: Row, block: Block | None) -> None:
    if block is Block.GOALS and not _repeats_side(draft, row):
        draft.block = Block.GOALS
        open_goals(draft, row)
    elif block is Block.MANAGEMENT and not draft.has_indicators:
        draft.block = Block.MANAGEMENT
        draft.teller.not_read(*row.cells)
    elif block is Block.FACTS and not _is_line(draft, row):
        if draft.block is not Block.INDICATORS:
            draft.block = Block.FACTS
        read_facts(draft, row)
    elif draft.block is Block.FUNDS and draft.heads is not None:
        read_fund_row(draft, row)
    elif draft.block is Block.GOALS:
        read_goal_row(draft, row)
    elif draft.block in (Block.INDICATORS, Block.NOTES) and draft.plan is not None:
        _read_indicator(draft, row)
    elif draft.block is Block.NOTES or block is Block.NOTES:
        draft.block = Block.NOTES
        read_note_row(draft, row)
    elif draft.block in (Block.FACTS, Block.FUNDS):
        _read_loose(draft, row)
    else:
        draft.teller.not_read(*row.cells)


def _repeats_side(draft: Draft, row: Row) -> bool:
    """Whether a row begins with the goals' label again, or only now."""
    is_below = draft.block is Block.GOALS and bool(draft.goal_heads)
    is_known = is_goals_side(draft, row.cells[0]) or is_goal_below(draft, row)
    return draft.has_indicators or (is_below and is_known)


def _is_line(draft: Draft, row: Row) -> bool:
    """Whether a row with a word of the head is an indicator all the same.

    It is where headings stand in it, or a name beside 指标性质 (日期 is a word of the
    head, too) or beside points.
    """
    plan = draft.plan
    if draft.block is not Block.INDICATORS or plan is None:
        return False
    if any(plan.level_of(each) is not None for each in row.cells[:2]):
        return True
    spots = [(plan.spot(each), each) for each in row.cells]
    return any(spot is Spot.NAME for spot, _ in spots) and any(
        isinstance(spot, Head)
        and (
            spot.field is Field.SIGN
            or (spot.field is Field.WEIGHT and is_number(each.text))
        )
        for spot, each in spots
    )


def _read_indicator(draft: Draft, row: Row) -> None:
    plan = draft.plan
    if plan is None:
        return
    if open_section(draft, plan, row):
        return
    only = row.cells[0]
    is_wide = len(row.cells) == 1 and end_of(only) - only.column > _FEW + len(
        plan.levels
    )
    if is_wide and end_of(only) > plan.name.end:
        if len(plain(only.text)) > _SECTION and is_note_below(draft, only.text):
            add_note(draft, only.text, only.span)
        else:
            draft.teller.not_read(only)
        return
    if draft.is_totalled and end_of(only) <= plan.start and not is_side(only.text):
        draft.teller.not_read(*row.cells)
        return
    if draft.is_totalled and plan.spot(only) is Spot.LABEL and _has_no_value(plan, row):
        draft.teller.not_read(*row.cells)
        return
    line = read_line(draft, plan, row)
    if line is not None:
        draft.lines.append(line)


def _has_no_value(plan: Plan, row: Row) -> bool:
    """Whether a row says nothing of an indicator, as 分级 below the total do."""
    spots = [plan.spot(each) for each in row.cells]
    return not any(isinstance(each, Head) and each.field in _VALUES for each in spots)


def _read_loose(draft: Draft, row: Row) -> None:
    """Read a row of the head without labels: the year, the unit of amounts, a side."""
    cells = [each for each in without_pairs(draft, row.cells) if not is_side(each.text)]
    rest = [each for each in cells if fund_column(each.text) is None]
    if rest:
        read_facts(draft, Row(row.grid, row.number, tuple(rest), row.above))
