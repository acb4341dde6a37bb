"""What there is to say of studies of sensitivity that cannot be made."""

from textwrap import dedent

from perfscore.diagnostics.model import Rule, Severity, Text


def _rule(name: str, zh: str, en: str) -> Rule:
    text = Text(dedent(zh).strip(), dedent(en).strip())
    return Rule(name, Severity.ERROR, text)


ERROR_NOT_TAKEN = _rule(
    "error-not-taken",
    """
    `--error` 写的误差用不上：没有这个数，或者大小写得不像一个误差。没有读下去。

    改法：写成 `--error 5%`（所有填报的数），或 `--error 培训人数=2人`、
    `--error 培训人数=3%`（这一个数）。名称是数据或指标的名称。
    """,
    """
    An error that `--error` states cannot be used: no reported number has that name,
    or the size is none. It was not read on.

    To mend: write `--error 5%` for all reported numbers, or `--error 培训人数=2人`,
    `--error 培训人数=3%` for one of them, named as the datum or the indicator is.
    """,
)
GROUP_NEEDED_HERE = _rule(
    "group-needed-here",
    """
    指标体系用到名次、同组平均一类的函数，一份自评的得分取决于同组的其他自评：
    改动一份会牵动别的。`perfscore sensitivity` 不能分析这样的体系，什么也没有评。

    改法：用 `perfscore batch --group-by` 按改动前后的体系或数据各评一次，再对照。
    """,
    """
    The set asks for ranks, means of a group and the like: a score depends on other
    assessments, and a change of one moves others. `perfscore sensitivity` does not
    study such sets; nothing was scored.

    To mend: score the set or the data before and after a change with
    `perfscore batch --group-by`, and hold the results against each other.
    """,
)
NOTHING_TO_STUDY = _rule(
    "nothing-to-study",
    """
    输入里没有一份自评有总分，没有可以比较的。

    改法：用 `perfscore batch` 评同样的输入，看“问题”里写明每一行为什么没有评成。
    """,
    """
    No assessment of the inputs has a total, so that there is nothing to compare.

    To mend: score the same inputs with `perfscore batch`; its findings say why.
    """,
)

RULES = (ERROR_NOT_TAKEN, GROUP_NEEDED_HERE, NOTHING_TO_STUDY)
