"""Rule: an indicator set names its legal basis."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "no-basis",
    Severity.ERROR,
    page(
        zh="""
        评分办法要有出处。`依据` 写文件名称、文号和条款，写在开头对全文有效，写在指标
        下只对该指标有效。没有依据的分数，单位无从核对。
        """,
        en="""
        A way of scoring has a source. `依据` (basis) names the document, its number
        and the article; at the head it holds for the whole set, below an indicator for
        that one. Nobody can check a score that rests on nothing.
        """,
        failing="""
        指标体系 "部门整体支出绩效自评"
          编号 example/department
          版本 1
          满分 100
          取整 四舍五入
          合计 按已取整得分
        """,
        mended="""
        指标体系 "部门整体支出绩效自评"
          编号 example/department
          版本 1
          依据 "财预〔2020〕10号 第十二条"
          满分 100
          取整 四舍五入
          合计 按已取整得分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report a set without 依据, unless every indicator has one."""
    if indicator_set.basis:
        return
    without = [
        each for each in indicator_set.walk() if not each.children and not each.basis
    ]
    if without or not indicator_set.indicators:
        yield Diagnostic(
            RULE,
            Text(
                "指标体系没有写依据，要求写明出处",
                "the indicator set has no basis; its source is required",
            ),
            Label(indicator_set.span),
            tuple(
                Label(each.span, Text("也没有依据", "has no basis either"))
                for each in without[:1]
            ),
            Text(
                '依据 "文件名称 文号 条款"',
                '依据 "title, number and article of the document"',
            ),
        )
