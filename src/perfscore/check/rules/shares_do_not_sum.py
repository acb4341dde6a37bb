"""Rule: the shares below a weighted mean are all stated, and come to 100%."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.check.page import page
from perfscore.check.weights import MEANS, aggregation_kind
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import AggregationKind

RULE = Rule(
    "shares-do-not-sum",
    Severity.ERROR,
    page(
        zh="""
        加权平均、几何平均、调和平均下面的各项，权重合计要等于 100%，按写出的数字精确相
        加。加权平均的每一项都要写权重；几何平均和调和平均可以都不写，即各项相等，但不能
        有的写、有的不写。
        """,
        en="""
        The shares below a weighted, geometric or harmonic mean add up to 100%, exactly
        as written. A weighted mean states the share of each; below the other two all
        may be left out, which makes them equal, but not some of them.
        """,
        failing="""
        满分 10
        一级指标 综合评价 10分
          汇总 加权平均
          二级指标 专家评分 100分
            权重 60%
            评分 按完成比例
            目标 ≥100
          二级指标 公众评分 100分
            权重 30%
            评分 按完成比例
            目标 ≥100
        """,
        mended="""
        满分 10
        一级指标 综合评价 10分
          汇总 加权平均
          二级指标 专家评分 100分
            权重 60%
            评分 按完成比例
            目标 ≥100
          二级指标 公众评分 100分
            权重 40%
            评分 按完成比例
            目标 ≥100
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report missing shares, and those that do not come to 100%."""
    for group in indicator_set.walk():
        kind = aggregation_kind(group)
        if kind not in MEANS:
            continue
        stated = [each.share for each in group.children if each.share is not None]
        if not stated and kind is not AggregationKind.WEIGHTED_MEAN:
            continue
        if len(stated) < len(group.children):
            yield _missing(group, stated)
        elif sum(stated) != 1:
            yield _wrong_sum(group, stated)


def _missing(group: Indicator, stated: list[Fraction]) -> Diagnostic:
    without = [each for each in group.children if each.share is None]
    names = "、".join(f"“{each.title}”" for each in without)
    left = 1 - sum(stated, start=Fraction(0))
    shown = f"{exact_text(left * 100)}%" if left > 0 and len(without) == 1 else "…%"
    return Diagnostic(
        RULE,
        Text(
            f"“{group.title}”按权重平均，{names}没有写权重",
            f"“{group.title}” takes a weighted mean, and {names} states no share",
        ),
        Label(without[0].span),
        (Label(group.span, Text("按权重平均", "takes a mean")),),
        Text(f"权重 {shown}", f"share {shown}"),
    )


def _wrong_sum(group: Indicator, stated: list[Fraction]) -> Diagnostic:
    addends = " + ".join(f"{exact_text(each * 100)}%" for each in stated)
    total = exact_text(sum(stated, start=Fraction(0)) * 100)
    shown = f"{addends} = {total}%" if len(stated) > 1 else f"{total}%"
    return Diagnostic(
        RULE,
        Text(
            f"“{group.title}”下级的权重 {shown}，要求 100%",
            f"the shares below “{group.title}” are {shown}, 100% is required",
        ),
        Label(group.span),
        tuple(
            Label(each.span, Text(f"{shown_share}%", f"{shown_share}%"))
            for each in group.children
            if each.share is not None
            for shown_share in [exact_text(each.share * 100)]
        ),
    )
