"""Rule: a form of target has one way of scoring."""

from collections.abc import Iterator

from perfscore.check.declared import scored_forms
from perfscore.check.page import page
from perfscore.check.repetition import repeated
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "declared-form-twice",
    Severity.ERROR,
    page(
        zh="""
        同一种目标在 `填报指标评分` 里只能有一行，两行的评分办法以哪一行为准没有规定。
        """,
        en="""
        A form of target has one row in the declared scoring; where there are two,
        nothing says which one counts.
        """,
        failing="""
        一级指标 产出指标 100分
          二级指标 由单位填报
        填报指标评分
          目标 ≥、＞、数值：按完成比例
          目标 ≤、＜、≥：达标得分
          目标 ＝、日期：达标得分
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
    """Report each form of target that a row above scores already."""
    forms = scored_forms(indicator_set)
    for (_, first), (form, again) in repeated(forms, key=lambda pair: pair[0]):
        yield Diagnostic(
            RULE,
            Text(
                f"目标 {form.value} 有两行评分办法",
                f"targets of the form {form.value} are scored by two rows",
            ),
            Label(again.span),
            (Label(first.span, Text("第一行", "the first row")),),
        )
