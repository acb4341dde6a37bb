"""Rule: every fixed indicator states its weight."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.check.page import page
from perfscore.check.weights import worth
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import Indicator, IndicatorSet

RULE = Rule(
    "weight-missing",
    Severity.ERROR,
    page(
        zh="""
        每个评分的指标都要写分值。上级分组可以不写，由下级相加得出；分值不会自动平均分
        配。
        """,
        en="""
        Every indicator that is scored states its weight. A heading need not: its
        weight is the sum of those below. Nothing is shared out by itself.
        """,
        failing="""
        一级指标 产出指标 50分
          二级指标 数量指标
            得分 = 分值
        """,
        mended="""
        一级指标 产出指标 50分
          二级指标 数量指标 50分
            得分 = 分值
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report fixed indicators without a weight, and what the others leave for it."""
    yield from _level(indicator_set.indicators, indicator_set.full)
    for each in indicator_set.walk():
        yield from _level(each.children, each.weight)


def _level(
    siblings: Sequence[Indicator], required: Fraction | None
) -> Iterator[Diagnostic]:
    for each in siblings:
        if each.is_leaf and each.weight is None:
            yield Diagnostic(
                RULE,
                Text(
                    f"“{each.title}”没有写分值，要求写明",
                    f"“{each.title}” states no weight; one is required",
                ),
                Label(each.span),
                hint=_hint(each, siblings, required),
            )


def _hint(
    missing: Indicator, siblings: Sequence[Indicator], required: Fraction | None
) -> Text:
    others = [worth(each) for each in siblings if each is not missing]
    known = [each for each in others if each is not None]
    left = (required or 0) - sum(known, start=Fraction(0))
    points = exact_text(left) if left > 0 and len(known) == len(others) else "…"
    return Text(f"{missing.title} {points}分", f"{missing.title} {points}分")
