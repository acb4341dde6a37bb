"""Horizontal bars: numbers by name, and results that move to both sides."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.render.charts.axes import Scale, across, legend
from perfscore.render.charts.colours import AXIS, BAR, DOWN, FAINT, GRID, UP
from perfscore.render.charts.svg import (
    NARROW,
    Drawing,
    axis_text,
    cut_text,
    fitted,
    line,
    rectangle,
    text,
    text_width,
)
from perfscore.report.charts.model import Bar, Bars, Range, Tornado
from perfscore.report.charts.scales import ticks

_BAR, _GAP = 18, 9
_NAME = 270
_NAME_LINE = 19


def bars_drawing(chart: Bars, width: int) -> Drawing:
    """Draw a bar for each number, with the number at its end."""
    ends = [fitted(_end(chart, each), width / 3, 12) for each in chart.bars]
    room = max((text_width(each, 12) for each in ends), default=0) + 10
    left = _left([each.name for each in chart.bars], width)
    most = max((each.value for each in chart.bars), default=0) or 1
    xs = Scale(Fraction(), Fraction(most), left, max(width - room, left + 60))
    shapes: list[str] = []
    top = 0
    for each, end in zip(chart.bars, ends, strict=True):
        top += _name(shapes, each.name, top, left)
        x = xs.at(each.value)
        told = f"{each.name}：{end}"
        wide = max(x - left, 1) if each.value else 0
        shapes.append(rectangle(left, top, wide, _BAR, BAR, told))
        shapes.append(text(x + 6, top + 14, end, colour=FAINT, size=12))
        top += _BAR + _GAP
    return Drawing(width, top, shapes)


def _end(chart: Bars, bar: Bar) -> str:
    said = chart.written.text(bar.value)
    return f"{said}　{bar.note}" if bar.note else said


def _left(names: Sequence[str], width: int) -> float:
    """Say where bars begin: behind their names, or at the edge on a phone."""
    if width == NARROW:
        return 0
    widest = max((text_width(fitted(each, _NAME)) for each in names), default=0)
    return min(widest, _NAME) + 12


def _name(shapes: list[str], name: str, top: float, left: float) -> int:
    """Write a bar's name: left of it, or above it on a phone; give what that takes."""
    if not left:
        shapes.append(cut_text(0, top + 14, name, NARROW))
        return _NAME_LINE
    end = left - 10
    shapes.append(cut_text(end, top + 14, name, end, anchor="end"))
    return 0


def tornado_drawing(chart: Tornado, width: int) -> Drawing:
    """Draw how far each cause moves the result to either side of its base."""
    entries = [(chart.down, DOWN, ""), (chart.up, UP, "")]
    left = _left([each.name for each in chart.ranges], width)
    shapes, top = legend(entries, left, width, 0)
    ends = [value for each in chart.ranges for value in (each.down, each.up)]
    ends.append(chart.base)
    low, high = min(ends), max(ends)
    along = ticks(low, high, 6 if width == NARROW else 8)
    room = max(text_width(chart.written.text(each), 12) for each in ends) + 8
    xs = Scale(along[0], along[-1], left + room, width - room)
    first = top
    rows: list[str] = []
    for each in chart.ranges:
        top += _name(rows, each.name, top, left)
        rows += _range(chart, each, xs, top)
        top += _BAR + _GAP
    shapes += [line(xs.at(x), first, xs.at(x), top, colour=GRID) for x in along]
    shapes += rows
    base = xs.at(chart.base)
    shapes.append(line(base, first, base, top, colour=AXIS, look='stroke-width="1.5"'))
    shapes += across(xs, along, top, chart.written)
    shapes.append(axis_text(xs.end, top + 38, chart.caption.across, anchor="end"))
    return Drawing(width, top + 44, shapes)


def _range(chart: Tornado, each: Range, xs: Scale, top: float) -> list[str]:
    shapes = []
    base = xs.at(chart.base)
    for value, fill, cause in ((each.down, DOWN, chart.down), (each.up, UP, chart.up)):
        x = xs.at(value)
        told = f"{each.name} · {cause}：{chart.written.text(value)}"
        start, wide = min(x, base), abs(x - base)
        shapes.append(rectangle(start, top, wide, _BAR, fill, told))
    low, high = min(each.down, each.up), max(each.down, each.up)
    if low < chart.base:
        said = chart.written.text(low)
        shapes.append(axis_text(xs.at(low) - 5, top + 14, said, anchor="end"))
    if high > chart.base:
        said = chart.written.text(high)
        shapes.append(axis_text(xs.at(high) + 5, top + 14, said, anchor="start"))
    return shapes
