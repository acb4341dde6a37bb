"""Rule: an indicator stands once below its heading."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.check.repetition import repeated
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "duplicate-indicator",
    Severity.ERROR,
    page(
        zh="""
        同一个上级下面，指标名称不能重复：自评表的各行按名称与体系对应，同名的两行无法
        分清。
        """,
        en="""
        Below one heading no name stands twice: the rows of a form are matched by their
        names, and two alike cannot be told apart.
        """,
        failing="""
        一级指标 产出指标 50分
          得分 = 分值
        一级指标 产出指标 50分
          得分 = 分值
        """,
        mended="""
        一级指标 产出指标 50分
          得分 = 分值
        一级指标 效益指标 50分
          得分 = 分值
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each name that stands twice among siblings, joint names apart."""
    levels = [indicator_set.indicators]
    levels += [each.children for each in indicator_set.walk() if each.children]
    for siblings in levels:
        names = [
            (name, each.span)
            for each in siblings
            for name in each.names
            if not each.declared
        ]
        for (_, first), (name, again) in repeated(names, key=lambda pair: pair[0]):
            yield Diagnostic(
                RULE,
                Text(
                    f"同一上级下有两个“{name}”",
                    f"“{name}” stands twice below one heading",
                ),
                Label(again),
                (Label(first, Text("第一个", "the first")),),
            )
