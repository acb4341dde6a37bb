"""Rule: weights and the full score are above zero."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "weight-not-positive",
    Severity.ERROR,
    page(
        zh="""
        分值和满分都要大于 0。分值为 0 的指标无论怎样完成都不影响总分，等于没有这个指
        标。
        """,
        en="""
        Weights and the full score are above zero. An indicator that is worth nothing
        never changes the total, however well it is met.
        """,
        failing="""
        一级指标 产出指标 100分
          得分 = 分值
        一级指标 其他 0分
          得分 = 分值
        """,
        mended="""
        一级指标 产出指标 100分
          得分 = 分值
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report weights, and a full score, of zero or below."""
    if indicator_set.full <= 0:
        full = exact_text(indicator_set.full)
        yield Diagnostic(
            RULE,
            Text(
                f"满分是 {full}，要求大于 0",
                f"the full score is {full}; it must be above zero",
            ),
            Label(indicator_set.full_span or indicator_set.span),
        )
    for each in indicator_set.walk():
        if each.weight is not None and each.weight <= 0:
            weight = exact_text(each.weight)
            yield Diagnostic(
                RULE,
                Text(
                    f"“{each.title}”的分值是 {weight}，要求大于 0",
                    f"the weight of “{each.title}” is {weight}; it must be above zero",
                ),
                Label(each.weight_span or each.span),
            )
