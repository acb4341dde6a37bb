"""What there is to say of inputs that two sets are tried on."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, zh: str, en: str, severity: Severity = Severity.ERROR) -> Rule:
    text = Text(dedent(zh).strip(), dedent(en).strip())
    return Rule(name, severity, text)


SETS_READ_APART = _rule(
    "sets-read-apart",
    """
    两个体系对同一个表的理解不同：一个看作一行一份自评，另一个看作一行一个指标；
    或者看作编号、单位、项目、年度的列不同。这样的行没有办法一一对应，没有读下去。

    改法：用两个体系都能用的表；体系里的数据名称不要与“编号”“单位名称”相同。
    """,
    """
    Two sets take one table differently: a row is an assessment to one and an
    indicator to the other, or they take other columns for the id, unit, project and
    year. Such rows cannot be matched, and were not read.

    To mend: use a table that both sets can score, and give no datum of a set the name
    of the id or the unit.
    """,
)
COLUMN_OF_RENAMED = _rule(
    "column-of-renamed",
    """
    新体系里一个指标改了名，位置和评分办法没有变，仍是同一个指标；表里只有其中一个名称的列。
    这一列的数，两个体系都用，不然改了名就没有完成值，什么也比不成。

    改法：不用改。两个名称说的不是同一个数的，在表里把两列都写上，各用各的。
    """,
    """
    An indicator of the later set has another name, with its place and scoring as they
    were: it is the same one. The table has a column by one of the names alone, and both
    sets take their numbers from it; else one of them would have none to score.

    To mend: nothing has to be. If the names stand for different numbers, give the table
    both columns.
    """,
    Severity.NOTE,
)
RULES = (SETS_READ_APART, COLUMN_OF_RENAMED)
