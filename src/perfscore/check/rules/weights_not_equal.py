"""Rule: where the lowest or the highest counts, all are worth the same."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.check.page import page
from perfscore.check.weights import EXTREMES, aggregation_kind, worth
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import Indicator, IndicatorSet

RULE = Rule(
    "weights-not-equal",
    Severity.ERROR,
    page(
        zh="""
        取低、取高是在几个得分里取一个，这几个得分要能相比：下级每一项的分值都等于本级的
        分值。分值不同时，满分 5 分的一项总是比满分 10 分的一项低。
        """,
        en="""
        Taking the lowest or the highest chooses one of several scores, which must be
        comparable: each indicator below has the weight of the heading. An indicator of
        5 points would always be lower than one of 10.
        """,
        failing="""
        满分 10
        一级指标 达标情况 10分
          汇总 取低
          二级指标 水质达标率 10分
            目标 ≥95%
            评分 按完成比例
          二级指标 水量达标率 5分
            目标 ≥95%
            评分 按完成比例
        """,
        mended="""
        满分 10
        一级指标 达标情况 10分
          汇总 取低
          二级指标 水质达标率 10分
            目标 ≥95%
            评分 按完成比例
          二级指标 水量达标率 10分
            目标 ≥95%
            评分 按完成比例
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each indicator that is worth less or more than the others beside it."""
    for group in indicator_set.walk():
        if aggregation_kind(group) not in EXTREMES:
            continue
        known = [
            (each, points)
            for each in group.children
            if (points := worth(each)) is not None
        ]
        wanted = group.weight if group.weight is not None else _first(known)
        for each, points in known:
            if points != wanted:
                yield _diagnostic(group, each, points, wanted)


def _first(known: list[tuple[Indicator, Fraction]]) -> Fraction:
    return known[0][1] if known else Fraction(0)


def _diagnostic(
    group: Indicator, each: Indicator, points: Fraction, wanted: Fraction
) -> Diagnostic:
    kind = aggregation_kind(group).value
    is_, must = exact_text(points), exact_text(wanted)
    return Diagnostic(
        RULE,
        Text(
            f"“{group.title}”{kind}，“{each.title}”的分值是 {is_}，要求各项都是 {must}",
            f"one of those below “{group.title}” counts; “{each.title}” has the weight "
            f"{is_}, {must} is required of each",
        ),
        Label(each.weight_span or each.span),
        (Label(group.weight_span or group.span, Text(f"{must}分", f"{must} points")),),
        Text(f"{each.title} {must}分", f"{each.title} {must}分"),
    )
