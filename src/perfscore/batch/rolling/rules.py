"""What there is to say where tables of many assessments are rolled up."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, severity: Severity, zh: str, en: str) -> Rule:
    return Rule(name, severity, Text(dedent(zh).strip(), dedent(en).strip()))


ROLL_UP_COLUMN_MISSING = _rule(
    "roll-up-column-missing",
    Severity.ERROR,
    """
    `--roll-up-by` 写的列，有的表里没有，不知道各行汇总到哪里；什么也没有写出。
    可以写 `单位`、`项目`、`年度`、`编号`，或表里任何一列的列名，几列用逗号隔开。
    """,
    """
    A table lacks a column that `--roll-up-by` names, so that it is not known where
    its rows are rolled up; nothing was written. Any heading of the tables can be
    named, and unit, project, year and id; several are parted by commas.
    """,
)
ROLL_UP_BY_BLANK = _rule(
    "roll-up-by-blank",
    Severity.ERROR,
    """
    这一份没有填按它汇总的那一列，不知道汇总到哪里，没有加进任何一个汇总。

    改法：填上；确实没有上级的，自成一个，写它自己的名称。
    """,
    """
    An assessment leaves the column blank by which is rolled up, and was added to
    nothing.

    To mend: fill it in; a unit without one above it can stand for itself by its own
    name.
    """,
)
ROLLED_UP_TWICE = _rule(
    "rolled-up-twice",
    Severity.WARNING,
    """
    同一个编号出现了两次，两份都加进了汇总：多半是同一份自评报了两次，合计会多算。

    改法：删去重复的一份；确实是两份的，给不同的编号。
    """,
    """
    An id comes twice, and both assessments were rolled up: mostly one was handed in
    twice, and sums are too large.

    To mend: delete one; give two assessments that are two different ids.
    """,
)
ROLL_UP_UNREAD = _rule(
    "roll-up-unread",
    Severity.ERROR,
    """
    要汇总的自评里有的没有读成，所以这一个汇总没有评分：少加一份，合计就不对。
    各是为什么，见它们自己那一行的问题。

    改法：改好那几行再评。
    """,
    """
    An assessment that belongs to a roll-up could not be read, so that the whole was
    not scored: its sums would lack one. The findings of those rows say why.

    To mend: mend those rows and score again.
    """,
)
ROLL_UP_ROW_LOST = _rule(
    "roll-up-row-lost",
    Severity.WARNING,
    """
    表里有读不出来的行，连它属于哪个汇总也不知道；各汇总都没有加上它。

    改法：改好那些行再评。
    """,
    """
    Rows of a table could not be read at all, not even to which roll-up they belong;
    none has them.

    To mend: mend those rows and score again.
    """,
)
NO_ROLL_UP_RULES = _rule(
    "no-roll-up-rules",
    Severity.WARNING,
    """
    指标体系没有写“多单位汇总”，所以只有各单位填得完全一样的才汇总得出，其余留空。

    改法：在指标体系里写 `多单位汇总`，如 `绝对值：合计`。
    """,
    """
    The set states no roll_up, so that only what all units say alike can be rolled up;
    the rest is left blank.

    To mend: write `roll_up` into the set, such as `absolute: sum`.
    """,
)

RULES = (
    ROLL_UP_COLUMN_MISSING,
    ROLL_UP_BY_BLANK,
    ROLLED_UP_TWICE,
    ROLL_UP_UNREAD,
    ROLL_UP_ROW_LOST,
    NO_ROLL_UP_RULES,
)
