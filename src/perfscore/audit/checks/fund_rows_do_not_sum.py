"""Check K22: the rows of the funds add up, and no more is spent than budgeted."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.funds.comparing import Column, Comparison, FundSum, compared
from perfscore.audit.funds.parts import fund_sums
from perfscore.audit.funds.rates import amounts
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.rows.naming import fund_name
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import FORM
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.exact import exact_sum, exact_text, percent_text
from perfscore.intake.fund_total import total_first
from perfscore.model.assessment import FundRow

RULE = Rule(
    "fund-rows-do-not-sum",
    Severity.ERROR,
    page(
        zh="""
        年度资金总额应当等于各项来源（当年财政拨款、上年结转、其他资金）之和，财政拨款
        下面分级、分类列示的也应当合计一致；年初预算数、全年预算数、全年执行数三栏分别
        核对。没有填的格不是 0：各项全空的不核对；有空格而合计小于总额的，
        作为警告。差额可由四舍五入或者少印小数解释的，只作提示。

        执行数大于预算数的也在这里列出，只作警告：超出的钱从哪里来，须有说明。

        改法：更正总额或者各项，没有填的补上。
        """,
        en="""
        The total of the funds has to be the sum of its sources, and a grant that of its
        levels or kinds, in each of the three columns of amounts. Blank cells are not
        zero: parts that are all blank are left, and a sum below the total where parts
        are blank is a warning. What rounding or decimals left out explain is told
        as a note.

        Amounts executed above the budget are listed here too, as warnings: where the
        money came from has to be told.

        To mend: correct the total or its parts, and fill in what is blank.
        """,
    ),
)

_REST = re.compile(r"其[他它]|地方|自筹|单位资金")


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare each sum of the funds with its parts, then what was executed."""
    sums = fund_sums(case.form.funds)
    for made in sums:
        found = [each for column in Column if (each := compared(made, column))]
        yield from _verified(made, found)
        for agreement in (
            Agreement.DIFFERENT,
            Agreement.BY_ROUNDING,
            Agreement.BY_CUTTING,
        ):
            some = [each for each in found if each.agreement is agreement]
            if some:
                yield _finding(made, some, agreement, setting)
    yield from _overspent(case, setting)


def _verified(made: FundSum, found: Sequence[Comparison]) -> Iterator[Verified]:
    for each in found:
        if each.agreement is Agreement.SAME:
            name = f"{_name(made.whole)} {each.column.value} {each.cell.text}"
            yield Verified(RULE, name, alike(_working(each)), each.cell.span)


def _finding(
    made: FundSum, found: Sequence[Comparison], agreement: Agreement, setting: Setting
) -> AuditFinding:
    """Tell of all columns at once: one slip often goes through all three."""
    first = found[0]
    zh = "；".join(map(_told, found))
    en = "; ".join(map(_told_in_english, found))
    severity = setting.severity
    if agreement is not Agreement.DIFFERENT:
        severity = Severity.NOTE
        is_rounded = agreement is Agreement.BY_ROUNDING
        zh += "，可由四舍五入解释" if is_rounded else "，少印了小数"
        en += "; rounding explains it" if is_rounded else "; decimals were left out"
    elif all(_gap(each) > 0 and _may_lack(made, each) for each in found):
        severity = at_most(severity, Severity.WARNING)
        zh += "；有的来源没有填或者没有列"
        en += "; some sources are blank or not listed"
    return AuditFinding(
        RULE,
        severity,
        Text(f"“{_name(made.whole)}”{zh}", f"“{_name(made.whole)}”: {en}"),
        at=first.cell.span,
        path=(_name(made.whole),),
        printed="、".join(each.cell.text for each in found),
        expected=alike("、".join(_amount(each, _sum(each)) for each in found)),
        working=_workings(found),
        basis=setting.basis,
        related=tuple(
            Label(each.cell.span, alike(each.column.value))
            for each in found[1:]
            if each.cell.span is not None
        ),
        is_rounding=agreement is Agreement.BY_ROUNDING,
    )


def _may_lack(made: FundSum, found: Comparison) -> bool:
    """Whether parts are blank, or 其中 lists some of them and no 其他."""
    rest = any(_REST.search(each.name) for rows in made.readings for each in rows)
    return found.has_blanks or not rest


def _name(row: FundRow) -> str:
    return fund_name(row) or "资金合计"


def _told(made: Comparison) -> str:
    return (
        f"{made.column.value}印 {made.cell.text}，"
        f"各项合计 {_amount(made, _sum(made))}，差 {_amount(made, abs(_gap(made)))}"
    )


def _told_in_english(made: Comparison) -> str:
    return (
        f"{made.column.value} prints {made.cell.text}, its parts add up to "
        f"{_amount(made, _sum(made))}, {_amount(made, abs(_gap(made)))} apart"
    )


def _workings(found: Sequence[Comparison]) -> Text:
    """Write each sum, with the name of its column where there are several."""
    if len(found) == 1:
        return alike(_working(found[0]))
    sums = [f"{each.column.value} {_working(each)}" for each in found]
    return Text("；".join(sums), "; ".join(sums))


def _working(made: Comparison) -> str:
    addends = " + ".join(each.text for each in made.parts)
    return f"{addends} = {_amount(made, _sum(made))}"


def _amount(made: Comparison, value: Fraction) -> str:
    """Write an amount as the form does: with the unit where its cell has one."""
    bare = made.cell.text.rstrip().endswith(tuple("0123456789"))
    return exact_text(value) + ("" if bare else made.stated.unit)


def _sum(made: Comparison) -> Fraction:
    return exact_sum(each.value for each in made.parts)


def _gap(made: Comparison) -> Fraction:
    return made.stated.value - _sum(made)


def _overspent(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report the total where it is overspent, else each part that is."""
    rows, _ = total_first(case.form.funds)
    over = [each for each in rows if _is_over(each)]
    if rows and over and over[0] is rows[0]:
        over = over[:1]
    for row in over:
        yield _over(row, setting)


def _is_over(row: FundRow) -> bool:
    pair = _budget_and_executed(row)
    return pair is not None and pair[1].span.low > pair[0].span.high


def _budget_and_executed(row: FundRow) -> tuple[Printed, Printed] | None:
    budget = row.annual_budget or row.initial_budget
    if budget is None or row.executed is None:
        return None
    return amounts(budget, row.executed)


def _over(row: FundRow, setting: Setting) -> AuditFinding:
    budget_cell = row.annual_budget or row.initial_budget
    pair = _budget_and_executed(row)
    budget = budget_cell.text if budget_cell else ""
    executed = row.executed.text if row.executed else ""
    working = None
    if pair is not None and pair[0].value > 0:
        rate = percent_text(pair[1].value / pair[0].value)
        working = alike(f"{executed} ÷ {budget} = {rate}".replace("= ≈", "≈ "))
    return AuditFinding(
        RULE,
        at_most(setting.severity, Severity.WARNING),
        Text(
            f"“{_name(row)}”执行数 {executed} 大于预算数 {budget}，"
            "须说明超出的资金来源",
            f"“{_name(row)}” executed {executed}, above the budget of {budget}; where "
            "the money came from has to be told",
        ),
        at=row.executed.span if row.executed else None,
        path=(_name(row),),
        printed=executed,
        expected=Text(f"至多 {budget}", f"at most {budget}"),
        working=working,
        basis=setting.basis,
    )


CHECK = Check(
    RULE,
    basis=(f"{FORM}：年度资金总额等于各项资金来源之和",),
    look=look,
    needs=lambda case: bool(case.form.funds),
    lacking=Text("没有资金情况", "no funds are printed"),
)
