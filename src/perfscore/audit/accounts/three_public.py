"""The amounts of 公开07表, whichever way the table is laid."""

import re
from collections.abc import Iterator

from perfscore.audit.accounts.amounts import Amount, amount_of, amounts_of
from perfscore.audit.accounts.equations import Equation, adds_up
from perfscore.diagnostics.model import Text
from perfscore.intake.accounts.model import AccountsTable, Item
from perfscore.intake.plain import bare

BUDGET, CARRIED_OUT = "预算数", "决算数"
TOTAL, ABROAD, CARS, CAR_PURCHASE, CAR_RUNNING, RECEPTION = (
    "合计",
    "因公出国（境）费",
    "公务用车购置及运行费",
    "公务用车购置费",
    "公务用车运行费",
    "公务接待费",
)
_NAMES = (
    (CARS, re.compile(r"公务用车购置(费)?(及|和|、|与)(公务用车)?运行(维护)?费?(用)?")),
    (CAR_PURCHASE, re.compile(r"公务用车购置费?(支出)?")),
    (CAR_RUNNING, re.compile(r"公务用车运行(维护)?费(支出)?")),
    (RECEPTION, re.compile(r"公务接待费(支出|合计)?")),
    (ABROAD, re.compile(r"因公出国境?(费用?|经费)?(支出)?")),
    (
        TOTAL,
        re.compile(
            r"(支出)?合计|小计|总计"
            r"|(一般公共预算)?(财政拨款)?[“\"]?三公[”\"]?经费(财政拨款|支出|合计)*"
        ),
    ),
)
_THREE = Text("出国、用车、接待三项之和", "the three expenses")
_TWO = Text("购置费与运行费之和", "purchase and running")


def three_public(table: AccountsTable) -> dict[tuple[str, str], Item]:
    """Give the items by 预算数 or 决算数 and by what they are for."""
    found: dict[tuple[str, str], Item] = {}
    for each in table.items:
        side = _side(each)
        what = _what(each)
        if side and what:
            found.setdefault((side, what), each)
    return found


def _side(item: Item) -> str:
    for head in item.columns:
        if "决算" in head or "支出数" in head or "执行数" in head:
            return CARRIED_OUT
        if "预算" in head and "上年" not in head:
            return BUDGET
    return ""


def _what(item: Item) -> str:
    name = bare(item.name.text)
    last = [e for e in item.columns if e not in ("小计", "合计")]
    if last and name == bare(last[-1]) and "算数" in name:
        return TOTAL if item.columns[-1] in ("合计", "小计") else ""
    return expense_named(name)


def expense_named(name: str) -> str:
    """Say which of the expenses a bare name means; empty for none of them."""
    return next((what for what, known in _NAMES if known.fullmatch(name)), "")


def of_three_public(table: AccountsTable) -> Iterator[Equation]:
    """Give what budget and spending on 三公 have to satisfy."""
    items = three_public(table)
    for side in (BUDGET, CARRIED_OUT):
        for total, parts, what in (
            (TOTAL, (ABROAD, CARS, RECEPTION), _THREE),
            (CARS, (CAR_PURCHASE, CAR_RUNNING), _TWO),
        ):
            below = [items[side, e] for e in parts if (side, e) in items]
            found = amounts_of(table, below)
            yield from adds_up(amount_of(table, items.get((side, total))), found, what)


def amount_for(table: AccountsTable, side: str, what: str) -> Amount | None:
    """Give one amount of the table."""
    return amount_of(table, three_public(table).get((side, what)))
