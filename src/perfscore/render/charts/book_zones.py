"""A histogram's cuts in a workbook: each zone between them is a column of its own."""

from fractions import Fraction

from perfscore.report.charts.model import (
    Chart,
    Heading,
    Histogram,
    Mark,
    Table,
    Value,
)
from perfscore.report.charts.numbers import COUNT


def with_zones(chart: Chart, table: Table) -> Table:
    """Add a column for each zone of a histogram of one series; a bin stands in one.

    A bin that a cut goes through stands in the zone that its lower edge is in.
    """
    if not isinstance(chart, Histogram) or not zones_of(chart):
        return table
    zones = zones_of(chart)
    headings = [Heading(each.name, COUNT) for each in zones]
    rows: list[tuple[Value, ...]] = []
    for each, row in zip(chart.bins, table.rows, strict=True):
        own = max(at for at, zone in enumerate(zones) if zone.at <= each.low)
        counts = [each.counts[0] if at == own else None for at in range(len(zones))]
        rows.append((*row, *counts))
    return Table(table.caption, (*table.headings, *headings), tuple(rows))


def zones_of(chart: Histogram) -> tuple[Mark, ...]:
    """Give the zones between the cuts, ascending; none where there is but one."""
    if len(chart.series) > 1 or not chart.bins:
        return ()
    low, high = chart.bins[0].low, chart.bins[-1].high
    within = [each for each in chart.marks if low < each.at < high]
    if not within:
        return ()
    below = [each for each in chart.marks if each.at <= low]
    first = below[-1].name if below else f"< {chart.written.text(within[0].at)}"
    return (Mark(Fraction(low), first), *within)
