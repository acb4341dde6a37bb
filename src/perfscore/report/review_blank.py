"""The workbook in which an evaluator fills in 复核得分 and 复核理由."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.model.assessment import Assessment
from perfscore.model.methods import Interval
from perfscore.report.blank.entries import entry, words_entry
from perfscore.report.paper import Paper
from perfscore.report.part import heading, points, points_text, words
from perfscore.report.table import EntryKind, Role, Table, TableCell
from perfscore.score.result import Score
from perfscore.score.review_lines import ReviewLine
from perfscore.source import Source, Span

SHEET = "复核"
TITLE = "自评结果复核（填写）"
_COLUMNS = (
    ("指标", 34),
    ("分值", 8),
    ("自评得分", 9),
    ("重算得分", 9),
    ("复核得分", 10),
    ("复核理由", 30),
)
_GUIDANCE = "只填有底色的格；复核得分与自评得分相同的空着，按自评计；不同的要写理由"
_NOWHERE = Span(Source("", ""), 0, 0)


def review_blank(
    lines: Sequence[ReviewLine], assessment: Assessment, score: Score | None
) -> Paper:
    """Lay out the rows to review, the last two columns to be filled in.

    复核得分 is checked to lie within the line's limits. 重算得分 is what the set gives,
    blank without one.
    """
    cells = [*_header(assessment, score)]
    cells += [heading(3, column, name) for column, (name, _) in enumerate(_COLUMNS)]
    for row, line in enumerate(lines, start=4):
        cells += _row(row, line)
    whole = sum(width for _, width in _COLUMNS)
    table = Table(
        title=TITLE,
        subtitle=_GUIDANCE,
        rows=4 + len(lines),
        columns=len(_COLUMNS),
        cells=tuple(cells),
        notes=(),
        column_widths=tuple(Fraction(width, whole) for _, width in _COLUMNS),
        sections=(3,),
    )
    return Paper(tables=(table,), is_blank=True, sheet=SHEET)


def _header(assessment: Assessment, score: Score | None) -> list[TableCell]:
    """Say what is reviewed, and ask who reviews; the first column holds the labels."""
    year = "" if assessment.year is None else str(assessment.year)
    by = "" if score is None else f"{score.set.id} {score.set.version}"
    return [
        heading(0, 0, "单位"),
        words(0, 1, assessment.unit, span=3),
        heading(0, 4, "年度"),
        words(0, 5, year),
        heading(1, 0, "项目"),
        words(1, 1, assessment.project, span=3),
        heading(1, 4, "指标体系"),
        words(1, 5, by),
        heading(2, 0, "复核人"),
        words_entry(2, 1, "复核人的姓名，可以不填。", span=3),
        heading(2, 4, "复核日期"),
        words_entry(2, 5, "复核的日期，如 2022-3-15，可以不填。"),
    ]


def _row(row: int, line: ReviewLine) -> list[TableCell]:
    return [
        TableCell(row, 0, line.name, Role.NAME),
        _points(row, 1, line.weight, Role.WEIGHT),
        _points(row, 2, line.claimed, Role.SCORE),
        _points(row, 3, line.recomputed, Role.SCORE),
        _score(row, line),
        words_entry(row, 5, "复核得分与自评得分不同的，写明理由。"),
    ]


def _points(row: int, column: int, value: Fraction | None, role: Role) -> TableCell:
    if value is None:
        return TableCell(row, column, "", Role.BLANK)
    return points(row, column, value, role=role)


def _score(row: int, line: ReviewLine) -> TableCell:
    interval = Interval(
        span=_NOWHERE,
        low=line.low,
        low_included=True,
        high=line.high,
        high_included=True,
    )
    bounds = f"不小于 {points_text(line.low)}"
    if line.high is not None:
        most = "分值 " if line.high == line.weight else ""
        bounds += f"、不大于{most or ' '}{points_text(line.high)}"
    prompt = f"填复核得分，{bounds}；与自评得分相同的空着。"
    return entry(row, 4, EntryKind.NUMBER, prompt, role=Role.SCORE, interval=interval)
