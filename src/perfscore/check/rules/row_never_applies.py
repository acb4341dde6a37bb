"""Rule: every row can apply to some value."""

from collections.abc import Iterator

from perfscore.check.bands import BandTable, band_tables
from perfscore.check.decisions import decisions
from perfscore.check.page import page
from perfscore.check.stretches import left_out
from perfscore.check.wording import condition_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.expressions import Undefined
from perfscore.model.indicator_set import IndicatorSet
from perfscore.source import Span

RULE = Rule(
    "row-never-applies",
    Severity.WARNING,
    page(
        zh="""
        一行永远不会用到：它的区间在可能取到的值之外，或者前面各行已经包括了所有情况。
        多半是写错了界限或单位，也可能是数据的范围写窄了。
        """,
        en="""
        A row never applies: its interval lies outside all values that can occur, or
        the rows above it leave nothing over. A bound or a unit may be mistaken, or the
        range of a datum too narrow.
        """,
        failing="""
        数据
          违规次数：计数（次）
        一级指标 合规性 5分
          指标值 = 违规次数
          评分 分档
            < 0次：1分
            = 0次：5分
            > 0次：0分
        """,
        mended="""
        数据
          违规次数：计数（次）
        一级指标 合规性 5分
          指标值 = 违规次数
          评分 分档
            = 0次：5分
            > 0次：0分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report rows of tables and of 判定 that no value can reach."""
    for table in band_tables(indicator_set):
        yield from _rows(table)
    for one in decisions(indicator_set):
        for branch, inside in zip(one.choice.branches, one.inside, strict=True):
            if inside is None:
                yield _condition(branch.condition.span)
        if one.left is None and not isinstance(one.choice.otherwise, Undefined):
            yield _condition(one.choice.otherwise.span)


def _rows(table: BandTable) -> Iterator[Diagnostic]:
    zh, en = (
        condition_text(table.within, subject, table.unit)
        for subject in (table.subject.zh, table.subject.en)
    )
    can_be = Text(f"可能的取值：{zh}", f"values that can occur: {en}")
    for band in table.full_bands:
        if band.stretch.common(table.within).is_empty:
            yield _never(band.interval.span, can_be)
    stretches = [each.stretch for each in table.bands]
    if table.otherwise and not any(left_out(table.within, stretches)):
        yield _never(
            table.otherwise,
            Text("前面各行已包括全部取值", "the rows above cover all values"),
        )


def _condition(span: Span) -> Diagnostic:
    return _never(
        span,
        Text(
            "前面各行已包括这种情况，或条件不可能成立",
            "rows above cover the case, or it cannot occur",
        ),
    )


def _never(span: Span, why: Text) -> Diagnostic:
    return Diagnostic(
        RULE,
        Text(
            f"这一行永远不会用到：{why.zh}",
            f"the row never applies: {why.en}",
        ),
        Label(span),
        hint=Text("删去这一行，或改正界限", "delete the row, or mend its bound"),
    )
