"""Rule: no value lies in two bands."""

from collections.abc import Iterator

from perfscore.check.bands import Band, BandTable, band_tables
from perfscore.check.page import page
from perfscore.check.stretches import Stretch
from perfscore.check.wording import condition_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "bands-overlap",
    Severity.ERROR,
    page(
        zh="""
        同一个值不能落在等级、分档或评级的两行里：两行给的等级或分数不同，以哪一行为准
        没有规定。最常见的是两行都含同一个端点，如 `[80, 90]` 与 `[90, 100]` 都含 90。
        """,
        en="""
        No value may lie in two rows of grades, bands or a rating: the rows differ, and
        nothing says which one counts. Most often both include the same end, as `[80,
        90]` and `[90, 100]` do with 90.
        """,
        failing="""
        等级
          优：[90, 100]
          良：[80, 90]
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


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each band that shares values with one that begins below it."""
    for table in band_tables(indicator_set):
        below: Band | None = None
        for band in table.full_bands:
            if below is not None:
                common = below.stretch.common(band.stretch)
                if not common.is_empty:
                    yield _overlap(table, below, band, common)
            if below is None or band.stretch.stop >= below.stretch.stop:
                below = band


def _overlap(table: BandTable, below: Band, above: Band, common: Stretch) -> Diagnostic:
    zh, en = (
        condition_text(common, subject, table.unit)
        for subject in (table.subject.zh, table.subject.en)
    )
    both = Label(below.interval.span), Label(above.interval.span)
    first, second = sorted(both, key=lambda each: each.span.start)
    return Diagnostic(
        RULE,
        Text(
            f"{table.title.zh}“{below.title}”与“{above.title}”重叠：{zh} 同时在两行内",
            f"{table.title.en}: “{below.title}” and “{above.title}” overlap: "
            f"{en} is in both",
        ),
        Label(first.span, Text("这一行", "this row")),
        (Label(second.span, Text("与这一行", "and this row")),),
        _hint(table, below, above),
    )


def _hint(table: BandTable, below: Band, above: Band) -> Text:
    """End the lower row where the upper one begins, if it is left with anything."""
    less = Stretch(below.stretch.start, above.stretch.start)
    if less.is_empty or below.stretch.stop > above.stretch.stop:
        return Text(
            "一个值只能在一行内：改小或删去其中一行",
            "a value may be in one row only: narrow or delete one of the two",
        )
    row = below.mended(less, table.unit)
    return Text(row, row)
