"""Rule: between two bands there is no room for a value without a band."""

from collections.abc import Iterator

from perfscore.check.bands import Band, BandTable, band_tables
from perfscore.check.page import page
from perfscore.check.stretches import Stretch
from perfscore.check.wording import condition_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "bands-leave-a-gap",
    Severity.ERROR,
    page(
        zh="""
        等级、分档、评级的相邻两行之间不能有空隙。得分和比率不一定是整数：`80 至 89`、
        `90 至 100` 对 89.5 没有规定。每一档的一端写 `[` 或 `]`（含），相邻一端写 `)`
        或 `(`（不含），两档就正好相接。总分取整到整数的（`取整 四舍五入`），等级可以
        照整数写：总分里没有 89.5。
        """,
        en="""
        Neighbouring rows of grades, bands or a rating must meet. Scores and rates need
        not be whole: `80 to 89` and `90 to 100` say nothing of 89.5. Where one row
        ends with `)` (not included), the next begins with `[` (included). Grades may
        be written in whole points where totals are rounded to them (`whole half_up`).
        """,
        failing="""
        等级
          优：[90, 100]
          良：[80, 89]
          差：[0, 80)
        """,
        mended="""
        等级
          优：[90, 100]
          良：[80, 90)
          差：[0, 80)
        """,
    ),
)

_NO_GRADE = Text("没有等级", "has no grade")
_NO_ROW = Text("不在任何一行", "is in no row")


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each gap between two neighbouring bands in which values can occur."""
    for table in band_tables(indicator_set):
        if table.is_unfinished or table.otherwise is not None:
            continue
        below: Band | None = None
        for band in table.full_bands:
            if below is not None:
                gap = Stretch(below.stretch.stop, band.stretch.start)
                if table.can_occur(gap):
                    yield _gap(table, below, band, gap)
            if below is None or band.stretch.stop > below.stretch.stop:
                below = band


def _gap(table: BandTable, below: Band, above: Band, gap: Stretch) -> Diagnostic:
    zh, en = (
        condition_text(gap, subject, table.unit)
        for subject in (table.subject.zh, table.subject.en)
    )
    none = (
        Text("没有等级", "has no grade")
        if table.is_grades
        else Text("不在任何一行", "is in no row")
    )
    return Diagnostic(
        RULE,
        Text(
            f"{table.title.zh}“{below.title}”与“{above.title}”之间有空隙："
            f"{zh} {none.zh}",
            f"{table.title.en} leave a gap between “{below.title}” and "
            f"“{above.title}”: {en} {none.en}",
        ),
        Label(below.interval.span, Text("到此为止", "ends here")),
        (Label(above.interval.span, Text("下一行由此开始", "the next begins here")),),
        _hint(table, below, above, gap),
    )


def _hint(table: BandTable, below: Band, above: Band, gap: Stretch) -> Text:
    """Stretch the lower row up; the upper one down to a single number left out."""
    if gap.is_number or below.stretch.is_number:
        row = above.mended(Stretch(gap.start, above.stretch.stop), table.unit)
    else:
        row = below.mended(Stretch(below.stretch.start, gap.stop), table.unit)
    return Text(row, row)
