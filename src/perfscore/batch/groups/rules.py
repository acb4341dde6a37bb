"""What there is to say of groups of assessments, and of who is in none."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


GROUP_COLUMN_MISSING = _rule(
    "group-column-missing",
    Severity.ERROR,
    """
    要按一列分组，表里没有这一列。每个表都要有；什么也没有写出。

    改法：在 `--group-by` 后面写表里有的列名，或给表补上这一列。
    """,
    """
    Assessments are to be grouped by a column that a table does not have. Every table
    needs it; nothing was written.

    To mend: name a column of the tables after `--group-by`, or add it to the table.
    """,
)
BY_COLUMN_MISSING = _rule(
    "by-column-missing",
    Severity.ERROR,
    """
    要按一列分组（`--by`），而表里没有这一列。没有读下去。

    改法：写成表头里的名称，或去掉 `--by`。
    """,
    """
    Rows are to be grouped by a column (`--by`) that a table does not have. It was
    not read on.

    To mend: name a heading of the table, or leave `--by` out.
    """,
)
GROUP_NOT_STATED = _rule(
    "group-not-stated",
    Severity.WARNING,
    """
    这一份没有填分组用的列，不知道与谁同组。空着不算一个组：它不算入任何一组，
    名次、同组平均等没有值，用到它们的指标没有得分。

    改法：填上这一列。
    """,
    """
    The column by which assessments are grouped is blank here. Blank is no group of its
    own: the row counts in none, and what rests on ranks or means of the group has no
    value.

    To mend: fill in the column.
    """,
)
NOT_IN_THE_GROUP = _rule(
    "not-in-the-group",
    Severity.NOTE,
    """
    这一份没有名次、同组平均所比的数（没有填，或算不出来），所以没有算入同组：
    平均按有数的单位算，没有填不等于 0。
    """,
    """
    The row lacks the value by which its group is compared (it is blank, or cannot be
    worked out) and so does not count in the group: the mean is that of those who have
    one. Missing is not zero.
    """,
)
GROUPS_IN_A_CIRCLE = _rule(
    "groups-in-a-circle",
    Severity.ERROR,
    """
    指标体系里，算同组的一个数，先要知道它自己。例如一项得分要看同组平均的总分，
    而总分里又有这一项。整组的数因此都算不出来，什么也没有写出。

    改法：改成与数据、定义或别的指标的同组平均相比；总分的同组平均、名次可以在校验、
    分级和改变等级的否决里用。
    """,
    """
    To work out a value of the group the set needs that value itself: a score goes by
    the group's mean total, say, and counts in the total. Nobody's values can be worked
    out, and nothing was written.

    To mend: compare with means of data, definitions or other indicators. Means and
    ranks of the total are for validations, classes and vetoes of the grade.
    """,
)
GROUPS_NOT_ASKED = _rule(
    "groups-not-asked",
    Severity.NOTE,
    """
    写了 `--group-by`，而这个指标体系没有用到名次、同组平均一类的数；得分与分组无关。
    """,
    """
    `--group-by` is given, and the set asks for no ranks or means of a group: the
    scores do not depend on it.
    """,
)

RULES = (
    GROUP_COLUMN_MISSING,
    BY_COLUMN_MISSING,
    GROUP_NOT_STATED,
    NOT_IN_THE_GROUP,
    GROUPS_IN_A_CIRCLE,
    GROUPS_NOT_ASKED,
)
