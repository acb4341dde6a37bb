"""Rule: every fixed indicator states its weight."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.check.page import page
from perfscore.check.weights import EXTREMES, MEANS, aggregation_kind, counted, worth
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import AggregationKind, Role

RULE = Rule(
    "weight-missing",
    Severity.ERROR,
    page(
        zh="""
        每个评分的指标都要写分值。上级分组可以不写，由下级相加得出；下级取平均或按算式汇
        总的，上级也要写分值。分值不会自动平均分配，除非上级写明 `均分`。
        """,
        en="""
        Every indicator that is scored states its weight. A heading need not: its
        weight is the sum of those below, unless it takes a mean or has a formula.
        Nothing is shared out unless the heading says equal_weights.
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
    """Report what has no weight and needs one, and what the others leave for it."""
    top = indicator_set.indicators
    yield from _level(counted(top), _rest(counted(top), indicator_set.full))
    yield from _level([x for x in top if x.role is not Role.NORMAL], None)
    for each in indicator_set.walk():
        kind = aggregation_kind(each)
        points = each.weight if kind in EXTREMES else None
        if kind is AggregationKind.SUM:
            points = _rest(each.children, each.weight)
        yield from _level(each.children, points)


def _level(
    siblings: Sequence[Indicator], points: Fraction | None
) -> Iterator[Diagnostic]:
    """Report those without a weight; ``points`` is what one of them may be worth."""
    for each in siblings:
        if each.weight is None and (each.is_leaf or _is_not_added(each)):
            shown = "…" if points is None else exact_text(points)
            row = f"{each.title} {shown}分"
            yield Diagnostic(
                RULE,
                Text(
                    f"“{each.title}”没有写分值，要求写明",
                    f"“{each.title}” states no weight; one is required",
                ),
                Label(each.span),
                hint=Text(row, row),
            )


def _is_not_added(group: Indicator) -> bool:
    """Whether the weight of a group does not follow from those below it."""
    kind = aggregation_kind(group)
    return kind in MEANS or kind is AggregationKind.FORMULA


def _rest(siblings: Sequence[Indicator], required: Fraction | None) -> Fraction | None:
    """Give what the others leave for the one that has no weight."""
    known = [points for each in siblings if (points := worth(each)) is not None]
    left = (required or 0) - sum(known, start=Fraction(0))
    return left if left > 0 and len(known) == len(siblings) - 1 else None
