"""The points for budget execution: 分值 × 执行率, at most 分值."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.funds.rates import Rate, is_by_initial, printed_rate_of, rate_of
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.rows.execution import unmeasured_execution_row
from perfscore.audit.rows.naming import fund_name
from perfscore.audit.telling.numbers import equals
from perfscore.diagnostics.model import Text
from perfscore.exact import percent_text
from perfscore.model.assessment import Cell, FundRow

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class ExecutionPoints:
    """The points for budget execution that a form claims, and where it prints them.

    ``row`` is the indicator, where a form scores execution among its indicators;
    ``name`` is what to call it.
    """

    name: str
    weight: Cell | None
    score: Cell | None
    row: AuditRow | None = None


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What a line comes to as printed, and all it can come to."""

    value: Fraction
    reach: Range
    working: Text


def execution_points(case: AuditCase) -> ExecutionPoints | None:
    """Find the points for budget execution; None where the form prints none.

    Forms print them in the row of the total, in that of its largest part, or in both;
    two rows that print different points say nothing certain.
    """
    rows = case.assessment.funds
    with_score = [each for each in rows if points(each.score) is not None]
    if with_score:
        first = with_score[0]
        if (
            first is not rows[0]
            and len({_value(each.score) for each in with_score}) > 1
        ):
            return None
        weight = first.weight or next((r.weight for r in rows if r.weight), None)
        return ExecutionPoints(fund_name(first), weight, first.score)
    row = unmeasured_execution_row(case)
    if row is not None:
        cells = row.printed
        return ExecutionPoints(row.path[-1], cells.weight, cells.score, row)
    weight = next((each.weight for each in rows if points(each.weight)), None)
    return ExecutionPoints(fund_name(rows[0]), weight, None) if weight else None


def whole_rate(case: AuditCase) -> Rate | None:
    """Give the rate of the total row, or of the one part where that is left at 0."""
    rows = case.assessment.funds
    if not rows:
        return None
    by_initial = is_by_initial(case)
    made = rate_of(rows[0], by_initial=by_initial)
    if made is not None:
        return made
    part = only_part(rows)
    return rate_of(part, by_initial=by_initial) if part is not None else None


def only_part(rows: Sequence[FundRow]) -> FundRow | None:
    """Give the one row below the total that has amounts; None if there are more."""
    filled = [each for each in rows[1:] if rate_of(each) is not None]
    return filled[0] if len(filled) == 1 else None


def recomputed_execution(case: AuditCase) -> Recomputed | None:
    """Score execution by the form's own columns; None where they do not tell.

    The printed rate, rounded as it is, may be what was multiplied: all that comes of
    it is within reach too, if it agrees with the amounts.
    """
    claim = execution_points(case)
    weight = points(claim.weight) if claim is not None else None
    if weight is None:
        return None
    rate = whole_rate(case)
    stated = stated_rate(case)
    if rate is None:
        return None if stated is None else _by_stated(weight, stated)
    value = weight.value * min(rate.value, _ONE)
    reach = weight.exactly * rate.reach.at_most(_ONE)
    if stated is not None and not differs(stated, rate):
        by_stated = weight.value * min(stated.value, _ONE)
        reach = Range(min(reach.low, by_stated), max(reach.high, by_stated))
    zh, en = ("", "") if rate.value <= 1 else ("，至多 100%", ", 100% at most")
    share = percent_text(min(rate.value, _ONE)).lstrip("≈")
    product = f"{weight.text} × {share} {equals(value)}"
    working = Text(
        f"{rate.working.zh}{zh}；{product}", f"{rate.working.en}{en}; {product}"
    )
    return Recomputed(value, reach, working)


def stated_rate(case: AuditCase) -> Printed | None:
    """Give the printed rate that belongs to the whole, as a share."""
    rows = case.assessment.funds
    if not rows:
        return None
    rate = whole_rate(case)
    own = printed_rate_of(rows[0].execution_rate, rate)
    if own is not None and (own.value or rate_of(rows[0]) is not None):
        return own
    part = only_part(rows)
    other = None if part is None else printed_rate_of(part.execution_rate, rate)
    return other or (own if part is None else None)


def differs(stated: Printed, rate: Rate) -> bool:
    """Whether a printed rate is none that the amounts give."""
    return agreement(stated, rate.value, rate.reach) is Agreement.DIFFERENT


def _by_stated(weight: Printed, stated: Printed) -> Recomputed:
    value = weight.value * min(stated.value, _ONE)
    reach = weight.exactly * stated.span.at_most(_ONE)
    share = percent_text(min(stated.value, _ONE), 4)
    zh, en = f"{weight.text} × 执行率 {share}", f"{weight.text} × the rate {share}"
    shown = equals(value)
    return Recomputed(value, reach, Text(f"{zh} {shown}", f"{en} {shown}"))


def _value(cell: Cell | None) -> Fraction | None:
    made = points(cell)
    return None if made is None else made.value
