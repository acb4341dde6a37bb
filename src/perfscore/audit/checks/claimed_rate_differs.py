"""The printed 执行率 is the one that the printed amounts give."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.funds.rates import (
    Rate,
    is_by_initial,
    is_zero,
    printed_rate,
    printed_rate_of,
    rate_of,
)
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.rows.naming import fund_name
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import NOTICE_2020
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.differences import explained
from perfscore.audit.telling.numbers import equals_share, rounded_text
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import Rounding, RoundingMode, exact_text, round_to
from perfscore.model.assessment import Cell, FundRow

RULE = Rule(
    "claimed-rate-differs",
    Severity.ERROR,
    page(
        zh="""
        印出的执行率，与同一行的执行数除以预算数不符。预算数取全年预算数；表上只有
        年初预算数，或在年初预算数上标了（A）的，取年初预算数。金额按印出的末位四舍五入，
        任何能印成这些数的金额都算不出印出的执行率，才报错；四舍五入能解释的差只作提示。
        预算数和执行数都是 0 而印有执行率的，合计行作为警告，其余各行作为提示。

        复核时看：预算数是否用了另一栏，执行数是否漏了结转资金，合计行是否填了 0。

        改法：改正执行率，或改正金额；得分随之重算。
        """,
        en="""
        The printed execution rate is not what was executed divided by the budget of
        its row. The budget is 全年预算数, or 年初预算数 where the form has only that
        or marks it (A). Amounts may have been rounded to their last digit: the rate is
        wrong if no amounts that print so can give it; what rounding explains is a note.
        A rate above 0 beside a budget of 0 and nothing executed is a warning in the
        row of the total, a note in the others.

        Look whether the budget is that of another column, whether carried-over funds
        are missing, whether the total row was left at 0.

        Correct the rate or the amounts, and the points that follow from them.
        """,
    ),
)
_BY_INITIAL = Text(
    "；印出的是除以年初预算数，通行的口径是除以全年预算数（调整后）",
    "; what is printed divides by 年初预算数, where the adjusted 全年预算数 is usual",
)
_CAPPED = Text("；印出的以 100% 为限", "; what is printed stops at 100%")
_BASIS = (f"{NOTICE_2020}：预算执行率 = 实际执行数 ÷ 预算数",)


def _look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    by_initial = is_by_initial(case)
    for at, row in enumerate(case.assessment.funds):
        rate = rate_of(row, by_initial=by_initial)
        cell, claimed = row.execution_rate, printed_rate_of(row.execution_rate, rate)
        if cell is not None and rate is None and _is_of_nothing(row, cell):
            yield from _of_nothing(case, row, cell, setting)
        if cell is None or claimed is None or rate is None:
            continue
        if not at and (working := _by_set(case, claimed)) is not None:
            text = f"{fund_name(row)} 执行率 {cell.text.strip()}"
            yield Verified(RULE, text, working, cell.span)
        else:
            yield _compared(row, cell, claimed, rate, setting)


def _is_of_nothing(row: FundRow, cell: Cell) -> bool:
    """Whether a rate above 0 is printed beside a budget of 0 that left nothing."""
    budget = row.annual_budget or row.initial_budget
    stated = printed_rate(cell)
    is_zero_budget = is_zero(budget) and is_zero(row.executed)
    return is_zero_budget and stated is not None and stated.value > 0


def _of_nothing(
    case: AuditCase, row: FundRow, cell: Cell, setting: Setting
) -> Iterator[AuditFinding]:
    """Tell of the rate; a total left at 0 above its parts is told as a wrong sum."""
    rows = case.assessment.funds
    is_total = row is rows[0]
    if is_total and any(rate_of(each) is not None for each in rows[1:]):
        return
    name, text = fund_name(row), cell.text.strip()
    most = Severity.WARNING if is_total else Severity.NOTE
    yield AuditFinding(
        rule=RULE,
        severity=at_most(setting.severity, most),
        message=Text(
            f"“{name}”预算数和执行数都是 0，没有执行率可算，却印作 {text}",
            f"the budget of “{name}” and what was executed are 0, which gives no rate; "
            f"it is printed {text}",
        ),
        at=cell.span,
        path=(name,),
        printed=text,
        expected=Text("没有执行率", "no rate"),
        basis=setting.basis,
    )


def _by_set(case: AuditCase, claimed: Printed) -> Text | None:
    """Say how the set comes to the printed rate, which it may define otherwise."""
    rate = None if case.score is None else case.score.execution_rate
    if rate is None:
        return None
    if agreement(claimed, rate, Range.point(rate)) is not Agreement.SAME:
        return None
    shown = equals_share(rate)
    return Text(f"指标体系的执行率 {shown}", f"the set's execution rate {shown}")


def _compared(
    row: FundRow, cell: Cell, claimed: Printed, rate: Rate, setting: Setting
) -> AuditFinding | Verified:
    name = fund_name(row)
    made = agreement(claimed, rate.value, rate.reach)
    if made is Agreement.SAME:
        text = f"{name} 执行率 {cell.text.strip()}"
        return Verified(RULE, text, rate.working, cell.span)
    differs = made is Agreement.DIFFERENT
    is_by_other = differs and _fits_other_budget(row, claimed)
    is_capped = differs and claimed.value == 1 < rate.value
    is_wrong = differs and not is_by_other and not is_capped
    shown = _as_printed(rate, claimed)
    apart = _apart(rate, claimed)
    why = explained(made, apart)
    if is_capped:
        why = _CAPPED
    elif is_by_other:
        why = _BY_INITIAL
    return AuditFinding(
        rule=RULE,
        severity=setting.severity if is_wrong else Severity.NOTE,
        message=Text(
            f"“{name}”的执行率印作 {cell.text.strip()}，按金额算是 {shown}" + why.zh,
            f"the rate of “{name}” is printed {cell.text.strip()}; the amounts give "
            f"{shown}" + why.en,
        ),
        at=cell.span,
        path=(name,),
        printed=cell.text.strip(),
        expected=alike(shown),
        working=rate.working,
        basis=setting.basis,
        is_rounding=made is Agreement.BY_ROUNDING,
    )


def _fits_other_budget(row: FundRow, claimed: Printed) -> bool:
    """Whether the rate is that of 年初预算数, where both budgets are printed."""
    other = rate_of(row, by_initial=True)
    if other is None or row.annual_budget is None:
        return False
    return agreement(claimed, other.value, other.reach) is not Agreement.DIFFERENT


def _as_printed(rate: Rate, claimed: Printed) -> str:
    """Write the computed rate as the printed one is written, finer where that hides."""
    places = claimed.places if claimed.unit else max(claimed.places - 2, 0)
    shown = rounded_text(rate.value * 100, places)
    if round_to(rate.value * 100, _rounding(places)) == claimed.value * 100:
        shown = rounded_text(rate.value * 100, places + 2)
    return f"{shown}%"


def _apart(rate: Rate, claimed: Printed) -> Text:
    places = claimed.places if claimed.unit else max(claimed.places - 2, 0)
    computed = round_to(rate.value * 100, _rounding(places))
    shown = exact_text(abs(computed - claimed.value * 100))
    return Text(f"{shown}个百分点", f"{shown} percentage points")


def _rounding(places: int) -> Rounding:
    return Rounding(RoundingMode.HALF_UP, places)


CHECK = Check(rule=RULE, basis=_BASIS, look=_look)
