"""What has to hold in the tables of two halves, 公开01表 and 公开04表."""

import re
from collections.abc import Iterator, Sequence

from perfscore.audit.accounts.amounts import (
    Amount,
    amount_of,
    amounts_of,
    column_paths,
    in_column,
    main_path,
    raw,
    rows_of,
    word,
)
from perfscore.audit.accounts.columns import column_sums
from perfscore.audit.accounts.equations import Equation, adds_up
from perfscore.diagnostics.model import Text
from perfscore.intake.accounts.model import AccountsTable, Item

SIDES = ("收入", "支出")
_YEAR = {"收入": re.compile(r"本年收入(合计)?"), "支出": re.compile(r"本年支出(合计)?")}
_GRAND = re.compile(r"(收入|支出)?总计")
_TOP = re.compile(r"[一二三四五六七八九十]{1,3}、")
_ASIDE = re.compile(r"其中|\(|[0-9]")
_BESIDE_YEAR = re.compile(
    r"使用非财政拨款结余(\(含专用结余\))?|使用专用结余|用事业基金弥补收支差额|结余分配"
    r"|(年初|上年|年末|结转下年)[^:]*?(结转|结余|下年)[^:]*|结转下年"
)
FUNDS = re.compile(
    r"(一般公共预算|政府性基金预算|国有资本经营预算|国有资本经营)财政拨款"
)
_LINES = {
    "收入": Text("各项收入之和", "all its income"),
    "支出": Text("各项支出之和", "all its spending"),
}
_ALL = {
    "收入": Text("本年收入、结转结余等之和", "income of the year and what was left"),
    "支出": Text("本年支出、结转结余等之和", "spending of the year and what is left"),
}
_OTHER_HALF = Text("收入总计", "the total of income")
_PARTS = Text("各类拨款之和", "the kinds of grants")
_ROW = Text("本行各栏之和", "the columns of the row")


def of_halves(table: AccountsTable) -> Iterator[Equation]:
    """Give what the two halves of a table have to satisfy."""
    for side in SIDES:
        items = [each for each in table.items if each.side == side]
        for path in column_paths(items):
            yield from _half(table, in_column(items, path), side)
        sums = column_sums(column_paths(items))
        for row in rows_of(items):
            by_path = {each.columns: each for each in row}
            for total, parts in sums:
                found = amounts_of(table, (by_path[p] for p in parts if p in by_path))
                yield from adds_up(amount_of(table, by_path.get(total)), found, _ROW)
    left, right = grand_total(table, "收入"), grand_total(table, "支出")
    if left is not None and right is not None:
        yield Equation(right, (left,), _OTHER_HALF)


def _half(table: AccountsTable, items: Sequence[Item], side: str) -> Iterator[Equation]:
    at = next((n for n, e in enumerate(items) if _YEAR[side].fullmatch(word(e))), None)
    if at is None:
        return
    year = amount_of(table, items[at])
    yield from adds_up(year, amounts_of(table, _tops(items[:at])), _LINES[side])
    end = next((n for n, e in enumerate(items) if _GRAND.fullmatch(word(e))), None)
    if end is None or end < at:
        return
    beside = items[at + 1 : end]
    known = [each for each in beside if _BESIDE_YEAR.fullmatch(word(each))]
    for place, each in enumerate(beside):
        if each in known:
            parts = _kinds_below(beside[place + 1 :])
            found = amounts_of(table, parts)
            yield from adds_up(amount_of(table, each), found, _PARTS)
    odd = [e for e in beside if e.amount and e not in known and not _is_part(e)]
    if not odd and year is not None:
        found = amounts_of(table, known)
        if found is not None:
            grand = amount_of(table, items[end])
            yield from adds_up(grand, (year, *found), _ALL[side])


def _tops(items: Sequence[Item]) -> list[Item]:
    """Give the lines that are no part of others: those with 一、 二、, else all."""
    tops = [each for each in items if _TOP.match(raw(each))]
    return tops or [each for each in items if not _ASIDE.match(raw(each))]


def _kinds_below(items: Sequence[Item]) -> list[Item]:
    kinds: list[Item] = []
    for each in items:
        if not FUNDS.fullmatch(word(each)):
            break
        kinds.append(each)
    return kinds


def _is_part(item: Item) -> bool:
    return bool(
        _ASIDE.match(raw(item))
        or FUNDS.fullmatch(word(item))
        or re.search("基本支出|项目支出|经营结余|所得税|提取|转入|其他$", word(item))
    )


def lines(table: AccountsTable, side: str, column: str = "") -> list[Item]:
    """Give the lines of a half in the column of what was carried out.

    ``column`` asks for another one by its heading.
    """
    items = [each for each in table.items if each.side == side]
    paths = column_paths(items)
    asked = [each for each in paths if column and column in each[-1]]
    path = asked[0] if asked else (None if column else main_path(paths))
    return [] if path is None else in_column(items, path)


def year_total(table: AccountsTable, side: str, column: str = "") -> Amount | None:
    """Give 本年收入合计 or 本年支出合计."""
    found = (e for e in lines(table, side, column) if _YEAR[side].fullmatch(word(e)))
    return amount_of(table, next(found, None))


def grand_total(table: AccountsTable, side: str, column: str = "") -> Amount | None:
    """Give 总计 of a half."""
    found = (e for e in lines(table, side, column) if _GRAND.fullmatch(word(e)))
    return amount_of(table, next(found, None))


def line_named(
    table: AccountsTable, side: str, pattern: str, column: str = ""
) -> Amount | None:
    """Give the first line of a half whose name is ``pattern``, an expression."""
    found = (e for e in lines(table, side, column) if re.fullmatch(pattern, word(e)))
    return amount_of(table, next(found, None))


def top_lines(table: AccountsTable, side: str, column: str = "") -> dict[str, Amount]:
    """Give the lines above 本年合计 by their names without ordinals."""
    found: dict[str, Amount] = {}
    for each in lines(table, side, column):
        if _YEAR[side].fullmatch(word(each)):
            break
        made = amount_of(table, each) if _TOP.match(raw(each)) else None
        if made is not None:
            found[word(each)] = made
    return found
