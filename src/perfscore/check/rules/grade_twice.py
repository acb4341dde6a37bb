"""Rule: a grade stands once."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.check.repetition import repeated
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "grade-twice",
    Severity.ERROR,
    page(
        zh="""
        一个等级只能写一行。同名的两行无法在结果里分清。
        """,
        en="""
        A grade has one row. Two rows of one name cannot be told apart in a result.
        """,
        failing="""
        等级
          优：[90, 100]
          良：[60, 90)
          良：[0, 60)
        """,
        mended="""
        等级
          优：[90, 100]
          良：[60, 90)
          差：[0, 60)
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each grade whose name stands above it already."""
    for first, again in repeated(indicator_set.grades, key=lambda each: each.name):
        yield Diagnostic(
            RULE,
            Text(
                f"等级“{again.name}”写了两次",
                f"the grade “{again.name}” stands twice",
            ),
            Label(again.span),
            (Label(first.span, Text("第一次", "first")),),
        )
