"""Which amount of the accounts a statement of the running text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.audit.accounts.amounts import Amount, amount_of, rows_of, word
from perfscore.audit.accounts.coded import column_total, total_row, whole
from perfscore.audit.accounts.halves import grand_total, line_named, year_total
from perfscore.audit.accounts.three_public import (
    BUDGET,
    CARRIED_OUT,
    amount_for,
    expense_named,
)
from perfscore.audit.narrative.figures import Kind
from perfscore.audit.narrative.labels import Measure
from perfscore.audit.narrative.statements import Statement
from perfscore.exact import Rounding, RoundingMode, round_to
from perfscore.intake.accounts.model import Accounts, AccountsTable, Item, TableKind
from perfscore.intake.plain import bare, plain

_YEAR_IN = re.compile(r"(?:本年度?)?收入合计|本年度?收入|本年度?总收入")
_YEAR_OUT = re.compile(r"(?:本年度?)?支出合计|本年度?支出|(?:部门)?整体支出")
_OF_INCOME = re.compile(rf"{_YEAR_IN.pattern}|总收入")
_OF_SPENDING = re.compile(rf"{_YEAR_OUT.pattern}|总支出")
_EITHER = {"总收入": "收入", "总支出": "支出"}
"""With what was left from before and is left after, or without."""
_BOTH = re.compile(r"(?:财政拨款)?(?:收、?支|收入、?支出|收入和支出)(?:决算)?总计")
_FUNCTION = re.compile(r".*[（(]款[）)](?P<item>.+)[（(]项[）)]")
_CLASS = re.compile(r"(?P<name>[^（(]+)[（(]类[）)](?:支出)?")
_INCOMES = "财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入"
_SPENDING = "基本支出|项目支出|经营支出|上缴上级支出|对附属单位补助支出"
_LEFT = re.compile(r"(?:年末)?(?:结余结转|结转结余|结转和结余|结转与结余)(?:资金)?")
_GENERAL = re.compile(r"一般公共预算财政拨款支出(?:决算)?数?")
_ELSEWHERE = re.compile("政府性基金|国有资本经营")
"""Below such a heading 本年收入 or 年初结转 are those of these budgets alone."""
_COSTS = {"会议费": "30215", "培训费": "30216"}


@dataclass(frozen=True, slots=True)
class Meant:
    """The amounts that a statement can name, the likeliest first.

    ``is_certain``: it names no other thing, so that a difference is one.
    """

    amounts: tuple[Amount, ...]
    is_certain: bool = True


def meant(statement: Statement, accounts: Accounts) -> Meant | None:
    """Say which amounts of the accounts a statement names; None: no one knows.

    Only names that are unmistakable where they stand are taken. A statement on another
    year names none; a blank cell is nothing that could be compared.
    """
    if statement.figure.kind is not Kind.MONEY:
        return None
    if None not in (statement.year, accounts.year) and statement.year != accounts.year:
        return None
    if _ELSEWHERE.search("".join(statement.headings)):
        return None
    for named in (_totals, _parts_of_income, _parts_of_spending, _general, _expense):
        found = named(_Told(statement), accounts)
        if found is not None:
            amounts = tuple(each for each in found.amounts if each.unit)
            return Meant(amounts, found.is_certain) if amounts else None
    return None


def is_same(told: Statement, amount: Amount) -> bool:
    """Whether both are one number, as far as the coarser of them is printed."""
    figure = told.figure
    if figure.value == amount.value:
        return True
    rate = figure.value / told.number.value if told.number.value else None
    if rate is not None:
        rounding = Rounding(RoundingMode.HALF_UP, told.number.places)
        if round_to(amount.value / rate, rounding) == told.number.value:
            return True
    rounding = Rounding(RoundingMode.HALF_UP, amount.places)
    return round_to(figure.value / amount.rate, rounding) * amount.rate == amount.value


class _Told:
    """A statement, with its words as they are compared."""

    def __init__(self, statement: Statement) -> None:
        self.label = plain(statement.label)
        self.name = statement.name
        self.above = plain("/".join(statement.headings))
        self.wholes = [plain(each.label) for each in statement.wholes]
        self.heading = statement.headings[-1] if statement.headings else ""
        self.is_grants = "财政拨款" in self.label or (
            "财政拨款收入支出" in self.above or "财政拨款收支" in self.above
        )
        self.is_actual = statement.name.measure is Measure.ACTUAL

    def is_part_of(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.fullmatch(each) for each in self.wholes)


def _meant(*amounts: Amount | None, certain: bool = True) -> Meant:
    return Meant(tuple(each for each in amounts if each is not None), certain)


def _totals(told: _Told, accounts: Accounts) -> Meant | None:
    kind = TableKind.GRANT_TOTALS if told.is_grants else TableKind.TOTALS
    table = accounts.table(kind)
    if table is None or not told.is_actual:
        return None
    if _BOTH.fullmatch(told.label):
        return _meant(grand_total(table, "收入"), grand_total(table, "支出"))
    either = _EITHER.get(told.label)
    if either is not None:
        return _meant(year_total(table, either), grand_total(table, either))
    for side, year in (("收入", _YEAR_IN), ("支出", _YEAR_OUT)):
        if re.fullmatch(rf"(?:财政拨款)?{side}总计", told.label):
            return _meant(grand_total(table, side))
        is_whole = told.label == side and "收支" in told.above
        if year.fullmatch(told.label) or is_whole:
            return _meant(year_total(table, side))
        if told.label == f"预算{side}":
            return _meant(year_total(table, side), certain=False)
    return _left(told, table)


def _left(told: _Told, table: AccountsTable) -> Meant | None:
    if _LEFT.fullmatch(told.label):
        return _meant(line_named(table, "支出", r"年末(财政拨款)?结转和结余"))
    for side, start in (("收入", "年初"), ("支出", "年末")):
        if re.fullmatch(rf"{start}(财政拨款)?结转和结余", told.label):
            pattern = rf"{start}(财政拨款)?结转和结余"
            return _meant(line_named(table, side, pattern))
    for side, name in (("支出", "结余分配"), ("收入", "使用非财政拨款结余")):
        if told.label == name:
            return _meant(line_named(table, side, rf"{name}.*"))
    return None


def _parts_of_income(told: _Told, accounts: Accounts) -> Meant | None:
    is_here = told.is_part_of(_OF_INCOME) or "收入决算情况" in told.heading
    if not (told.is_actual and is_here and re.fullmatch(_INCOMES, told.label)):
        return None
    income, totals = accounts.table(TableKind.INCOME), accounts.table(TableKind.TOTALS)
    return _meant(
        None if income is None else column_total(income, told.label),
        None if totals is None else line_named(totals, "收入", told.label),
    )


def _parts_of_spending(told: _Told, accounts: Accounts) -> Meant | None:
    if not told.is_actual or not re.fullmatch(_SPENDING, told.label):
        return None
    is_whole = "支出" in told.wholes and "收支" in told.above
    if told.is_part_of(_GENERAL):
        table = accounts.table(TableKind.GENERAL_SPENDING)
    elif told.is_part_of(_OF_SPENDING) or is_whole:
        table = accounts.table(TableKind.SPENDING)
    else:
        return None
    return _meant(None if table is None else column_total(table, told.label))


def _general(told: _Told, accounts: Accounts) -> Meant | None:
    table = accounts.table(TableKind.GENERAL_SPENDING)
    basic = accounts.table(TableKind.BASIC_SPENDING)
    if not told.is_actual:
        return None
    if table is not None:
        if _GENERAL.fullmatch(told.label):
            return _meant(whole(table, total_row(table)))
        function = _FUNCTION.fullmatch(told.heading)
        if function and told.label in ("支出决算", "支出决算数", "决算数"):
            return _row(table, function["item"])
        one = _CLASS.fullmatch(told.label)
        if one and told.is_part_of(_GENERAL):
            return _row(table, one["name"] + "支出", one["name"])
    if table is not None and told.label == "一般公共预算财政拨款基本支出":
        return _meant(column_total(table, "基本支出"))
    return None if basic is None else _basic(told, basic)


def _row(table: AccountsTable, *names: str) -> Meant | None:
    """Give the one row of a table by codes that has one of the names."""
    wanted = {bare(each) for each in names}
    rows = [
        row for row in rows_of(table.items) if row[0].code and word(row[0]) in wanted
    ]
    return _meant(whole(table, rows[0])) if len(rows) == 1 else None


def _basic(told: _Told, table: AccountsTable) -> Meant | None:
    costs = re.fullmatch("(?:日常)?(人员经费|公用经费)", told.label)
    basic = re.compile(r"(?:一般公共预算财政拨款)?基本支出")
    if costs and (told.is_part_of(basic) or "基本支出决算情况" in told.heading):
        is_all = not told.wholes or "一般公共预算" in told.wholes[0] + told.above
        column = column_total(table, costs[1])
        named = _named(table, f"{costs[1]}合计")
        return _meant(named or column, certain=is_all)
    if told.label in ("机关运行经费", "机关运行经费支出"):
        return _meant(_named(table, "公用经费合计"), certain=False)
    code = _COSTS.get(told.name.subject)
    if code is not None:
        item = next((e for e in table.items if e.code == code), None)
        return _meant(amount_of(table, item), certain=False)
    return None


def _named(table: AccountsTable, name: str) -> Amount | None:
    found: Iterator[Item] = (each for each in table.items if word(each) == name)
    return amount_of(table, next(found, None))


def _expense(told: _Told, accounts: Accounts) -> Meant | None:
    table = accounts.table(TableKind.THREE_PUBLIC)
    what = expense_named(bare(told.name.subject))
    is_here = "三公" in told.above or "三公" in told.label
    if table is None or not what or not is_here:
        return None
    if told.name.measure is Measure.OPENING or told.name.subject in ("合计", "总计"):
        return None
    return _meant(amount_for(table, CARRIED_OUT if told.is_actual else BUDGET, what))
