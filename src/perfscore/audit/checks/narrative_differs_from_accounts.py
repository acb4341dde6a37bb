"""Check N2: an amount told in running text is that of the published accounts."""

from collections.abc import Iterable, Iterator

from perfscore.audit.accounts.amounts import Amount, amount_of
from perfscore.audit.accounts.equations import shown
from perfscore.audit.accounts.judging import Fault, judged
from perfscore.audit.accounts.narrated import is_same, meant
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.narrative.statements import Statement, statements
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text

_INNER_QUOTES = str.maketrans("“”", "‘’")
RULE = Rule(
    "narrative-differs-from-accounts",
    Severity.WARNING,
    page(
        zh="""
        情况说明或自评报告里写的数，与决算表里同名的数不同：本年收入、支出合计，总计，
        年初、年末结转和结余，结余分配，各类收入，基本支出和项目支出，各类科目支出，
        人员经费和公用经费，“三公”经费预算数和决算数。

        只比较在该处不会另有所指的名称；说的是别的年度、表里空白的，不比较。元、万元
        之间精确换算；表里有分、文字只写到万元的，按文字的位数比较。

        复核时看：文字和表哪一个与账一致，是否漏写了口径（例如“结转结余”只写了结余
        分配）。改法：更正文字，或者写明口径。
        """,
        en="""
        A number in the running text differs from the one of that name in the accounts:
        income and spending of the year, totals, what was left before and after, its
        distribution, kinds of income, basic and project spending, functions, staff and
        running costs, budget and spending on 三公.

        Only names are compared that mean nothing else where they stand; statements on
        other years, and blank cells, are not. 元 and 万元 are converted exactly; where
        the text has fewer digits, they are what is compared.

        To look at: which of the two agrees with the books, and whether the text leaves
        out what its number covers. To mend: correct the text, or say what is meant.
        """,
    ),
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare every amount of the running text that the accounts have by its name."""
    if case.accounts is None:
        return
    faults = judged(case.accounts).faults
    for each in statements(case.papers):
        named = meant(each, case.accounts)
        if named is None:
            continue
        same = next((a for a in named.amounts if is_same(each, a)), None)
        if same is not None:
            text = f"{same.name} {same.text}{same.unit}"
            yield Verified(
                RULE, f"{each.label} {each.number.text}", _like(text), each.span
            )
        elif named.is_certain and not _mends(each, named.amounts[0], faults):
            yield _finding(each, named.amounts[0], setting)


def _mends(told: Statement, amount: Amount, faults: Iterable[Fault]) -> bool:
    """Whether the text has what would make the table's sums hold: the table is wrong.

    That is told of the table, and is not the text's fault.
    """
    span = told.figure.span
    return any(
        fault.cell == amount
        and fault.cell.place == amount.place
        and all(span.low <= e.wanted(fault.cell) <= span.high for e in fault.broken)
        for fault in faults
    )


def _finding(told: Statement, amount: Amount, setting: Setting) -> AuditFinding:
    is_close = told.figure.span.meets(amount.span)
    gap = shown(abs(told.figure.value - amount.value), amount)
    label = told.label.translate(_INNER_QUOTES)
    zh = (
        f"文字写“{label}”{told.number.text}，{amount.name}是 "
        f"{amount.text}{amount.unit}，差 {gap}{amount.unit}"
    )
    en = (
        f"the text says “{label}” {told.number.text}, {amount.name} is "
        f"{amount.text} {amount.unit}: {gap} {amount.unit} apart"
    )
    namesake = _printed_elsewhere(told, amount)
    if namesake is not None and not is_close:
        zh += f"；表中 {namesake.text} 是{namesake.name}"
        en += f"; {namesake.text} there is {namesake.name}"
    if is_close:
        zh, en = f"{zh}，可由四舍五入解释", f"{en}, which rounding explains"
    limit = Severity.NOTE if is_close else Severity.ERROR
    return AuditFinding(
        RULE,
        at_most(setting.severity, limit),
        Text(zh, en),
        at=told.span,
        printed=told.number.text,
        expected=_like(f"{amount.text}{amount.unit}"),
        working=_like(f"{amount.name} = {amount.text}{amount.unit}"),
        basis=setting.basis,
        related=(Label(amount.at),) if amount.at else (),
        is_rounding=is_close,
    )


def _printed_elsewhere(told: Statement, amount: Amount) -> Amount | None:
    """Give the one amount of the same table that is the number told."""
    found = [
        made
        for item in amount.table.items
        if (made := amount_of(amount.table, item)) is not None
        and made.value == told.figure.value
        and made.value
    ]
    return found[0] if len(found) == 1 else None


def _like(text: str) -> Text:
    return alike(text)


def _has_both(case: AuditCase) -> bool:
    return case.accounts is not None and bool(case.papers)


CHECK = Check(
    RULE,
    basis=("部门决算公开：情况说明与决算表数据一致",),
    look=look,
    needs=_has_both,
    lacking=Text("没有决算表或文字说明", "there are no accounts, or no running text"),
)
