"""What there is to say of published accounts that were read."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


ACCOUNTS_TABLE_NOT_READ = _rule(
    "accounts-table-not-read",
    Severity.WARNING,
    """
    表名或表号是决算公开表（公开01–09表），而栏目或行不认识：没有“收入”“支出”两边，
    没有科目名称，或者数上方没有栏目名称。这样的表整张不用，不猜；其余的表照常核对。
    """,
    """
    A table has the title or the number of a published account (公开01表 to 公开09表),
    but its headings or rows are not known: no two halves 收入 and 支出, no names, or
    amounts below no heading. Such a table is left out whole and nothing is guessed; the
    other tables are looked at as usual.
    """,
)
ACCOUNTS_TABLE_REPEATED = _rule(
    "accounts-table-repeated",
    Severity.NOTE,
    """
    文件里同一种决算表有几张（例如汇总的和所属单位的）。核对用第一张，其余的没有用到。
    """,
    """
    The file has several accounts tables of one kind (those of the whole and of units
    below it, say). The first is looked at, the others are not.
    """,
)
ACCOUNTS_CELL_NOT_READ = _rule(
    "accounts-cell-not-read",
    Severity.NOTE,
    """
    决算表里这些格没有用到：数所在的行没有名称，或上方没有栏目名称。
    """,
    """
    Cells of an accounts table that were not used: an amount stands in a row without a
    name, or below no heading.
    """,
)

RULES = (ACCOUNTS_TABLE_NOT_READ, ACCOUNTS_TABLE_REPEATED, ACCOUNTS_CELL_NOT_READ)
