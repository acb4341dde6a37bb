"""Rule: 适用 begins before it ends."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "dates-reversed",
    Severity.ERROR,
    page(
        zh="""
        `适用` 的起始日期不能晚于截止日期，否则没有哪一天适用这套指标体系。
        """,
        en="""
        `适用` (effective) must not begin after it ends, or there is no day on which
        the set holds.
        """,
        failing="适用 2021年12月31日 至 2021年1月1日",
        mended="适用 2021年1月1日 至 2021年12月31日",
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report a set that ends before it begins."""
    begin, end = indicator_set.effective_from, indicator_set.effective_to
    if begin is not None and end is not None and begin > end:
        yield Diagnostic(
            RULE,
            Text(
                f"适用期限从 {begin} 起，到 {end} 止：起始晚于截止",
                f"the set is effective from {begin} until {end}, "
                "so it ends before it begins",
            ),
            Label(indicator_set.effective_span or indicator_set.span),
            hint=Text("把两个日期对调", "change the two dates about"),
        )
