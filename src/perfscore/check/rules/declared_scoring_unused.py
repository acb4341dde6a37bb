"""Rule: 填报指标评分 stands in sets with indicators that units declare."""

from collections.abc import Iterator

from perfscore.check.declared import declared_places
from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "declared-scoring-unused",
    Severity.WARNING,
    page(
        zh="""
        写了 `填报指标评分`，但没有一处写 `由单位填报`，这些评分办法用不到。
        """,
        en="""
        There is a declared scoring (`填报指标评分`), but no place says `由单位填报`
        (declared_by_unit), so it is never used.
        """,
        failing="""
        一级指标 产出指标 100分
          得分 = 分值
        填报指标评分
          目标 ≥、＞、＝、≤、＜、数值、日期：达标得分
        """,
        mended="""
        一级指标 产出指标 100分
          得分 = 分值
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report a declared scoring in a set without declared indicators."""
    rows = indicator_set.declared_scoring
    if rows and not declared_places(indicator_set):
        yield Diagnostic(
            RULE,
            Text(
                "没有由单位填报的指标，填报指标评分用不到",
                "no indicator is declared by units, so the declared scoring is unused",
            ),
            Label(rows[0].span),
            hint=Text(
                "删去填报指标评分，或写“由单位填报”",
                "delete it, or write “由单位填报”",
            ),
        )
