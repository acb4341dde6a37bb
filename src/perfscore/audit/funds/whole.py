"""How much of the whole budget was spent, by the amounts or else as printed."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.funds.execution import stated_rate, whole_rate
from perfscore.audit.funds.rates import is_zero
from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Cell, FundRow

_DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class Execution:
    """How much of a budget was spent: the share, the most that it can be, and how.

    ``row`` is the row of the total, ``at`` the cell of it that tells: its rate, what
    was executed, or the budget. ``working`` names the amounts, ``ratio`` only divides
    them.
    """

    share: Fraction
    most: Fraction
    working: Text
    ratio: Text
    row: FundRow
    at: Cell | None


def whole_execution(case: AuditCase) -> Execution | None:
    """Give the execution rate of a form's funds; None where nothing tells.

    It is worked out of the amounts; where these are missing it is the printed rate.
    """
    rows = case.assessment.funds
    if not rows:
        return None
    row = rows[0]
    at = row.execution_rate or row.executed or row.annual_budget
    rate = whole_rate(case)
    if rate is not None:
        return Execution(rate.value, rate.reach.high, rate.working, rate.ratio, row, at)
    stated = stated_rate(case)
    if stated is None or has_no_budget(case):
        return None
    working = Text(f"执行率印 {stated.text}", f"rate printed as {stated.text}")
    return Execution(stated.value, stated.span.high, working, working, row, at)


def has_no_budget(case: AuditCase) -> bool:
    """Whether the budget is 0 in the total and in no row anything else."""
    rows = case.assessment.funds
    if not rows or not is_zero(rows[0].annual_budget):
        return False
    cells = [
        cell
        for row in rows
        for cell in (row.initial_budget, row.annual_budget, row.executed)
    ]
    return not any(cell is not None and _is_amount(cell) for cell in cells)


def _is_amount(cell: Cell) -> bool:
    return any(each in _DIGITS for each in cell.text)
