"""T7: the budget was set to what had been spent, so that the rate became 100%."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.funds.rates import unit_of
from perfscore.audit.numbers.printed import money
from perfscore.audit.rows.naming import fund_name
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import CHECKLIST, FORM
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import equals_share, percent
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.assessment import Cell, FundRow

_CUT = Fraction(95, 100)
_RAISED = Fraction(120, 100)
_LOW = Fraction(90, 100)
_CUT_TOLD = re.compile(r"压减|调减|核减|追减|收回")
_CARRIED = re.compile(r"结转|结余")

RULE = Rule(
    "budget-cut-to-executed",
    Severity.WARNING,
    page(
        zh="""
        全年预算数与全年执行数完全相等，而比年初预算数少 5% 以上：预算调减到执行数，执
        行率就成了 100%，得分也是满分。5% 以内的零星调整很常见，不算；表里写明压减、收
        回的，只作提示。

        全年预算数与执行数完全相等、又比年初多 20% 以上的，只作提示：年中追加多少就花了
        多少，年初预算编得准不准要看一看。上年结转使预算增加的，不算在内。

        全年预算数比年初预算数少 5% 以上，执行数与它略有出入、执行率在 95% 以上，而按年
        初预算数算不到 90% 的，也作提示：执行率高，是因为预算（到位）少了。

        没有印年初预算数（或为 0）的不查。

        改正：说明调整的理由和批准文件；执行率另按年初预算数列出。
        """,
        en="""
        The year's budget equals what was spent exactly, and is more than 5%
        below the first budget: cut to what had been spent, it gives a rate of
        100% and all points. Smaller changes are usual and left alone; where the
        form tells of the cut it is a note.

        Where the budget equals spending and is 20% and more above the first one
        (what was carried over left aside), a note is given; and where almost
        all of a budget that was cut by more than 5% was spent (95% of it and
        more), yet less than 90% of the first one. Forms without a first budget
        are not looked at.

        Mended by the reason and the leave for the change, and the rate over the
        first budget beside it.
        """,
    ),
)
BASIS = (
    f"{FORM}年初预算数、全年预算数、全年执行数三栏对照",
    f"{CHECKLIST}D1–D4：预算数与批复一致",
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report the first fund row with amounts where its budgets say so."""
    for row in case.form.funds:
        unit = unit_of(row.annual_budget)
        first, annual, spent = (
            money(each, unit=unit)
            for each in (row.initial_budget, row.annual_budget, row.executed)
        )
        if not (first and annual and spent):
            continue
        if first.value == annual.value == spent.value == 0:
            continue
        if first.value > 0 and annual.value == spent.value > 0:
            carried = _carried_over(case.form.funds, unit)
            if not first.value < annual.value < first.value * _RAISED + carried:
                most = Severity.NOTE if _says_why(case) else setting.severity
                yield from _told(row, first.value, annual.value, setting, most)
        elif first.value > 0 and annual.value > 0:
            amounts = first.value, annual.value, spent.value
            yield from _almost_spent(row, amounts, setting)
        return


def _says_why(case: AuditCase) -> bool:
    """Whether the results of the goals or the notes tell of a budget that was cut."""
    told = (each.actual for each in case.form.goals)
    return any(each and _CUT_TOLD.search(each.text) for each in (*told, *_notes(case)))


def _notes(case: AuditCase) -> Iterator[Cell]:
    yield from case.form.notes
    yield from (each.printed.reason for each in case.rows if each.printed.reason)


def _carried_over(rows: Sequence[FundRow], unit: str) -> Fraction:
    """Give what carried-over funds added to the budget in the year."""
    added = Fraction()
    for row in rows:
        first = money(row.initial_budget, unit=unit)
        annual = money(row.annual_budget, unit=unit)
        if annual is not None and _CARRIED.search(row.name):
            added += max(annual.value - (first.value if first else 0), Fraction())
    return added


def _told(
    row: FundRow,
    first: Fraction,
    annual: Fraction,
    setting: Setting,
    most: Severity,
) -> Iterator[AuditFinding]:
    share = annual / first
    severity = at_most(setting.severity, most)
    if _CUT <= share < _RAISED:
        return
    if share < _CUT:
        message = Text(
            f"全年预算数与全年执行数完全相等，只有年初预算数的 {percent(share)}，"
            "执行率因此是 100%",
            "the year's budget equals what was spent exactly, and is but "
            f"{percent(share)} of the first budget; so the rate is 100%",
        )
    else:
        severity = Severity.NOTE
        message = Text(
            f"全年预算数与全年执行数完全相等，为年初预算数的 {percent(share)}",
            "the year's budget equals what was spent exactly, and is "
            f"{percent(share)} of the first budget",
        )
    working = f"{exact_text(annual)} ÷ {exact_text(first)} {equals_share(share)}"
    cell = row.annual_budget
    yield AuditFinding(
        rule=RULE,
        severity=severity,
        message=message,
        at=cell.span if cell is not None else None,
        path=(fund_name(row),),
        printed=cell.text.strip() if cell is not None else "",
        working=alike(working),
        basis=setting.basis,
    )


def _almost_spent(
    row: FundRow, amounts: tuple[Fraction, Fraction, Fraction], setting: Setting
) -> Iterator[AuditFinding]:
    first, annual, spent = amounts
    if not (annual < _CUT * first and _CUT * annual <= spent < annual):
        return
    if spent >= _LOW * first:
        return
    rate, other = percent(spent / annual), percent(spent / first)
    working = (
        f"{exact_text(annual)} ÷ {exact_text(first)} {equals_share(annual / first)}；"
        f"{exact_text(spent)} ÷ {exact_text(first)} {equals_share(spent / first)}"
    )
    cell = row.annual_budget
    yield AuditFinding(
        rule=RULE,
        severity=Severity.NOTE,
        message=Text(
            f"全年预算数只有年初预算数的 {percent(annual / first)}，执行率 {rate} "
            f"是除以它的；除以年初预算数是 {other}",
            f"the year's budget is but {percent(annual / first)} of the first one, and "
            f"the rate of {rate} is over it; over the first budget it is {other}",
        ),
        at=cell.span if cell is not None else None,
        path=(fund_name(row),),
        printed=cell.text.strip() if cell is not None else "",
        working=alike(working),
        basis=setting.basis,
    )


CHECK = Check(RULE, BASIS, look)
