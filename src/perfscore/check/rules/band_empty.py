"""Rule: a band holds at least one number."""

from collections.abc import Iterator

from perfscore.check.bands import band_tables
from perfscore.check.page import page
from perfscore.check.stretches import Stretch, stretch_of
from perfscore.check.wording import interval_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Interval
from perfscore.model.units import NUMBER, Quantity

RULE = Rule(
    "band-empty",
    Severity.ERROR,
    page(
        zh="""
        区间要从小到大写：`[80, 90)`。`[90, 80]` 和 `(80, 80]` 里没有任何数，这一行永
        远不会用到。
        """,
        en="""
        An interval is written from low to high: `[80, 90)`. There is no number in
        `[90, 80]` or `(80, 80]`, so the row never applies.
        """,
        failing="""
        等级
          优：[90, 100]
          良：[90, 80)
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
    """Report the empty intervals of bands and of data."""
    for table in band_tables(indicator_set):
        for band in table.bands:
            if band.stretch.is_empty:
                yield _empty(band.interval, table.unit)
    for datum in indicator_set.data:
        bounds = datum.interval
        if bounds is not None and stretch_of(bounds).is_empty:
            unit = datum.type if isinstance(datum.type, Quantity) else NUMBER
            yield _empty(bounds, unit)


def _empty(interval: Interval, unit: Quantity) -> Diagnostic:
    written = interval.span.text
    return Diagnostic(
        RULE,
        Text(
            f"区间 {written} 内没有任何数，要求下限不大于上限",
            f"there is no number in {written}; the lower end must not be above the "
            "upper end",
        ),
        Label(interval.span),
        hint=_turned(stretch_of(interval), unit),
    )


def _turned(empty: Stretch, unit: Quantity) -> Text | None:
    """Write the interval with its ends changed about, if that gives it numbers."""
    start, stop = empty.stop, empty.start
    turned = Stretch(
        (start[0], start[1], 1 - start[2]), (stop[0], stop[1], 1 - stop[2])
    )
    if turned.is_empty:
        return None
    row = interval_text(turned, unit)
    return Text(row, row)
