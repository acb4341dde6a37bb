"""Rule: 由单位填报 stands once below a heading."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "declared-place-twice",
    Severity.WARNING,
    page(
        zh="""
        同一上级下写了两次 `由单位填报`，第二次没有意思：单位的指标都填在这个上级下面。
        多半是两次之间少写了一个标题。
        """,
        en="""
        `由单位填报` (declared_by_unit) stands twice below one heading; the second says
        nothing, as all of the unit's indicators go below that heading. A heading
        between the two may have been lost.
        """,
        failing="""
        一级指标 产出指标 100分
          二级指标 数量指标
            三级指标 由单位填报
            三级指标 由单位填报
        """,
        mended="""
        一级指标 产出指标 100分
          二级指标 数量指标
            三级指标 由单位填报
          二级指标 质量指标
            三级指标 由单位填报
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each 由单位填报 behind another one below the same heading."""
    for above in indicator_set.walk():
        places = [each for each in above.children if each.declared]
        for again in places[1:]:
            yield Diagnostic(
                RULE,
                Text(
                    f"“{above.title}”下写了两次“由单位填报”",
                    f"“由单位填报” stands twice below “{above.title}”",
                ),
                Label(again.span),
                (Label(places[0].span, Text("第一次", "the first")),),
                hint=Text(
                    "补上两者之间的标题，或删去一个",
                    "write the heading between the two, or delete one",
                ),
            )
