"""What has to hold between the tables of the accounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.audit.accounts.amounts import Amount, amount_of, rows_of, word
from perfscore.audit.accounts.coded import column_total, total_row, whole
from perfscore.audit.accounts.equations import Equation, tie
from perfscore.audit.accounts.halves import line_named, top_lines, year_total
from perfscore.audit.accounts.three_public import (
    ABROAD,
    CAR_PURCHASE,
    CAR_RUNNING,
    CARRIED_OUT,
    RECEPTION,
    amount_for,
)
from perfscore.diagnostics.model import Text
from perfscore.intake.accounts.model import Accounts, AccountsTable, TableKind
from perfscore.intake.plain import bare

_GENERAL, _FUNDS, _CAPITAL = "一般公共预算", "政府性基金", "国有资本经营"
_GRANTS = rf"({_GENERAL}|{_FUNDS}预算|{_CAPITAL}(预算)?)?财政拨款(收入)?"
_INCOMES = "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"
_CLASS = len("201")
_BY_CODE = {
    RECEPTION: "30217",
    CAR_RUNNING: "30231",
    ABROAD: "30212",
    CAR_PURCHASE: "31013",
}


@dataclass(frozen=True, slots=True)
class _Tables:
    totals: AccountsTable | None
    income: AccountsTable | None
    spending: AccountsTable | None
    grants: AccountsTable | None
    general: AccountsTable | None
    basic: AccountsTable | None
    three: AccountsTable | None
    funds: AccountsTable | None
    capital: AccountsTable | None


def across(accounts: Accounts) -> Iterator[Equation]:
    """Give the amounts that two tables both print, and sums over tables."""
    has = _Tables(*(accounts.table(kind) for kind in TableKind))
    yield from _income(has)
    yield from _spending(has)
    yield from _grants(has)
    yield from _basic(has)


def _income(has: _Tables) -> Iterator[Equation]:
    totals, income = has.totals, has.income
    if totals is None or income is None:
        return
    yield from tie(whole(income, total_row(income)), year_total(totals, "收入"))
    for name in _INCOMES:
        yield from tie(column_total(income, name), line_named(totals, "收入", name))
    grants = [
        made
        for name, made in top_lines(totals, "收入").items()
        if re.fullmatch(_GRANTS, name)
    ]
    printed = column_total(income, "财政拨款收入")
    if printed is not None and grants and _are_alike(printed, *grants):
        yield Equation(
            printed,
            tuple(grants),
            _sum_in(totals, "各类财政拨款收入之和", "the grants"),
            is_across=True,
        )


def _spending(has: _Tables) -> Iterator[Equation]:
    totals, spending = has.totals, has.spending
    if totals is None or spending is None:
        return
    yield from tie(whole(spending, total_row(spending)), year_total(totals, "支出"))
    classes = _classes(spending)
    for name, made in top_lines(totals, "支出").items():
        yield from tie(classes.get(name), made)


def _grants(has: _Tables) -> Iterator[Equation]:
    if has.grants is None:
        return
    grants = has.grants
    year = year_total(grants, "收入")
    if has.income is not None:
        yield from tie(year, column_total(has.income, "财政拨款收入"))
    for kind in (_GENERAL, _FUNDS, _CAPITAL):
        pattern = rf"{kind}(预算)?财政拨款(收入)?"
        if has.totals is not None:
            yield from tie(
                line_named(grants, "收入", pattern),
                line_named(has.totals, "收入", pattern),
            )
    if has.totals is not None:
        for side, start in (("收入", "年初"), ("支出", "年末")):
            part = line_named(grants, side, rf"{start}财政拨款结转和结余")
            every = line_named(has.totals, side, rf"{start}结转和结余")
            yield from tie(part, every, is_bound=True)
    if has.general is not None:
        general = whole(has.general, total_row(has.general))
        yield from tie(general, year_total(grants, "支出", _GENERAL))
        classes = _classes(has.general)
        for name, made in top_lines(grants, "支出", _GENERAL).items():
            yield from tie(classes.get(name), made)
        yield from _general_in_all(has)
    yield from _special(has)


def _general_in_all(has: _Tables) -> Iterator[Equation]:
    """Tie 05 to 03 code by code where all spending is of the general budget."""
    if has.general is None or has.spending is None:
        return
    all_of = whole(has.spending, total_row(has.spending))
    general = whole(has.general, total_row(has.general))
    if all_of is None or general is None or not _are_alike(all_of, general):
        return
    is_all = all_of.span.meets(general.span)
    own = {r[0].code: whole(has.general, r) for r in rows_of(has.general.items)}
    for row in rows_of(has.spending.items):
        code = row[0].code
        if code and own.get(code) is not None:
            part, every = own[code], whole(has.spending, row)
            yield from tie(part, every, is_bound=not is_all)


def _special(has: _Tables) -> Iterator[Equation]:
    grants = has.grants
    if grants is None:
        return
    if has.funds is not None:
        row = total_row(has.funds)
        income = next((e for e in row if e.columns[0].startswith("本年收入")), None)
        pattern = rf"{_FUNDS}(预算)?财政拨款(收入)?"
        yield from tie(
            amount_of(has.funds, income), line_named(grants, "收入", pattern)
        )
        spent = [each for each in row if each.columns[0].startswith("本年支出")]
        yield from tie(whole(has.funds, spent), year_total(grants, "支出", _FUNDS))
    if has.capital is not None:
        row = total_row(has.capital)
        spent = [e for e in row if not e.columns[0].startswith(("年", "本年收入"))]
        yield from tie(whole(has.capital, spent), year_total(grants, "支出", _CAPITAL))


def _basic(has: _Tables) -> Iterator[Equation]:
    general, basic = has.general, has.basic
    if basic is None:
        return
    if general is not None:
        yield from _basic_total(general, basic)
    if has.three is None:
        return
    projects = None if general is None else column_total(general, "项目支出")
    is_all = general is not None and not (projects and projects.value)
    is_all = is_all and general is not None and bool(total_row(general))
    by_code = {e.code: amount_of(basic, e) for e in basic.items if e.code and e.amount}
    for what, code in _BY_CODE.items():
        printed = amount_for(has.three, CARRIED_OUT, what)
        yield from tie(by_code.get(code), printed, is_bound=not is_all)


def _basic_total(general: AccountsTable, basic: AccountsTable) -> Iterator[Equation]:
    printed = column_total(general, "基本支出")
    total = whole(basic, total_row(basic))
    if total is not None:
        yield from tie(total, printed)
        return
    names = ("人员经费合计", "公用经费合计")
    named = [each for each in basic.items if word(each) in names]
    parts = [made for each in named if (made := amount_of(basic, each)) is not None]
    has_both = len({word(each) for each in named}) == len(names) and not any(
        each.amount is not None and amount_of(basic, each) is None for each in named
    )
    if printed is not None and has_both and parts and _are_alike(printed, *parts):
        yield Equation(
            printed,
            tuple(parts),
            _sum_in(basic, "人员经费与公用经费之和", "staff and running costs"),
            is_across=True,
        )


def _classes(table: AccountsTable) -> dict[str, Amount]:
    """Give the classes (codes of three digits) of a table by name."""
    found: dict[str, Amount] = {}
    for row in rows_of(table.items):
        made = whole(table, row) if len(row[0].code) == _CLASS else None
        if made is not None:
            found[bare(row[0].name.text)] = made
    return found


def _are_alike(first: Amount, *others: Amount) -> bool:
    """Whether all print their units, so that they can be compared."""
    return bool(first.unit) and all(each.unit for each in others)


def _sum_in(table: AccountsTable, zh: str, en: str) -> Text:
    return Text(f"{table.name}{zh}", f"{en} of {table.name}")
