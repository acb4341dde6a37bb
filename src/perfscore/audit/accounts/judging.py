"""Which equations of the accounts hold, and which cells break those that do not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perfscore.audit.accounts.across import across
from perfscore.audit.accounts.amounts import Amount
from perfscore.audit.accounts.coded import of_coded
from perfscore.audit.accounts.equations import Equation
from perfscore.audit.accounts.halves import of_halves
from perfscore.audit.accounts.three_public import of_three_public
from perfscore.audit.numbers.agreement import Agreement
from perfscore.intake.accounts.model import Accounts, AccountsTable, TableKind

_SUM_AND_PART = 2
_MOST_BLAMED = 50
"""Cells that are looked for; broken equations beyond are told one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that one or more broken equations have in common.

    ``is_sure``: no other cell could be changed alone to mend all of them.
    """

    cell: Amount
    broken: tuple[Equation, ...]
    is_sure: bool

    @property
    def is_across(self) -> bool:
        """Whether every broken equation ties two tables."""
        return all(each.is_across for each in self.broken)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The equations of the accounts by how they hold."""

    held: tuple[Equation, ...]
    rounded: tuple[Equation, ...]
    faults: tuple[Fault, ...]


def judged(accounts: Accounts) -> Judgement:
    """Look at all that has to hold, and put broken equations down to cells.

    A wrong digit breaks every equation its cell takes part in: it is told once, at
    the cell that most broken equations share and fewest good ones speak for. Where
    several cells do alike, the fault is put down to the sum.
    """
    held, rounded, broken = [], [], []
    for each in equations(accounts):
        match each.agreement():
            case Agreement.SAME:
                held.append(each)
            case Agreement.DIFFERENT:
                broken.append(each)
            case _:
                rounded.append(each)
    speaking = [each for each in (*held, *rounded) if not each.is_bound]
    good = Counter(key for each in speaking for key in _cells(each))
    return Judgement(tuple(held), tuple(rounded), tuple(_faults(broken, good)))


def equations(accounts: Accounts) -> Iterator[Equation]:
    """Give all that has to hold in the accounts."""
    for table in accounts.tables:
        yield from _within(table)
    yield from across(accounts)


def _within(table: AccountsTable) -> Iterable[Equation]:
    if table.kind in (TableKind.TOTALS, TableKind.GRANT_TOTALS):
        return of_halves(table)
    if table.kind is TableKind.THREE_PUBLIC:
        return of_three_public(table)
    return of_coded(table)


def _cells(equation: Equation) -> set[Amount]:
    return set(equation.amounts)


def _faults(broken: list[Equation], good: Counter[Amount]) -> Iterator[Fault]:
    left = list(broken)
    for _ in range(_MOST_BLAMED):
        if not left:
            return
        cell, is_sure = _blamed(left, good)
        own = tuple(each for each in left if cell in _cells(each))
        yield Fault(cell, own, is_sure)
        left = [each for each in left if cell not in each.amounts]
    yield from (Fault(each.total, (each,), is_sure=False) for each in left)


def _blamed(left: list[Equation], good: Counter[Amount]) -> tuple[Amount, bool]:
    """Give the cell to blame first, and whether no other does as well."""
    counts = Counter(cell for each in left for cell in each.amounts)
    most = max(counts.values())
    if most == 1:
        silent = [cell for cell in left[0].amounts if not good[cell]]
        if len(silent) == 1:
            return silent[0], True
        return _weaker(left[0], good), False
    alike = [cell for cell in counts if counts[cell] == most]
    least = min(good[cell] for cell in alike)
    best = [cell for cell in alike if good[cell] == least]
    totals = {each.total for each in left}
    return next((cell for cell in best if cell in totals), best[0]), len(best) == 1


def _weaker(broken: Equation, good: Counter[Amount]) -> Amount:
    """Give the sum; of a sum and its one part that for which less speaks."""
    alone = broken.amounts
    if len(alone) != _SUM_AND_PART:
        return broken.total
    return min(alone, key=lambda each: (good[each], each is not broken.total))
