"""Rule: an indicator says how it is scored."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "indicator-not-scored",
    Severity.ERROR,
    page(
        zh="""
        最末一级的指标要写 `得分 = …` 或 `评分 …`，或者写 `由单位填报`，否则没有得分。
        """,
        en="""
        An indicator at the end of the tree says `得分 = …` (score) or `评分 …`
        (scoring), or `由单位填报` (declared_by_unit); otherwise it has no score.
        """,
        failing="""
        一级指标 产出指标 100分
        """,
        mended="""
        一级指标 产出指标 100分
          评分 达标得分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report fixed indicators without a scoring."""
    for each in indicator_set.walk():
        if each.is_leaf and each.scoring is None:
            yield Diagnostic(
                RULE,
                Text(
                    f"“{each.title}”没有写怎样评分",
                    f"“{each.title}” does not say how it is scored",
                ),
                Label(each.span),
                hint=Text("得分 = …，或 评分 …", "得分 = …, or 评分 …"),
            )
