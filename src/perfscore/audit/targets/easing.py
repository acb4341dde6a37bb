"""Targets that became easier to reach within the year."""

import re

from perfscore.audit.case import AuditRow
from perfscore.audit.rows.cells import number_in
from perfscore.audit.targets.direction import may_want_less
from perfscore.audit.targets.units import in_unit_of
from perfscore.model.assessment import Cell
from perfscore.model.targets import Comparison

_FIRST = re.compile(
    r"(?:年初|年度|原|批复|调整前|设定|计划).{0,6}(?:目标|指标值)|^(?:目标|指标)值"
)
_CEILING = (Comparison.AT_MOST, Comparison.LESS_THAN)


def first_target(row: AuditRow) -> Cell | None:
    """Give the target before it was adjusted, where a column of its own has it."""
    return next(
        (cell for title, cell in row.printed.extras if _FIRST.search(title)), None
    )


def is_eased(row: AuditRow, first: Cell, year: int | None = None) -> bool:
    """Whether the row's target is lower than ``first``, or its ceiling higher.

    Targets without a sign are judged where more is better.
    """
    old, new = number_in(first, year), number_in(row.printed.target, year)
    made = None if old is None or new is None else in_unit_of(old, new)
    if old is None or new is None or made is None:
        return False
    if (old.comparison or new.comparison) in _CEILING:
        return new.value > made
    is_open = new.comparison is None and may_want_less(row)
    return not is_open and new.value < made
