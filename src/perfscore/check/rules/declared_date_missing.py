"""Rule: 填报指标评分 says how dates are scored."""

from collections.abc import Iterator

from perfscore.check.declared import declared_places, scored_forms
from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.targets import TargetForm

RULE = Rule(
    "declared-date-missing",
    Severity.WARNING,
    page(
        zh="""
        时效指标的目标常写成日期，如“2021年12月底前”。`填报指标评分` 里没有`目标 日期`
        一行时，这样的指标没有得分。
        """,
        en="""
        Targets of timeliness are often dates, as “by the end of December 2021”.
        Without a row `目标 日期` (target date) in the declared scoring such an
        indicator has no score.
        """,
        failing="""
        一级指标 产出指标 100分
          二级指标 由单位填报
        填报指标评分
          目标 ≥、＞、数值：按完成比例
          目标 ≤、＜：按反向比例
          目标 ＝：达标得分
          目标 定性：评级
            达成：[60%, 100%]
            未达成：[0%, 60%)
        """,
        mended="""
        一级指标 产出指标 100分
          二级指标 由单位填报
        填报指标评分
          目标 ≥、＞、数值：按完成比例
          目标 ≤、＜：按反向比例
          目标 ＝、日期：达标得分
          目标 定性：评级
            达成：[60%, 100%]
            未达成：[0%, 60%)
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report a declared scoring that has no row for dates."""
    rows = indicator_set.declared_scoring
    stated = {form for form, _ in scored_forms(indicator_set)}
    if rows and declared_places(indicator_set) and TargetForm.DATE not in stated:
        yield Diagnostic(
            RULE,
            Text(
                "填报指标评分没有规定日期目标怎样评分，这样的指标没有得分",
                "the declared scoring does not say how dates are scored; "
                "such indicators have no score",
            ),
            Label(rows[-1].span),
            hint=Text("目标 日期：达标得分", "目标 日期：达标得分"),
        )
