"""Rule: a set that rounds says what the total adds up."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "footing-not-stated",
    Severity.WARNING,
    page(
        zh="""
        各项得分取整后，总分可以把取整后的得分相加，也可以把取整前的得分相加再取整。两
        种合计常差 0.01 分，有时正好差一个等级。没有写 `合计` 时，按已取整得分相加。
        """,
        en="""
        Once scores are rounded, the total can add up the rounded scores, or the exact
        ones and be rounded itself. The two often differ by 0.01, and now and then by a
        grade. Where `合计` (total_of) is missing, rounded scores are added.
        """,
        failing="保留 2 位小数，四舍五入",
        mended="""
        保留 2 位小数，四舍五入
        合计 按已取整得分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report a set that rounds and does not say 合计."""
    if indicator_set.rounding is not None and indicator_set.footing is None:
        yield Diagnostic(
            RULE,
            Text(
                "得分要取整，但没有写合计的办法，按已取整得分相加",
                "scores are rounded, but nothing is said of the total; "
                "rounded scores are added",
            ),
            Label(indicator_set.rounding_span or indicator_set.span),
            hint=Text(
                "合计 按已取整得分，或 合计 按未取整得分",
                "合计 按已取整得分 (rounded), or 合计 按未取整得分 (exact)",
            ),
        )
