"""Check A3: what was carried over, and other income, stands in the form's funds."""

import re
from collections.abc import Iterator

from perfscore.audit.accounts.amounts import Amount
from perfscore.audit.accounts.form_funds import (
    funds_in,
    is_comparable,
    total_row,
    with_accounts,
)
from perfscore.audit.accounts.halves import line_named, top_lines
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.intake.accounts.model import Accounts, TableKind
from perfscore.intake.plain import bare
from perfscore.model.assessment import Cell, FundRow
from perfscore.source import Span

RULE = Rule(
    "carry-over-not-in-form",
    Severity.WARNING,
    page(
        zh="""
        决算表有年初结转和结余，或者有财政拨款以外的收入，而自评表资金情况的
        “上年结转资金”“其他资金”一行空着（或填 0）。按表样，年度资金总额是当年财政
        拨款、上年结转和其他资金之和，空着就少算了可用的资金，执行率也随之偏高。

        只看部门整体的自评表，只看表上有的行；表样没有这两行的不报。

        复核时看：结转资金是否仍要安排支出，其他收入用在哪里。改法：补填这两行，
        并重算全年预算数、执行数和执行率。
        """,
        en="""
        The accounts have balances brought forward, or income that is no grant, and the
        form's row 上年结转资金 or 其他资金 is blank (or 0). All funds of the year are
        the grants, what was carried over and other funds; where the latter are blank,
        funds are left out and the rate of execution comes out too high.

        Only forms on a whole unit are looked at, and only rows that they have.

        To look at: whether the balance was still to be spent, and what other income
        was spent on. To mend: fill in both rows and work the rate out anew.
        """,
    ),
)
_CARRIED = re.compile("结转|结余")
_OTHER = re.compile("其[他它](资金|收入|来源)|非财政拨款|单位资金|自有资金|^其[他它]$")
_GRANT = re.compile("财政拨款")


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Look for the balance and for other income in the form's rows."""
    accounts = with_accounts(case)
    if accounts is None:
        return
    for known, amounts in (
        (_CARRIED, _brought_forward(accounts)),
        (_OTHER, _other_income(accounts)),
    ):
        printed = [each for each in amounts if each.value]
        rows = [row for row in case.form.funds if known.search(bare(row.name))]
        if not printed or not rows:
            continue
        filled = [row for row in rows if _is_filled(row)]
        if filled:
            yield _verified(filled[0], printed)
        else:
            yield _finding(case, rows[0], printed, setting)


def _brought_forward(accounts: Accounts) -> tuple[Amount, ...]:
    for kind in (TableKind.TOTALS, TableKind.GRANT_TOTALS):
        table = accounts.table(kind)
        pattern = r"(年初|上年)(财政拨款)?(结转和结余|结转结余|结转)"
        found = None if table is None else line_named(table, "收入", pattern)
        if found is not None:
            return (found,)
    return ()


def _other_income(accounts: Accounts) -> tuple[Amount, ...]:
    table = accounts.table(TableKind.TOTALS)
    if table is None:
        return ()
    return tuple(
        amount
        for name, amount in top_lines(table, "收入").items()
        if not _GRANT.search(name)
    )


def _cells(row: FundRow) -> tuple[Cell | None, ...]:
    return (row.initial_budget, row.annual_budget, row.executed)


def _is_filled(row: FundRow) -> bool:
    """Whether the row has an amount; words in it are not taken for none."""
    cells = [each for each in _cells(row) if each is not None and each.text.strip()]
    read = [funds_in(each) for each in cells]
    return any(each is None or each.value for each in read)


def _verified(row: FundRow, printed: list[Amount]) -> Verified:
    text = _listed(printed)
    cell = next(each for each in _cells(row) if each is not None)
    return Verified(
        RULE,
        f"{row.name} {cell.text}",
        Text(f"决算表有{text}，表上已填", f"the accounts have {text}; it is filled in"),
        cell.span,
    )


def _finding(
    case: AuditCase, row: FundRow, printed: list[Amount], setting: Setting
) -> AuditFinding:
    text = _listed(printed)
    cells = [each for each in _cells(row) if each is not None]
    state = Text("填 0", "is 0") if cells else Text("空白", "is blank")
    return AuditFinding(
        RULE,
        setting.severity,
        Text(
            f"{text}，自评表“{row.name}”{state.zh}",
            f"{text}, while “{row.name}” of the form {state.en}",
        ),
        at=_place(case, cells),
        path=(row.name,),
        printed=cells[0].text if cells else "",
        expected=Text(f"{text}，须填入或说明", f"{text}, filled in or explained"),
        basis=setting.basis,
        related=tuple(Label(each.at) for each in printed if each.at is not None),
    )


def _place(case: AuditCase, cells: list[Cell]) -> Span | None:
    """Give the place of the row; that of all funds where the row is blank."""
    total = total_row(case)
    above = [] if total is None else [e for e in _cells(total) if e is not None]
    return next((each.span for each in (*cells, *above)), None)


def _listed(printed: list[Amount]) -> str:
    return "、".join(f"{each.name} {each.text}{each.unit}" for each in printed)


CHECK = Check(
    RULE,
    basis=(f"{FORM}：年度资金总额分列当年财政拨款、上年结转资金和其他资金",),
    look=look,
    needs=is_comparable,
    lacking=Text(
        "没有同年度的决算表，或者不是部门整体的自评表",
        "there are no accounts of the year, or the form is not on a whole unit",
    ),
)
