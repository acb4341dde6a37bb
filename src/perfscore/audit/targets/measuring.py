"""A target and its actual are compared, where both are numbers of one kind."""

from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.rows.cells import is_blank, number_in
from perfscore.audit.rows.wording import squeezed
from perfscore.audit.targets.attainment import Attainment, attained
from perfscore.audit.targets.direction import may_want_less
from perfscore.audit.targets.units import in_unit_of
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import equals_share
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text
from perfscore.model.targets import Comparison, NumberCell

_UPWARD = (Comparison.AT_LEAST, Comparison.MORE_THAN)
_DOWNWARD = (Comparison.AT_MOST, Comparison.LESS_THAN)


def completion(row: AuditRow, year: int | None = None) -> Fraction | None:
    """Give 完成值 ÷ 目标值 where more is better and the target is above zero."""
    made = _pair(row, year)
    if made is None or made[1].value <= 0 or not _is_upward(row, made[1]):
        return None
    return made[0] / made[1].value


def above_zero_target(row: AuditRow, year: int | None = None) -> Fraction | None:
    """Give the actual of a target of zero that is to be reached or passed."""
    made = _pair(row, year)
    if made is None or made[1].value != 0 or made[1].comparison not in _UPWARD:
        return None
    return made[0]


def is_reached(row: AuditRow, year: int | None = None) -> bool | None:
    """Whether the actual reaches the target; None where that cannot be told.

    An actual that repeats the target's words reaches it.
    """
    made = attained(row, year)
    if made is None:
        return _is_same_text(row)
    if made.attainment is Attainment.REACHED:
        return True
    is_beyond = made.attainment is Attainment.SHORT and (made.share or 0) > 1
    return None if is_beyond else False


def ratio_working(case: AuditCase, row: AuditRow, share: Fraction) -> Text | None:
    """Write ``87 ÷ 59 ≈ 147.46%``."""
    target = number_in(row.printed.target, case.year)
    actual = number_in(row.printed.actual, case.year)
    if target is None or actual is None:
        return None
    made = in_unit_of(actual, target)
    if made is None:
        return None
    times, sign = (100, "%") if target.unit == "%" else (1, "")
    parts = (f"{exact_text(each * times)}{sign}" for each in (made, target.value))
    working = f"{' ÷ '.join(parts)} {equals_share(share)}"
    return alike(working)


def _pair(row: AuditRow, year: int | None) -> tuple[Fraction, NumberCell] | None:
    target = number_in(row.printed.target, year)
    actual = number_in(row.printed.actual, year)
    if target is None or actual is None:
        return None
    if actual.comparison not in {None, Comparison.EQUAL}:
        return None
    value = in_unit_of(actual, target)
    return None if value is None else (value, target)


def _is_upward(row: AuditRow, target: NumberCell) -> bool:
    if target.comparison in _UPWARD:
        return True
    return target.comparison not in _DOWNWARD and not may_want_less(row)


def _is_same_text(row: AuditRow) -> bool | None:
    target, actual = row.printed.target, row.printed.actual
    if target is None or actual is None or is_blank(actual):
        return None
    number = number_in(actual)
    if number is not None and number.comparison is not None:
        return None
    return True if squeezed(target.text) == squeezed(actual.text) else None
