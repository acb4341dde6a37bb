"""What may stand in the row of all funds, by the accounts and the running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.audit.accounts.amounts import Amount, column_paths
from perfscore.audit.accounts.coded import total_row, whole
from perfscore.audit.accounts.form_funds import Funds
from perfscore.audit.accounts.halves import grand_total, line_named, year_total
from perfscore.audit.case import AuditCase
from perfscore.audit.narrative.figures import Kind
from perfscore.audit.narrative.labels import Measure
from perfscore.audit.narrative.statements import Statement, statements
from perfscore.audit.numbers.range import Range, range_sum
from perfscore.exact import exact_sum, exact_text
from perfscore.intake.accounts.model import Accounts, AccountsTable, TableKind
from perfscore.source import Span

_WHOLE = frozenset(("", "预算", "收入", "支出", "部门", "总", "收支", "部门整体"))
_GENERAL = "一般公共预算财政拨款"
_ADDED = re.compile(
    r"(?:预算)?(?:调整|追加|调增|调整追加|追加调整)(?:预算|资金|经费)*(?:数|额)?"
)
_YEAR_BUDGET = "全年预算"
_OPENING = "年初预算"


@dataclass(frozen=True, slots=True)
class Standing:
    """An amount that the row of all funds may be; ``value`` and ``span`` are in 元.

    ``is_required``: one of these it has to be. ``can_verify``: where it is this one,
    that is enough. Others are only told beside them.
    """

    zh: str
    en: str
    value: Fraction
    span: Range
    shown: str
    places: tuple[Span, ...]
    is_required: bool = True
    can_verify: bool = True


def spending(accounts: Accounts) -> tuple[Standing, ...]:
    """Give the spending of the year: of all funds, or of grants alone."""
    found = [
        *_halves(accounts, TableKind.TOTALS, "支出"),
        *_coded(accounts, TableKind.SPENDING),
    ][:1]
    grants = [
        *_halves(accounts, TableKind.GRANT_TOTALS, "支出"),
        *_coded(accounts, TableKind.GENERAL_SPENDING),
    ]
    return (*found, *(replace(e, is_required=not found) for e in grants[:1]))


def budget(
    case: AuditCase, accounts: Accounts, spent: Funds | None
) -> tuple[Standing, ...]:
    """Give what the budget of the year may be.

    That is income of the year, alone or with what was brought forward, or a budget
    that the accounts print. Grants alone are enough where the form's spending is theirs
    and not that of all funds. What the text adds up is told beside.
    """
    totals = accounts.table(TableKind.TOTALS)
    found: list[Standing] = []
    if totals is not None:
        found += _printed(totals, _YEAR_BUDGET)
        found += _amounts(year_total(totals, "收入"), grand_total(totals, "收入"))
        found += _with_balance(totals)
    grants = _halves(accounts, TableKind.GRANT_TOTALS, "收入")
    is_grants = _covers_grants(accounts, spent)
    beside = [replace(e, is_required=False, can_verify=is_grants) for e in grants]
    told = list(_adjusted(case))
    if found:
        told = [replace(e, is_required=False, can_verify=False) for e in told]
    return (*_once(found), *beside, *told)


def opening(case: AuditCase, accounts: Accounts) -> tuple[Standing, ...]:
    """Give the opening budgets that the accounts print or the text tells."""
    totals = accounts.table(TableKind.TOTALS)
    printed = [] if totals is None else _printed(totals, _OPENING)
    told = [
        _stated(each, is_required=each.name.subject in _WHOLE)
        for each in _openings(case)
    ]
    told.sort(key=lambda each: not each.is_required)
    return (*printed, *_once(told))


def _halves(accounts: Accounts, kind: TableKind, side: str) -> list[Standing]:
    table = accounts.table(kind)
    return [] if table is None else _amounts(year_total(table, side))


def _coded(accounts: Accounts, kind: TableKind) -> list[Standing]:
    table = accounts.table(kind)
    return [] if table is None else _amounts(whole(table, total_row(table)))


def _printed(totals: AccountsTable, head: str) -> list[Standing]:
    """Give income and spending of the column of a budget, where there is one."""
    paths = column_paths(totals.items)
    if not any(head in each[-1] for each in paths):
        return []
    return _amounts(
        *(year_total(totals, side, head) for side in ("收入", "支出")),
        grand_total(totals, "收入", head),
    )


def _amounts(*amounts: Amount | None) -> list[Standing]:
    return [_standing(each) for each in amounts if each is not None and each.unit]


def _standing(amount: Amount) -> Standing:
    text = f"{amount.name} {amount.text}{amount.unit}"
    at = () if amount.at is None else (amount.at,)
    return Standing(
        text, text, amount.value, amount.span, f"{amount.text}{amount.unit}", at
    )


def _with_balance(totals: AccountsTable) -> list[Standing]:
    """Add what was brought forward to the income, where 总计 holds more than both."""
    year = year_total(totals, "收入")
    left = line_named(totals, "收入", r"(年初|上年)(结转和结余|结转结余|结转)")
    if year is None or left is None or not year.unit:
        return []
    value = year.value + left.value
    text = f"{year.name} {year.text} + {left.name} {left.text}"
    shown = f"{exact_text(value / year.rate)}{year.unit}"
    places = tuple(each.at for each in (year, left) if each.at is not None)
    made = Standing(text, text, value, year.span + left.span, shown, places)
    return [made]


def _covers_grants(accounts: Accounts, spent: Funds | None) -> bool:
    """Whether the form's spending is that of grants and not that of all funds."""
    if spent is None:
        return False
    stands = spending(accounts)
    is_all = any(e.is_required and spent.is_same(e.value) for e in stands)
    is_part = any(not e.is_required and spent.is_same(e.value) for e in stands)
    return is_part and not is_all


