"""Rule: what units declare stands below a heading with a weight."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "declared-weight-missing",
    Severity.ERROR,
    page(
        zh="""
        由单位填报的指标由单位自己分配分值，但总共多少分要由上级指标写明，否则无从核对
        各单位分配的分值之和。
        """,
        en="""
        Units share out the points of the indicators they declare, but how many there
        are is stated by a heading above; otherwise the sum they come to cannot be
        checked.
        """,
        failing="""
        一级指标 产出指标
          二级指标 数量指标
            三级指标 由单位填报
        """,
        mended="""
        一级指标 产出指标 50分
          二级指标 数量指标
            三级指标 由单位填报
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report headings of level 1 without weight above what units declare."""
    for top in indicator_set.indicators:
        waiting = [top]
        while waiting:
            node = waiting.pop()
            if node.weight is not None:
                continue
            if node.declared:
                yield Diagnostic(
                    RULE,
                    Text(
                        f"“{top.title}”下有由单位填报的指标，但没有写分值",
                        f"units declare indicators below “{top.title}”, "
                        "which states no weight",
                    ),
                    Label(top.span),
                    (Label(node.span, Text("由单位填报", "declared by units")),),
                    Text(f"{top.title} …分", f"{top.title} …分"),
                )
                break
            waiting.extend(node.children)
