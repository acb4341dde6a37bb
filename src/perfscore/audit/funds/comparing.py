"""A printed sum of the funds beside the sum of its parts, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.printed import Printed, money, printed
from perfscore.audit.numbers.range import Range, range_sum
from perfscore.audit.rows.cells import has_text
from perfscore.exact import exact_sum
from perfscore.model.assessment import Cell, FundRow

_BARE = "万元"


class Column(Enum):
    """A column of amounts."""

    INITIAL = "年初预算数"
    ANNUAL = "全年预算数"
    EXECUTED = "全年执行数"

    def of(self, row: FundRow) -> Cell | None:
        """Give the row's cell of this column."""
        return {
            Column.INITIAL: row.initial_budget,
            Column.ANNUAL: row.annual_budget,
            Column.EXECUTED: row.executed,
        }[self]


@dataclass(frozen=True, slots=True)
class FundSum:
    """A row and the rows that it sums, in every way in which they can be read.

    ``readings`` are lists of parts, the likeliest first: sub-rows may count beside the
    rows above them, or be among them.
    """

    whole: FundRow
    readings: tuple[tuple[FundRow, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A printed sum beside that of its parts, of one column.

    ``has_blanks``: parts are blank, which are no zeros.
    """

    column: Column
    cell: Cell
    stated: Printed
    parts: tuple[Printed, ...]
    agreement: Agreement
    has_blanks: bool


def compared(made: FundSum, column: Column) -> Comparison | None:
    """Compare a column's sum with its parts; None where either is not printed."""
    cell = column.of(made.whole)
    read = printed(cell)
    unit = (read.unit if read else "") or _BARE
    stated = money(cell, unit=unit)
    if cell is None or stated is None:
        return None
    found = [
        each
        for parts in made.readings
        if (each := _compared(column, cell, stated, parts)) is not None
    ]
    return min(found, key=lambda each: _ORDER.index(each.agreement), default=None)


_ORDER = (
    Agreement.SAME,
    Agreement.BY_ROUNDING,
    Agreement.BY_CUTTING,
    Agreement.DIFFERENT,
)


def _compared(
    column: Column, cell: Cell, stated: Printed, parts: Sequence[FundRow]
) -> Comparison | None:
    amounts: list[Printed] = []
    has_blanks = False
    unit = stated.unit
    for row in parts:
        own = column.of(row)
        if own is None or not has_text(own):
            has_blanks = True
            continue
        amount = money(own, unit=unit)
        if amount is None:
            return None
        amounts.append(amount)
    if not amounts:
        return None
    return Comparison(
        column, cell, stated, tuple(amounts), _agreement(stated, amounts), has_blanks
    )


def _agreement(stated: Printed, amounts: Sequence[Printed]) -> Agreement:
    total = exact_sum(each.value for each in amounts)
    if total == stated.value:
        return Agreement.SAME
    if _reach(stated).meets(range_sum(map(_reach, amounts))):
        return Agreement.BY_ROUNDING
    if len(amounts) == 1 and _is_cut(amounts[0], stated):
        return Agreement.BY_CUTTING
    return Agreement.DIFFERENT


def _is_cut(part: Printed, stated: Printed) -> bool:
    """Whether the only part is its sum with decimals cut off, or the other way."""
    return Agreement.BY_CUTTING in (
        agreement(part, stated.value, Range.point(stated.value)),
        agreement(stated, part.value, Range.point(part.value)),
    )


def _reach(amount: Printed) -> Range:
    return amount.span if amount.value else amount.exactly
