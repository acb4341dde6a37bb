"""How far a target was reached, where target and actual value can be compared."""

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from perfscore.audit.case import AuditRow
from perfscore.audit.numbers.slack import slack
from perfscore.audit.targets.direction import direction
from perfscore.audit.targets.units import as_scored
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Cell
from perfscore.model.targets import Comparison, DateCell, NumberCell

_WITH_DAY = re.compile(r"[0-9０-９]\s*[日号]|[-./][0-9]{1,2}[-./][0-9]{1,2}")


class Attainment(Enum):
    """What an actual value is to its target."""

    REACHED = "reached"
    SHORT = "short"
    """More would have been better, and the target was not reached."""
    OVER = "over"
    """Less would have been better, and the limit was exceeded."""
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Attained:
    """How a row attained its target; ``target`` and ``actual`` are in one unit.

    The numbers are None for dates. ``has_sign`` tells an actual value printed with a
    sign (``≥266米``), of which the number alone was taken.
    """

    attainment: Attainment
    target: Fraction | None = None
    actual: Fraction | None = None
    has_sign: bool = False
    is_percent: bool = False

    @property
    def share(self) -> Fraction | None:
        """Actual over target; None where the target is 0 or a day."""
        if not self.target or self.actual is None:
            return None
        return self.actual / self.target


def attained(row: AuditRow, year: int | None) -> Attained | None:
    """Compare a row's actual value with its target.

    None where one is missing, is words, or has a unit that does not fit; where it is
    not known whether more or less is better; where a sign or rounding leaves it open.
    """
    target_cell, actual_cell = row.printed.target, row.printed.actual
    if target_cell is None or actual_cell is None:
        return None
    target = cell_value(target_cell.text, year=year)
    if isinstance(target, DateCell):
        return _by_day(target, actual_cell, year)
    if not isinstance(target, NumberCell):
        return None
    made = cell_value(actual_cell.text)
    if not isinstance(made, NumberCell):
        return None
    actual = as_scored(target, made, actual_cell)
    if actual is None:
        return None
    compared = _compared(row, target, actual, has_sign=made.comparison is not None)
    is_missed = compared and compared.attainment is not Attainment.REACHED
    if is_missed and target.value in slack(actual, actual_cell):
        return None
    return compared


def _compared(
    row: AuditRow, target: NumberCell, actual: Fraction, *, has_sign: bool
) -> Attained | None:
    towards = direction(row, target)
    made = None
    if _is_reached(target, actual, towards):
        made = Attainment.REACHED
    elif towards > 0 and target.value > 0 and actual >= 0:
        made = Attainment.SHORT
    elif towards < 0:
        made = Attainment.OVER
    elif target.comparison is Comparison.EQUAL and 0 <= actual < target.value:
        made = Attainment.SHORT
    if made is None or (has_sign and made is not Attainment.REACHED):
        return None
    return Attained(made, target.value, actual, has_sign, target.unit == "%")


def _is_reached(target: NumberCell, actual: Fraction, towards: int) -> bool:
    match target.comparison:
        case Comparison.MORE_THAN:
            return actual > target.value
        case Comparison.LESS_THAN:
            return actual < target.value
        case _ if actual == target.value:
            return True
        case Comparison.EQUAL:
            return False
        case _:
            return (actual - target.value) * towards > 0


def _by_day(target: DateCell, cell: Cell, year: int | None) -> Attained | None:
    """Compare days; a month is late only if it begins after the target's month."""
    actual = cell_value(cell.text, year=year)
    if not isinstance(actual, DateCell):
        return None
    if actual.day <= target.day:
        return Attained(Attainment.REACHED)
    month = (actual.day.year, actual.day.month)
    if month > (target.day.year, target.day.month):
        has_month = "月" in cell.text or _WITH_DAY.search(cell.text)
        return Attained(Attainment.LATE) if has_month else None
    return Attained(Attainment.LATE) if _WITH_DAY.search(cell.text) else None
