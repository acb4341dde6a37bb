"""Where the fields of the indicators stand, from the headings above them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise, takewhile

from perfscore.intake.columns import LEVELS, Field, indicator_column
from perfscore.intake.form.blocks import Block, block_of
from perfscore.intake.form.heads import (
    Head,
    Heads,
    below,
    is_second_row,
    read_heads,
    settle_heads,
)
from perfscore.intake.form.rows import Row, end_of
from perfscore.intake.grid import GridCell
from perfscore.intake.names import is_level1
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import is_goals, is_side, year_of

_LOOK_AHEAD = 40
"""Rows below a heading that are looked at to see how many columns it really has."""
_TARGET_PARTS = frozenset({Field.SIGN, Field.TARGET, Field.UNIT})


_CATEGORIES = frozenset({"指标类别", "指标类型", "指标分类", "类别", "指标大类"})


class Spot(Enum):
    """Where a cell stands that is under no heading of a value."""

    LABEL = "label"
    """Over all headings of names: a total, a remark, an indicator without levels."""
    NAME = "name"
    SIDE = "side"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Plan:
    """The headings of the indicators, those of levels and name apart.

    ``levels`` go from level 1 down, ``name`` is the head of the indicators' names.
    """

    heads: Heads
    levels: tuple[Head, ...]
    name: Head
    columns: int

    @property
    def start(self) -> int:
        """The first column that is no label beside the block."""
        return min([*(each.start for each in self.levels), self.heads.start])

    def level_of(self, cell: GridCell) -> int | None:
        """Give the level, from 1, of a heading cell; None: it is none."""
        if self.name.covers(cell):
            return None
        over = (each.field for each in self.levels if each.covers(cell))
        return next((1 + LEVELS.index(each) for each in over if each), None)

    def spot(self, cell: GridCell) -> Spot | Head | None:
        """Say where a cell stands: a spot, under a head; None: under several."""
        if self.name.covers(cell):
            is_all = bool(self.levels) and self.levels[0].covers(cell)
            return Spot.LABEL if is_all else Spot.NAME
        over = [each for each in self.heads.over(cell) if each not in self.levels]
        if not over:
            return Spot.SIDE if end_of(cell) <= self.start else Spot.NOWHERE
        fields = {each.field for each in over}
        if fields <= _TARGET_PARTS and len(over) > 1:
            return next((each for each in over if each.field is Field.TARGET), over[0])
        return over[0] if len(over) == 1 else None


def make_plan(
    rows: Sequence[Row], at: int, year: str | None = None
) -> tuple[Plan, GridCell | None, int] | None:
    """Read the heading row ``rows[at]``, and a second one below it if there is one.

    Headings that name another year than ``year``, that of the form, have no field.

    Gives the plan, the label beside the block, and the number of rows taken; None
    where no heading is that of names.
    """
    row = rows[at]
    heads = read_heads(row.cells, indicator_column)
    side = None
    if len(heads) > 1 and _is_beside(heads[0], heads[1:]):
        side, heads = heads[0].cell, heads[1:]
    taken = 1
    if at + 1 < len(rows) and is_second_row(rows[at + 1], heads, indicator_column):
        parts = read_heads(rows[at + 1].cells, indicator_column, heads)
        heads, taken = tuple(below(heads, parts)), 2
    ordered = _with_level_weights(sorted(heads, key=lambda each: each.start))
    ordered = [_of_year(each, year) for each in ordered]
    following = list(
        takewhile(
            lambda each: block_of(each) is not Block.INDICATORS,
            rows[at + taken : at + taken + _LOOK_AHEAD],
        )
    )
    plan = _plan(settle_heads(ordered), following, row.grid.columns)
    return (plan, side, taken) if plan else None


def _of_year(head: Head, year: str | None) -> Head:
    named = year_of(head.cell.text)
    if year is None or named in (None, year) or head.field is None:
        return head
    return replace(head, field=Field.OTHER)


def _with_level_weights(heads: Sequence[Head]) -> list[Head]:
    """Tell points of level 1 and 2 from those of the indicators by where they stand.

    Of several columns of points the one right of the level-1 names is that of level 1.
    """
    weights = [each for each in heads if each.field is Field.WEIGHT]
    found = list(heads)
    for at, (before, head) in enumerate(pairwise(heads), 1):
        if head.field is not Field.WEIGHT or head is weights[-1]:
            continue
        if before.field is Field.LEVEL1:
            found[at] = replace(head, field=Field.LEVEL1_WEIGHT)
        elif before.field is Field.LEVEL2:
            found[at] = replace(head, field=Field.OTHER)
    return found


def _is_beside(head: Head, others: Sequence[Head]) -> bool:
    is_label = is_side(head.cell.text) or is_goals(head.cell.text)
    return is_label and any(
        each.field in LEVELS or each.field is Field.NAME for each in others
    )


def _plan(heads: Heads, following: Sequence[Row], columns: int) -> Plan | None:
    levels = sorted(
        (each for each in heads.heads if each.field in LEVELS),
        key=lambda each: LEVELS.index(each.field) if each.field else 0,
    )
    name = heads.of(Field.NAME)
    if name is not None and name.rank and len(levels) >= len(LEVELS) - 1:
        heads = _without_name(heads, name)
        name = None
    if not levels and name is not None:
        heads, levels = _with_category(heads, name)
    parted = _parted(heads, levels, name, following)
    if parted is not None:
        levels, name = parted
    if name is None:
        if not levels:
            return None
        name = levels.pop()
    if not levels or levels[0].field is not Field.LEVEL1:
        unheaded = _unheaded_level(heads, name, following)
        levels = [unheaded, *levels] if unheaded else levels
    return Plan(heads, tuple(levels), name, columns)


def _with_category(heads: Heads, name: Head) -> tuple[Heads, list[Head]]:
    """Take 指标类别 left of the names for level 1, where no level has a heading."""
    found = next(
        (
            each
            for each in heads.heads
            if each.end <= name.start and plain(each.title) in _CATEGORIES
        ),
        None,
    )
    if found is None:
        return heads, []
    level1 = replace(found, field=Field.LEVEL1)
    kept = tuple(level1 if each is found else each for each in heads.heads)
    return replace(heads, heads=kept), [level1]


def _without_name(heads: Heads, name: Head) -> Heads:
    kept = tuple(
        replace(each, field=Field.OTHER) if each is name else each
        for each in heads.heads
    )
    return replace(heads, heads=kept)


def _parted(
    heads: Heads, levels: Sequence[Head], name: Head | None, following: Sequence[Row]
) -> tuple[list[Head], Head | None] | None:
    """Find the levels below one wide heading of names (评价内容 over three columns)."""
    if levels:
        return None
    wide = next((each for each in heads.heads if _is_name(each)), None)
    if wide is None:
        return None
    is_name = name is None or name is wide
    beyond = [each.start for each in heads.heads if each.start >= wide.end]
    wide = replace(wide, end=min(beyond, default=wide.end))
    starts = {
        cell.column
        for row in following
        for cell in row.cells
        if wide.start <= cell.column and end_of(cell) <= wide.end
    }
    if len(starts) <= 1:
        return None
    ordered = [*sorted(starts), wide.end]
    parts = [
        replace(wide, start=start, end=end, field=level)
        for start, end, level in zip(ordered, ordered[1:], LEVELS, strict=False)
    ]
    if is_name:
        return parts[:-1], parts[-1]
    return parts, name


def _is_name(head: Head) -> bool:
    reading = indicator_column(head.cell.text)
    return reading is not None and reading.field is Field.NAME


def _unheaded_level(heads: Heads, name: Head, following: Sequence[Row]) -> Head | None:
    """Find a column of level-1 names to the left that has no heading."""
    for row in following:
        cell = row.cells[0]
        is_apart = end_of(cell) <= min(name.start, heads.start)
        if is_apart and is_level1(cell.text):
            return Head(cell, cell.column, end_of(cell), Field.LEVEL1)
    return None
