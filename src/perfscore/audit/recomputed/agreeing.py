"""Whether claimed points are those that a line comes to."""

from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.funds.execution import recomputed_execution
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.numbers.slack import slack
from perfscore.audit.recomputed.expected import Expected
from perfscore.audit.targets.attainment import Attainment
from perfscore.exact import round_to
from perfscore.report.execution import execution_line
from perfscore.score.result import IndicatorScore


def agrees_with_expected(row: AuditRow, due: Expected) -> Agreement | None:
    """Compare a row's claimed points with those it is due by common practice."""
    claimed = points(row.printed.score)
    if claimed is None or due.value is None:
        return None
    if due.attained.attainment is Attainment.REACHED:
        same = claimed.value == due.value
        return Agreement.SAME if same else Agreement.DIFFERENT
    return points_agreement(claimed, due.value, slack(due.value, row.printed.actual))


def agrees_with_line(
    claimed: Printed, line: IndicatorScore, case: AuditCase, row: AuditRow | None
) -> Agreement | None:
    """Compare claimed points with a line that the set scored; None if it could not.

    Points printed with fewer decimals than the set's are a matter of rounding, but
    full marks are full marks.
    """
    if line.score is None or line.exact is None or case.score is None:
        return None
    if claimed.value == line.score:
        return Agreement.SAME
    rounding = case.score.set.rounding
    rounded = line.exact if rounding is None else round_to(line.exact, rounding)
    if rounded != line.score:  # a veto changed the score
        return points_agreement(claimed, line.score, Range.point(line.score))
    made = points_agreement(claimed, line.exact, _reach(line, line.exact, case, row))
    if made is Agreement.SAME:
        is_full = claimed.value == line.weight
        return Agreement.DIFFERENT if is_full else Agreement.BY_ROUNDING
    return made


def points_agreement(claimed: Printed, value: Fraction, reach: Range) -> Agreement:
    """Compare points; a whole number is no number with its decimals cut off."""
    made = agreement(claimed, value, reach)
    is_cut = made is Agreement.BY_CUTTING
    return Agreement.DIFFERENT if is_cut and not claimed.places else made


def _reach(
    line: IndicatorScore, exact: Fraction, case: AuditCase, row: AuditRow | None
) -> Range:
    is_whole = case.score is not None and execution_line(case.score) is line
    if is_whole:
        made = recomputed_execution(case)
        return made.reach if made and made.value == exact else Range.point(exact)
    return slack(exact, row.printed.actual if row is not None else None)
