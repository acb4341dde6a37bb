"""Rule: a worked case says what it expects."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "case-without-expectation",
    Severity.WARNING,
    page(
        zh="""
        用例填了数，却没有写一行 `期望`，`perfscore test` 无从核对，总是通过。手工算出
        至少一个结果写上，最好是每个指标的得分和总分。
        """,
        en="""
        A case fills in figures and has no `期望` (expect), so that `perfscore test` has
        nothing to hold the score against, and it always passes. At least one result is
        worked out by hand and written down, best each indicator's score and the total.
        """,
        failing="""
        一级指标 培训人数 10分
          目标 ≥50人
          评分 按完成比例
        用例 "完成九成"
          培训人数：完成 45人
        """,
        mended="""
        一级指标 培训人数 10分
          目标 ≥50人
          评分 按完成比例
        用例 "完成九成"
          培训人数：完成 45人
          期望 培训人数 = 9分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each case without an expectation."""
    for case in indicator_set.cases:
        if not case.expected:
            yield Diagnostic(
                RULE,
                Text(
                    f"用例“{case.title}”没有写期望",
                    f"the case “{case.title}” expects nothing",
                ),
                Label(case.span),
                hint=Text("例如：期望 总分 = 90分", "for example: expect total = 90"),
            )