def _once(found: Sequence[Standing]) -> list[Standing]:
    """Keep the first of those that are one number."""
    kept: dict[Fraction, Standing] = {}
    for each in found:
        kept.setdefault(each.value, each)
    return list(kept.values())


def _openings(case: AuditCase) -> Iterator[Statement]:
    """Give the statements on the opening budget of the whole unit."""
    for each in _money_told(case):
        is_whole = each.name.subject in (*_WHOLE, _GENERAL)
        if each.name.measure is Measure.OPENING and is_whole:
            yield each


def _money_told(case: AuditCase) -> Iterator[Statement]:
    for each in statements(case.papers):
        is_year = None in (each.year, case.year) or each.year == case.year
        if each.figure.kind is Kind.MONEY and is_year:
            yield each


def _stated(each: Statement, *, is_required: bool) -> Standing:
    text = f"文字“{each.label}”{each.number.text}"
    return Standing(
        text,
        f"“{each.label}” {each.number.text} in the text",
        each.figure.value,
        each.figure.span,
        each.number.text,
        (each.span,),
        is_required=is_required,
    )


def _adjusted(case: AuditCase) -> Iterator[Standing]:
    """Add the opening budget and its adjustment up where one sentence tells both."""
    told = list(_money_told(case))
    for first in told:
        if (
            first.name.measure is not Measure.OPENING
            or first.name.subject not in _WHOLE
        ):
            continue
        added = [
            each
            for each in told
            if each.sentence is first.sentence and _ADDED.fullmatch(each.label)
        ]
        if len(added) != 1:
            continue
        parts = (first, *added)
        value = exact_sum(each.figure.value for each in parts)
        rate = first.figure.value / first.number.value if first.number.value else 1
        shown = f"{exact_text(value / rate)}{first.unit}"
        terms = " + ".join(f"{each.label} {each.number.text}" for each in parts)
        yield Standing(
            f"文字 {terms} = {shown}",
            f"{terms} = {shown} in the text",
            value,
            range_sum(each.figure.span for each in parts),
            shown,
            tuple(each.span for each in parts),
        )
