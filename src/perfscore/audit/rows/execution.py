"""The indicator that has the points for budget execution, in forms that list it."""

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.numbers.points import points
from perfscore.audit.rows.naming import title_of
from perfscore.intake.plain import bare
from perfscore.report.execution import EXECUTION_NAMES

_NAMES = frozenset({*EXECUTION_NAMES, "预算执行情况"})


def execution_row(case: AuditCase) -> AuditRow | None:
    """Find the indicator that has points for budget execution, if one has."""
    for row in case.rows:
        name = bare(title_of(row))
        if name in _NAMES and points(row.printed.weight) is not None:
            return row
    return None


def unmeasured_execution_row(case: AuditCase) -> AuditRow | None:
    """Give that indicator where it has no target and actual value to be judged by."""
    row = execution_row(case)
    if row is None or (
        row.printed.target is not None and row.printed.actual is not None
    ):
        return None
    return row
