"""The accounts as published: tables, their rows and columns, all cells with places."""

from dataclasses import dataclass
from enum import Enum

from perfscore.model.assessment import Cell


class TableKind(Enum):
    """The tables of the published accounts, by the number they print (公开01表)."""

    TOTALS = "公开01表"
    """收入支出决算总表"""
    INCOME = "公开02表"
    """收入决算表"""
    SPENDING = "公开03表"
    """支出决算表"""
    GRANT_TOTALS = "公开04表"
    """财政拨款收入支出决算总表"""
    GENERAL_SPENDING = "公开05表"
    """一般公共预算财政拨款支出决算表"""
    BASIC_SPENDING = "公开06表"
    """一般公共预算财政拨款基本支出决算（明细）表"""
    THREE_PUBLIC = "公开07表"
    """一般公共预算财政拨款“三公”经费支出决算表"""
    FUNDS = "公开08表"
    """政府性基金预算财政拨款收入支出决算表"""
    STATE_CAPITAL = "公开09表"
    """国有资本经营预算财政拨款支出决算表"""


@dataclass(frozen=True, slots=True)
class Item:
    """One amount of a table.

    ``name`` is the row's (``一、一般公共预算财政拨款收入`` without its number),
    ``code`` that of 功能分类 or 经济分类 or empty, ``line`` the 行次 or empty.
    ``columns`` are the headings above the amount, from the top (``决算数``, ``公务用车
    购置及运行费``, ``小计``); ``side`` tells 收入 from 支出 in tables of two halves.
    ``amount`` is None where the cell is blank.
    """

    name: Cell
    code: str
    line: str
    side: str
    columns: tuple[str, ...]
    amount: Cell | None


@dataclass(frozen=True, slots=True)
class AccountsTable:
    """One table.

    ``unit`` is that of its amounts (``万元``), empty if not printed; ``number`` is the
    one it prints (``公开03表``), which may be another than its kind's, or empty.
    """

    kind: TableKind
    title: Cell
    unit: str
    items: tuple[Item, ...]
    number: str = ""

    @property
    def name(self) -> str:
        """What people find it by: the number, else the title."""
        return self.number or "".join(self.title.text.split())


@dataclass(frozen=True, slots=True)
class Accounts:
    """The tables of one unit's accounts of one year, as many as were found."""

    unit: Cell | None
    year: int | None
    tables: tuple[AccountsTable, ...]

    def table(self, kind: TableKind) -> AccountsTable | None:
        """Give the table of a kind; None if it is not there."""
        return next((each for each in self.tables if each.kind is kind), None)
