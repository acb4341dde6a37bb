"""The reasons that a form gives, and where one is wanting."""

import re
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.numbers.points import points_in
from perfscore.audit.rows.kinds import is_extra
from perfscore.audit.rows.marks import lost_points
from perfscore.audit.rows.places import headings_before_rows
from perfscore.audit.rows.wording import (
    says_delayed,
    says_nothing,
    says_unfinished,
    unspaced,
)
from perfscore.audit.targets.measuring import above_zero_target, completion, is_reached
from perfscore.model.assessment import Cell
from perfscore.model.methods import Interval

_HEADING = re.compile(r"原因|偏差|偏离")
_REMARKS = re.compile(r"说明|备注|扣分|原因|理由")
_WHY = re.compile(r"由于|因[为受]|原因(?:是|为|:)|主要(?:是|系|为)|导致|致使|影响")
_ZERO_LIMIT = 30


def reason_of(row: AuditRow) -> Cell | None:
    """Give the reason that the row has; a mark, 无 and the like are none."""
    own = row.printed.reason
    return None if own is None or says_nothing(own.text) else own


def is_explained(row: AuditRow) -> bool:
    """Whether the row has a reason, or a word under 备注, 说明 and the like."""
    if reason_of(row) is not None:
        return True
    return any(
        _REMARKS.search(title) and not says_nothing(cell.text)
        for title, cell in row.printed.extras
    )


def is_told_in_notes(case: AuditCase, row: AuditRow) -> bool:
    """Whether a note of the form names the row's indicator and says why."""
    name = "" if row.printed.name is None else unspaced(row.printed.name.text)
    notes = [unspaced(each.text) for each in case.form.notes]
    return bool(name) and any(name in each and _WHY.search(each) for each in notes)


def has_reason_column(case: AuditCase) -> bool:
    """Whether the form has a column for reasons, filled in or blank."""
    if any(row.printed.reason is not None for row in case.rows):
        return True
    head = headings_before_rows(case.form)
    return bool(_HEADING.search(head))


def is_short_of_reason(case: AuditCase, row: AuditRow) -> bool:
    """Whether the row lost points, or misses its target unscored, and says not why."""
    is_told = is_explained(row) or is_told_in_notes(case, row)
    return _falls_short(case, row) and not is_told


def _falls_short(case: AuditCase, row: AuditRow) -> bool:
    """Whether the row lost points; without points, whether its target is missed."""
    if is_extra(row):
        return False
    if lost_points(row) is not None:
        return not _shares_points(case, row)
    has_points = None not in {
        points_in(row.printed.weight),
        points_in(row.printed.score),
    }
    return not has_points and misses_target(case, row)


def _shares_points(case: AuditCase, row: AuditRow) -> bool:
    """Whether the row's points are also those of the row below, scored apart."""
    at = next(at for at, each in enumerate(case.rows) if each is row) + 1
    if at == len(case.rows) or case.rows[at].level1 != row.level1:
        return False
    below = case.rows[at].printed
    return below.weight is None and points_in(below.score) is not None


def misses_target(case: AuditCase, row: AuditRow) -> bool:
    """Whether the actual is below the target, or says that the work is not done."""
    actual = row.printed.actual
    if actual is not None and (
        says_unfinished(actual.text) or says_delayed(actual.text)
    ):
        return True
    return is_reached(row, case.year) is False


def is_excess_unexplained(
    case: AuditCase, row: AuditRow, limit: Interval | None
) -> bool:
    """Whether the actual is far above its target and the row gives no reason."""
    if limit is None or is_short_of_reason(case, row):
        return False
    return _is_far_above(case, row, limit) and not is_explained(row)


def _is_far_above(case: AuditCase, row: AuditRow, limit: Interval) -> bool:
    """Whether 完成值 ÷ 目标值 lies in ``limit``; for a target of zero: 30 and more."""
    share = completion(row, case.year)
    if share is not None:
        return share > 1 and share in limit
    made = above_zero_target(row, case.year)
    return made is not None and made >= Fraction(_ZERO_LIMIT)
