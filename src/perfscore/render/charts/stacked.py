"""Bars of shares: how each group is made up."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.render.charts.axes import legend
from perfscore.render.charts.colours import AXIS, FAINT, PAPER, on, ordered
from perfscore.render.charts.svg import (
    NARROW,
    Drawing,
    cut_text,
    fitted,
    rectangle,
    text,
    text_width,
)
from perfscore.report.charts.model import Group, StackedBars
from perfscore.report.charts.numbers import COUNT, SHARE, WHOLE_SHARE

_BAR, _GAP = 22, 9
_NAME = 200
_NAME_LINE = 20
_SLENDER = 2


def stacked_drawing(chart: StackedBars, width: int) -> Drawing:
    """Draw a bar for each group, as long as the others, with how many it is of."""
    looks = _looks(chart)
    entries = [(name, *look) for name, look in zip(chart.parts, looks, strict=True)]
    shapes, top = legend(entries, 0, width, 0)
    top += 4
    ends = [fitted(_end(each), width / 3, 12) for each in chart.groups]
    room = max((text_width(each, 12) for each in ends), default=0) + 10
    is_narrow = width == NARROW
    names = max((text_width(fitted(x.name, _NAME)) for x in chart.groups), default=0)
    named = min(names, _NAME) + 2
    left, right = (0, width - 1) if is_narrow else (named + 10, width - room)
    for group, end in zip(chart.groups, ends, strict=True):
        y = top + (14 if is_narrow else 16)
        shapes.append(text(width, y, end, anchor="end", colour=FAINT, size=12))
        if is_narrow:
            shapes.append(cut_text(0, y, group.name, width - room))
            top += _NAME_LINE
        else:
            shapes.append(cut_text(named, y, group.name, named, anchor="end"))
        shapes += _bar(chart, group, looks, (left, right, top))
        top += _BAR + _GAP
    return Drawing(width, top, shapes)


def _looks(chart: StackedBars) -> list[tuple[str, str]]:
    graded = len(chart.parts) - chart.has_rest
    looks = [(colour, "") for colour in ordered(graded)]
    rest = (PAPER, f'stroke="{AXIS}" stroke-dasharray="2 2"')
    return [*looks, rest] if chart.has_rest else looks


def _end(group: Group) -> str:
    counted = COUNT.text(sum(group.counts))
    return f"{counted}　{group.note}" if group.note else counted


def _bar(
    chart: StackedBars,
    group: Group,
    looks: Sequence[tuple[str, str]],
    place: tuple[float, float, float],
) -> list[str]:
    """Draw the parts; the share stands in those that have room for it."""
    left, right, top = place
    whole, before = sum(group.counts), 0
    shapes = []
    for name, count, (fill, look) in zip(chart.parts, group.counts, looks, strict=True):
        if not count:
            continue
        x = left + (right - left) * (before / whole)
        before += count
        end = left + (right - left) * (before / whole)
        share = SHARE.text(Fraction(count, whole))
        told = f"{group.name} · {name}：{COUNT.text(count)}（{share}）"
        gap = 1 if end < right and end - x > _SLENDER else 0
        shapes.append(rectangle(x, top, end - x - gap, _BAR, fill, told, look))
        brief = WHOLE_SHARE.text(Fraction(count, whole))
        if text_width(brief, 12) + 8 < end - x:
            middle, colour = (x + end) / 2, on(fill)
            shapes.append(
                text(middle, top + 15, brief, anchor="middle", colour=colour, size=12)
            )
    return shapes
