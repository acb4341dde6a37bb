"""What has to hold in the tables by codes, 公开02, 03, 05, 06, 08 and 09表."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from perfscore.audit.accounts.amounts import (
    Amount,
    amount_of,
    amounts_of,
    column_paths,
    in_column,
    rows_of,
    word,
)
from perfscore.audit.accounts.columns import column_sums
from perfscore.audit.accounts.equations import Equation, adds_up
from perfscore.diagnostics.model import Text
from perfscore.intake.accounts.model import AccountsTable, Item, TableKind
from perfscore.intake.plain import bare

_SUM = ("合计", "总计", "本年合计", "支出合计", "收入合计")
_ROW = Text("本行各栏之和", "the columns of the row")
_TOPS = Text("各类之和", "the classes below it")
_BELOW = Text("下级科目之和", "the codes below it")
_LEFT = Text(
    "年初结转结余加本年收入减本年支出", "what was left, plus income, less spending"
)
_LEFT_HEADS = ("年初", "本年收入", "本年支出", "年末")
_STAFF = {"人员经费合计": "人员经费", "公用经费合计": "公用经费"}
_STAFF_CODES = {"人员经费合计": ("301", "303")}
_GROUPS = Text("各类之和", "the classes of the group")
_BOTH = Text("人员经费与公用经费之和", "staff and running costs")


def of_coded(table: AccountsTable) -> Iterator[Equation]:
    """Give what the rows and columns of a table by codes have to satisfy."""
    paths = column_paths(table.items)
    sums = column_sums(paths)
    for row in rows_of(table.items):
        by_path = {each.columns: each for each in row}
        for total, parts in sums:
            found = amounts_of(table, (by_path[p] for p in parts if p in by_path))
            yield from adds_up(amount_of(table, by_path.get(total)), found, _ROW)
        if table.kind is TableKind.FUNDS:
            yield from _what_is_left(table, row)
    if is_grouped(table):
        yield from _by_codes(table, [e for e in table.items if e.code])
        yield from _groups(table)
        return
    for path in paths:
        items = in_column(table.items, path)
        yield from _by_codes(table, items)


def is_grouped(table: AccountsTable) -> bool:
    """Whether groups of codes stand side by side, so that columns are no sums."""
    codes = [each.code for each in table.items if each.code]
    is_single = len(set(codes)) == len(codes)
    return table.kind is TableKind.BASIC_SPENDING and bool(codes) and is_single


def _what_is_left(table: AccountsTable, row: Sequence[Item]) -> Iterator[Equation]:
    found: dict[str, Item] = {}
    for each in row:
        is_sum = len(each.columns) == 1 or each.columns[-1] in ("小计", "合计")
        for start in _LEFT_HEADS:
            if is_sum and each.columns[0].startswith(start):
                found[start] = each
    if len(found) == len(_LEFT_HEADS):
        plus = amounts_of(table, (found["年初"], found["本年收入"]))
        minus = amounts_of(table, (found["本年支出"],))
        if minus is not None:
            yield from adds_up(amount_of(table, found["年末"]), plus, _LEFT, minus)


def _by_codes(table: AccountsTable, items: Sequence[Item]) -> Iterator[Equation]:
    coded = [each for each in items if each.code]
    codes = {each.code for each in coded}
    if not coded or len(codes) != len(coded):
        return
    below: dict[str, list[Item]] = {}
    for each in coded:
        below.setdefault(_parent(each.code, codes), []).append(each)
    for each in coded:
        if each.code in below:
            found = amounts_of(table, below[each.code])
            yield from adds_up(amount_of(table, each), found, _BELOW)
    totals = [each for each in items if not each.code and word(each) in _SUM]
    if len(totals) == 1:
        found = amounts_of(table, below.get("", []))
        yield from adds_up(amount_of(table, totals[0]), found, _TOPS)


def _parent(code: str, codes: AbstractSet[str]) -> str:
    """Give the longest code of the table that this one goes on from."""
    starts = (code[:end] for end in range(len(code) - 1, 0, -1))
    return next((each for each in starts if each in codes), "")


def _groups(table: AccountsTable) -> Iterator[Equation]:
    sums: list[Amount] = []
    for name, head in _STAFF.items():
        total = _named(table, name)
        tops = [
            each
            for each in table.items
            if len(each.code) == len("301") and _is_in(each, name, head)
        ]
        if total is not None:
            sums.append(total)
            yield from adds_up(total, amounts_of(table, tops), _GROUPS)
    total = next((t for n in _SUM if (t := _named(table, n)) is not None), None)
    if len(sums) == len(_STAFF):
        yield from adds_up(total, sums, _BOTH)


def _is_in(item: Item, name: str, head: str) -> bool:
    heads = [each for each in item.columns if each in _STAFF.values()]
    if heads:
        return heads[0] == head
    is_staff = item.code in _STAFF_CODES["人员经费合计"]
    return is_staff == (name in _STAFF_CODES)


def _named(table: AccountsTable, name: str) -> Amount | None:
    return amount_of(table, next((e for e in table.items if word(e) == name), None))


def total_row(table: AccountsTable) -> tuple[Item, ...]:
    """Give the row 合计 of a table by codes; nothing where it has none, or several."""
    rows = [row for row in rows_of(table.items) if is_total(row[0])]
    return rows[0] if len(rows) == 1 else ()


def is_total(item: Item) -> bool:
    """Whether a row is that of 合计."""
    return not item.code and word(item) in _SUM


def cell(table: AccountsTable, row: Sequence[Item], pattern: str) -> Amount | None:
    """Give the amount of a row in the first column with a heading ``pattern``."""
    for each in row:
        if re.fullmatch(pattern, each.columns[-1]):
            return amount_of(table, each)
    return None


def whole(table: AccountsTable, row: Sequence[Item]) -> Amount | None:
    """Give the amount of a row in the column that sums the others up."""
    return cell(
        table, row, r"(?:本年)?(?:收入|支出)?(?:合计|小计)|本年支出|决算数|金额"
    )


def column_total(table: AccountsTable, name: str) -> Amount | None:
    """Give the amount of 合计 in the column, or group of columns, ``name``."""
    row = [
        each
        for each in total_row(table)
        if any(re.fullmatch(rf"{name}", bare(head)) for head in each.columns)
    ]
    is_one = len(row) == 1 or all(each.columns[-1] != "小计" for each in row)
    found = row[:1] if is_one else [e for e in row if e.columns[-1] == "小计"]
    return amount_of(table, next(iter(found), None))
