"""年度总体目标: what was planned, and what came of it."""

from perfscore.intake.claimed import ClaimedGoal
from perfscore.intake.columns import Field, goal_column
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.rows import Row, end_of, prose
from perfscore.intake.grid import GridCell
from perfscore.intake.names import is_placeholder
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import is_goals

_HEADS = (Field.EXPECTED_GOAL, Field.ACTUAL_GOAL)


def open_goals(draft: Draft, row: Row) -> None:
    """Begin with the row that holds the block's label, its headings, or a first goal.

    ``年度总体目标 | 预期目标 | 实际完成情况`` are headings; text in their place is a
    goal; a heading with a text to its right is a value.
    """
    cells = list(row.cells)
    draft.goal_heads = {}
    is_label = is_goals(cells[0].text) and not _is_pair(cells) and not _is_heads(cells)
    draft.side = cells.pop(0) if is_label else None
    read = [goal_column(each.text) for each in cells]
    heads = {each for each in read if each is not None}
    if set(_HEADS) <= heads:
        for cell, field in zip(cells, read, strict=True):
            if field is not None:
                draft.goal_heads.setdefault(field, []).append(cell)
            elif not is_goals(cell.text):
                draft.teller.not_read(cell)
    elif cells:
        _read_cells(draft, cells)


def read_goal_row(draft: Draft, row: Row) -> None:
    """Read a row below the headings, or one without any."""
    cells = [
        each
        for each in row.cells
        if not is_goals_side(draft, each) and not is_placeholder(each.text)
    ]
    draft.teller.not_used(*(c for c in row.cells if is_placeholder(c.text)))
    if cells:
        _read_cells(draft, cells)


def is_goals_side(draft: Draft, cell: GridCell) -> bool:
    """Whether a cell is the label beside the goals, repeated or below the headings."""
    side = draft.side
    if side is not None and plain(cell.text) == plain(side.text):
        return True
    heads = [each.column for group in draft.goal_heads.values() for each in group]
    return bool(heads) and end_of(cell) <= min(heads) and is_goals(cell.text)


def is_goal_below(draft: Draft, row: Row) -> bool:
    """Whether a row under the headings is a goal, though it says 目标完成."""
    heads = [each.column for group in draft.goal_heads.values() for each in group]
    is_below = bool(heads) and row.cells[0].column >= min(heads)
    return is_below and not {*_HEADS} <= {goal_column(each.text) for each in row.cells}


def _is_pair(cells: list[GridCell]) -> bool:
    """Whether a row is a heading and what came of it: ``目标完成情况 | 已完成``."""
    first = goal_column(cells[0].text)
    is_alone = all(goal_column(each.text) is None for each in cells[1:])
    return first is Field.ACTUAL_GOAL and is_alone and cells[0].row_span == 1


def _is_heads(cells: list[GridCell]) -> bool:
    """Whether a row is the two headings alone, the label beside them below."""
    return tuple(goal_column(each.text) for each in cells) == _HEADS


def _read_cells(draft: Draft, cells: list[GridCell]) -> None:
    if draft.goal_heads:
        _read_below(draft, cells)
        return
    fields = [goal_column(each.text) for each in cells]
    if fields[0] is not None and len(cells) > 1:
        _read_pairs(draft, cells)
    elif fields[0] is None:
        expected, *others = cells
        goal = ClaimedGoal(prose(expected), prose(others[0]) if others else None)
        draft.goals.append(goal)
        draft.teller.not_read(*others[1:])


def _read_below(draft: Draft, cells: list[GridCell]) -> None:
    found: dict[Field, GridCell] = {}
    for cell in cells:
        field = next(
            (
                field
                for field, heads in draft.goal_heads.items()
                for head in heads
                if head.column < end_of(cell) and cell.column < end_of(head)
            ),
            None,
        )
        given = found.get(field) if field else None
        if field is not None and given is None:
            found[field] = cell
        elif given is None or given.text != cell.text:
            draft.teller.not_read(cell)
    if found:
        expected, actual = (found.get(each) for each in _HEADS)
        draft.goals.append(
            ClaimedGoal(
                prose(expected) if expected else None, prose(actual) if actual else None
            )
        )


def _read_pairs(draft: Draft, cells: list[GridCell]) -> None:
    """Read headings with their texts to the right, over one row or several."""
    field: Field | None = None
    for cell in cells:
        read = goal_column(cell.text)
        if read is not None:
            field = read
        elif field is None:
            draft.teller.not_read(cell)
        else:
            _add(draft, field, cell)
            field = None


def _add(draft: Draft, field: Field, cell: GridCell) -> None:
    last = draft.goals[-1] if draft.goals else None
    if field is Field.EXPECTED_GOAL:
        draft.goals.append(ClaimedGoal(prose(cell)))
    elif last is not None and last.actual is None:
        draft.goals[-1] = ClaimedGoal(last.expected, prose(cell))
    else:
        draft.goals.append(ClaimedGoal(None, prose(cell)))
