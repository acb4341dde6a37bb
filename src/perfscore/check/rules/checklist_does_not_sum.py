"""Rule: the points of a checklist add up to the weight."""

from collections.abc import Iterator

from perfscore.check.checklists import points_together
from perfscore.check.page import page
from perfscore.check.scorings import reasoned
from perfscore.check.wording import amount_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Checklist

RULE = Rule(
    "checklist-does-not-sum",
    Severity.ERROR,
    page(
        zh="""
        要点各行的分数之和要等于分值，前置的一行也计算在内：全部具备时正好得满分。
        """,
        en="""
        The points of a checklist add up to the weight, those of a prerequisite among
        them: who meets all of them earns exactly full points.
        """,
        failing="""
        一级指标 管理制度健全性 3分
          评分 要点
            已制定管理制度：1分
            制度得到有效执行：1分
        """,
        mended="""
        一级指标 管理制度健全性 3分
          评分 要点
            已制定管理制度：1分
            制度得到有效执行：2分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each checklist whose rows come to more or less than the weight."""
    for one, ranges in reasoned(indicator_set):
        method = one.scoring.method
        if not isinstance(method, Checklist) or one.weight is None:
            continue
        together = points_together(ranges, method)
        if together is None or together == one.weight:
            continue
        found, required = amount_text(together), amount_text(one.weight)
        yield Diagnostic(
            RULE,
            Text(
                f"“{one.title}”的要点合计 {found.zh}，分值是 {required.zh}",
                f"the points of “{one.title}” come to {found.en}, "
                f"its weight is {required.en}",
            ),
            Label(one.scoring.span, Text(f"合计 {found.zh}", f"{found.en} together")),
            tuple(Label(row.points.span) for row in method.rows),
        )
