"""The fund rows of a form on a whole unit, beside the accounts of the same year."""

import re
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.accounts.amounts import UNITS
from perfscore.audit.case import AuditCase
from perfscore.audit.numbers.printed import Printed, money
from perfscore.audit.numbers.range import Range
from perfscore.exact import Rounding, RoundingMode, exact_text, round_to
from perfscore.intake.accounts.model import Accounts
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell, FundRow
from perfscore.model.indicator_set import FormKind

_TOTAL = re.compile(r"总额|合计|总计|总量")


def is_comparable(case: AuditCase) -> bool:
    """Whether the form is on a whole unit, and the accounts are of its year."""
    accounts = case.accounts
    if accounts is None or not case.form.funds:
        return False
    title = plain(case.form.title.text) if case.form.title else ""
    is_whole = case.form.kind is FormKind.DEPARTMENT or (
        case.form.kind is None and "整体" in title
    )
    is_year = None in (accounts.year, case.year) or accounts.year == case.year
    return is_whole and is_year


def total_row(case: AuditCase) -> FundRow | None:
    """Give the row of all funds: the one named so, else the first."""
    rows = case.form.funds
    named = [each for each in rows if _TOTAL.search(plain(each.name))]
    return next(iter(named or rows), None)


def with_accounts(case: AuditCase) -> Accounts | None:
    """Give the accounts that the form can be compared with."""
    return case.accounts if is_comparable(case) else None


@dataclass(frozen=True, slots=True)
class Funds:
    """An amount of the form; ``value`` and ``span`` are in 元."""

    cell: Cell
    printed: Printed
    value: Fraction
    span: Range
    rate: int

    def is_same(self, value: Fraction) -> bool:
        """Whether it is ``value`` (元), as far as the form prints digits."""
        places = Rounding(RoundingMode.HALF_UP, self.printed.places)
        return round_to(value / self.rate, places) * self.rate == self.value

    def gap(self, value: Fraction) -> str:
        """Write how far it is from ``value`` (元), in its own unit."""
        return exact_text(abs(self.value - value) / self.rate)

    def is_near(self, amount: Range) -> bool:
        """Whether rounding can make the two one number."""
        return self.span.meets(amount)


def funds_in(cell: Cell | None) -> Funds | None:
    """Read a fund cell, in 万元 where it says no other unit; None where it is none."""
    made = money(cell, unit="元") if cell and _has_unit(cell) else None
    rate = 1
    if made is None:
        made, rate = money(cell, unit="万元"), UNITS["万元"]
    if made is None or cell is None:
        return None
    span = Range(made.span.low * rate, made.span.high * rate)
    return Funds(cell, made, made.value * rate, span, rate)


def _has_unit(cell: Cell) -> bool:
    return cell.text.strip().endswith("元") and not cell.text.strip().endswith("万元")
