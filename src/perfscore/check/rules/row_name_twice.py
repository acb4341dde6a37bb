"""Rule: the rows of a rating or a checklist have names of their own."""

from collections.abc import Iterator, Sequence

from perfscore.check.page import page
from perfscore.check.repetition import repeated
from perfscore.check.scorings import scored
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Checklist, Method, Rating
from perfscore.source import Span

RULE = Rule(
    "row-name-twice",
    Severity.ERROR,
    page(
        zh="""
        评级的每一档、要点的每一点，名称都要不同：填报时按名称选档、逐点作答，同名的两
        行无法分清。
        """,
        en="""
        The bands of a rating and the points of a checklist have different names: units
        choose and answer by the name, and two alike cannot be told apart.
        """,
        failing="""
        一级指标 宣传效果 5分
          评分 评级
            好：[80%, 100%]
            一般：[60%, 80%)
            一般：[0%, 60%)
        """,
        mended="""
        一级指标 宣传效果 5分
          评分 评级
            好：[80%, 100%]
            较好：[60%, 80%)
            一般：[0%, 60%)
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each row whose name stands above it already."""
    for one in scored(indicator_set):
        rows = _named(one.scoring.method)
        for (_, first), (name, again) in repeated(rows, key=lambda row: row[0]):
            yield Diagnostic(
                RULE,
                Text(
                    f"“{one.title}”中“{name}”写了两行",
                    f"“{name}” has two rows in “{one.title}”",
                ),
                Label(again),
                (Label(first, Text("第一次", "first")),),
            )


def _named(method: Method) -> Sequence[tuple[str, Span]]:
    match method:
        case Rating(rows=rows):
            return [(row.name, row.span) for row in rows]
        case Checklist(rows=points):
            return [(row.text, row.span) for row in points]
        case _:
            return []
