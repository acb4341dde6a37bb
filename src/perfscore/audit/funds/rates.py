"""执行率 as the amounts of a fund row give it, and as it is printed."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.printed import Printed, money, printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import equals_share
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text
from perfscore.intake.grid import Grid
from perfscore.model.assessment import Cell, FundRow

_BY_INITIAL = re.compile(r"年初预算[^（(]{0,40}[（(]\s*A\s*[)）]")
_NAMES = {
    True: Text("年初预算数", "initial budget"),
    False: Text("全年预算数", "annual budget"),
}
_SHARE_AT_MOST = Fraction(3, 2)
"""A rate printed without %: up to this it is a share, above it is per cents."""
_SHARE_PLACES = 2
_HALF_PERCENT = Fraction(1, 200)
"""A share of fewer decimals (1, 0.9) is meant to the per cent."""
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Rate:
    """The rate that amounts give, exactly as printed and with all that prints so.

    ``working`` names the amounts, ``ratio`` only divides them.
    """

    value: Fraction
    reach: Range
    working: Text
    ratio: Text


def is_by_initial(case: AuditCase) -> bool:
    """Whether the form's heading marks 年初预算数 as what 执行率 divides by (A)."""
    if case.document is None:
        return False
    return any(
        _BY_INITIAL.search(cell.text.replace("\n", ""))
        for block in case.document.blocks
        if isinstance(block, Grid)
        for cell in block.cells
    )


def rate_of(row: FundRow, *, by_initial: bool = False) -> Rate | None:
    """Divide what was executed by the budget; None where either is not readable.

    The budget is 全年预算数, or 年初预算数 where the form has only that or says so.
    """
    is_initial = by_initial or not _is_filled(row.annual_budget)
    budget_cell = row.initial_budget if is_initial else row.annual_budget
    if budget_cell is None or row.executed is None:
        return None
    pair = amounts(budget_cell, row.executed)
    if pair is None or pair[0].value <= 0 or pair[1].value < 0:
        return None
    budget, executed = pair
    value = executed.value / budget.value
    reach = executed.span.over(budget.span)
    name, shown = _NAMES[is_initial], equals_share(value)
    one, other = row.executed.text.strip(), budget_cell.text.strip()
    working = Text(
        f"全年执行数 {one} ÷ {name.zh} {other} {shown}",
        f"executed {one} ÷ {name.en} {other} {shown}",
    )
    ratio = f"{exact_text(executed.value)} ÷ {exact_text(budget.value)} {shown}"
    return Rate(value, reach or Range.point(value), working, alike(ratio))


def amounts(one: Cell, other: Cell) -> tuple[Printed, Printed] | None:
    """Read two amounts in one unit; None where they have none in common.

    Two bare numbers are in the heading's unit, whatever that is.
    """
    first, second = printed(one), printed(other)
    if first is None or second is None:
        return None
    if first.unit == second.unit:
        return None if first.unit == "%" else (first, second)
    if not first.unit or not second.unit:
        return None
    in_one = money(one, unit="元"), money(other, unit="元")
    if in_one[0] is None or in_one[1] is None:
        return None
    return in_one[0], in_one[1]


def unit_of(cell: Cell | None) -> str:
    """Give the unit that an amount is printed in, 万元 where it states none."""
    made = printed(cell, unit="万元")
    return made.unit if made is not None else "万元"


def is_zero(cell: Cell | None) -> bool:
    """Whether a cell holds the number 0; a blank one does not."""
    made = printed(cell)
    return made is not None and made.value == 0


def printed_rate(cell: Cell | None) -> Printed | None:
    """Read a printed rate, as a share: ``97.75%``, ``97.75``, ``1``, ``0.86``.

    None where it could be either, and for what is no rate.
    """
    made = printed(cell)
    if made is None or made.value < 0:
        return None
    if made.unit == "%":
        return made
    if made.unit:
        return None
    if made.value <= _SHARE_AT_MOST:
        if made.places >= _SHARE_PLACES:
            return made
        span = Range(made.value - _HALF_PERCENT, made.value + _HALF_PERCENT)
        return replace(made, places=_SHARE_PLACES, span=span)
    return _per_cent(made)


def printed_rate_of(cell: Cell | None, rate: Rate | None) -> Printed | None:
    """Read a printed rate as what fits the amounts, where it can be read two ways.

    A bare ``0.5`` is a share as a rule; it is 0.5% where only that is a rate that the
    amounts give.
    """
    made, bare = printed_rate(cell), printed(cell)
    if made is None or rate is None or bare is None or made.unit or bare.unit:
        return made
    other = _per_cent(bare)
    fits = [agreement(each, rate.value, rate.reach) for each in (made, other)]
    is_other = fits[0] is Agreement.DIFFERENT and fits[1] is not Agreement.DIFFERENT
    return other if is_other else made


def _per_cent(made: Printed) -> Printed:
    span = Range(made.span.low / _HUNDRED, made.span.high / _HUNDRED)
    return replace(made, value=made.value / _HUNDRED, unit="%", span=span)


def _is_filled(cell: Cell | None) -> bool:
    return printed(cell) is not None
