"""A histogram: bars side by side, what comes after as an outline over them."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.render.charts.axes import Scale, across, legend, rules_across
from perfscore.render.charts.colours import AFTER, BAR, BEFORE, CUT
from perfscore.render.charts.svg import (
    NARROW,
    Drawing,
    axis_text,
    fitted,
    line,
    number,
    rectangle,
    text,
    text_width,
)
from perfscore.report.charts.model import Bin, Histogram, Mark
from perfscore.report.charts.numbers import COUNT
from perfscore.report.charts.scales import ticks
from perfscore.report.charts.tables import interval

_HEIGHT, _LOW = 250, 200
_FOOT = 44
_MARK_LINE = 17
_FEWEST = 10
_RIGHT = 16
_COUNTED = 12
"""So many bins or fewer have their counts above them."""


def histogram_drawing(chart: Histogram, width: int) -> Drawing:
    """Draw a histogram; cuts are broken lines with what begins there."""
    bins, step = chart.bins, chart.bins[0].high - chart.bins[0].low
    spare = max(_FEWEST - len(bins), 0)
    low = bins[0].low - step * (spare // 2)
    high = bins[-1].high + step * (spare - spare // 2)
    most = max(count for each in bins for count in each.counts)
    upwards = [each for each in ticks(Fraction(), Fraction(most), 5) if each % 1 == 0]
    left = 14 + max(text_width(COUNT.text(each), 12) for each in upwards)
    xs = Scale(low, high, left, width - _RIGHT)
    marks = [each for each in chart.marks if low <= each.at < high]
    rows = _mark_rows(marks, xs)
    shapes, top = _head(chart, left, width)
    top += _MARK_LINE * (max(rows, default=-1) + 1)
    bottom = top + (_LOW if width == NARROW else _HEIGHT)
    ys = Scale(Fraction(), max(upwards), bottom, top + 8)
    shapes += rules_across(upwards, ys.at, left, xs.end)
    shapes += _bars(chart, xs, ys)
    if len(chart.series) > 1:
        shapes.append(_outline(bins, xs, ys))
    shapes += _marks(marks, rows, xs, top, bottom)
    along = [each for each in ticks(low, high, 10) if low <= each <= high]
    shapes += across(xs, along, bottom, chart.written)
    shapes.append(axis_text(xs.end, bottom + 38, chart.caption.across, anchor="end"))
    return Drawing(width, bottom + _FOOT, shapes)


def _head(chart: Histogram, left: float, width: int) -> tuple[list[str], float]:
    shapes = [axis_text(0, 12, chart.caption.up, anchor="start")]
    if len(chart.series) == 1:
        return shapes, 22
    first, second, *_ = chart.series
    entries = [
        (first, BEFORE, ""),
        (second, "none", f'stroke="{AFTER}" stroke-width="2"'),
    ]
    named, top = legend(entries, left, width - _RIGHT, 22)
    return shapes + named, top


def _bars(chart: Histogram, xs: Scale, ys: Scale) -> list[str]:
    shapes, counts = [], []
    fill = BAR if len(chart.series) == 1 else BEFORE
    is_counted = len(chart.bins) <= _COUNTED and len(chart.series) == 1
    for each in chart.bins:
        if not any(each.counts):
            continue
        x, end = xs.at(each.low), xs.at(each.high)
        y = ys.at(each.counts[0])
        gap = min(1, (end - x) / 6)
        told = f"{interval(each.low, each.high, chart.written)}：" + "、".join(
            f"{name} {COUNT.text(count)}"
            for name, count in zip(chart.series, each.counts, strict=True)
        )
        shapes.append(
            rectangle(x + gap, y, end - x - 2 * gap, ys.start - y, fill, told)
        )
        if is_counted:
            said = COUNT.text(each.counts[0])
            if text_width(said, 12) < end - x:
                counts.append(
                    text((x + end) / 2, y - 5, said, anchor="middle", size=12)
                )
    return shapes + counts


def _outline(bins: Sequence[Bin], xs: Scale, ys: Scale) -> str:
    path = [f"M{number(xs.at(bins[0].low))} {number(ys.start)}"]
    path += [
        f"V{number(ys.at(each.counts[1]))}H{number(xs.at(each.high))}" for each in bins
    ]
    path.append(f"V{number(ys.start)}")
    drawn = "".join(path)
    return f'<path d="{drawn}" fill="none" stroke="{AFTER}" stroke-width="2"/>'


def _mark_rows(marks: Sequence[Mark], xs: Scale) -> list[int]:
    """Say in which line above the bars each name stands, 0 the lowest.

    No name stands upon another, nor is it crossed by the line of a later one.
    """
    rows = [0] * len(marks)
    for at in reversed(range(len(marks))):
        _, end = _mark_place(marks[at], xs)
        later = range(at + 1, len(marks))
        crossing = [each for each in later if _mark_place(marks[each], xs)[0] < end + 6]
        rows[at] = max((rows[each] + 1 for each in crossing), default=0)
    return rows


def _mark_place(mark: Mark, xs: Scale) -> tuple[float, float]:
    """Give where a name begins and ends: right of its line, or at the chart's end."""
    x, wide = xs.at(mark.at), text_width(_mark_text(mark, xs), 12)
    if x + 5 + wide <= xs.end + _RIGHT:
        return x + 5, x + 5 + wide
    return xs.end + _RIGHT - wide, xs.end + _RIGHT


def _mark_text(mark: Mark, xs: Scale) -> str:
    return fitted(mark.name, (xs.end - xs.start) / 2, 12)


def _marks(
    marks: Sequence[Mark], rows: Sequence[int], xs: Scale, top: float, bottom: float
) -> list[str]:
    shapes = []
    for each, row in zip(marks, rows, strict=True):
        x, y = xs.at(each.at), top - 6 - _MARK_LINE * row
        start, _ = _mark_place(each, xs)
        begins = y - 10 if start >= x + 4 else y + 5
        look = 'stroke-dasharray="5 3"'
        shapes.append(line(x, begins, x, bottom, colour=CUT, look=look))
        shapes.append(text(start, y, _mark_text(each, xs), colour=CUT, size=12))
    return shapes
