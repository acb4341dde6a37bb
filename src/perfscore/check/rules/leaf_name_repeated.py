"""Rule: scored indicators have names of their own throughout a set."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.check.repetition import repeated
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "leaf-name-repeated",
    Severity.WARNING,
    page(
        zh="""
        不同上级下有同名的指标。自评表里上级的名称写漏或写错时，这样的行就对应不上。
        """,
        en="""
        Indicators below different headings have one name. Where a form leaves out a
        heading, or misspells it, such a row cannot be matched.
        """,
        failing="""
        一级指标 产出指标 50分
          二级指标 完成率 50分
            得分 = 分值
        一级指标 效益指标 50分
          二级指标 完成率 50分
            得分 = 分值
        """,
        mended="""
        一级指标 产出指标 50分
          二级指标 任务完成率 50分
            得分 = 分值
        一级指标 效益指标 50分
          二级指标 效益完成率 50分
            得分 = 分值
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each scored indicator whose name another one has below another heading."""
    levels = [indicator_set.indicators]
    levels += [each.children for each in indicator_set.walk()]
    leaves = [
        (name, number, each.span)
        for number, siblings in enumerate(levels)
        for each in siblings
        if each.is_leaf
        for name in each.names
    ]
    for first, again in repeated(leaves, key=lambda leaf: leaf[0]):
        if first[1] != again[1]:
            yield Diagnostic(
                RULE,
                Text(
                    f"“{again[0]}”在不同上级下出现两次",
                    f"“{again[0]}” stands below two different headings",
                ),
                Label(again[2]),
                (Label(first[2], Text("另一个", "the other")),),
            )
