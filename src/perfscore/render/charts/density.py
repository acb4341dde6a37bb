"""How many points lie where: a grid, the darker the more."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import count as count_from
from itertools import islice, takewhile

from perfscore.render.charts.axes import legend
from perfscore.render.charts.colours import AXIS, intensities
from perfscore.render.charts.svg import (
    NARROW,
    Drawing,
    axis_text,
    line,
    rectangle,
    text_width,
)
from perfscore.report.charts.model import Density
from perfscore.report.charts.numbers import COUNT
from perfscore.report.charts.scales import ticks
from perfscore.report.charts.tables import interval

_CLASSES = 8
_CELL, _LOW_CELL = 15, 11
_LABELS = 11


def density_drawing(chart: Density, width: int) -> Drawing:
    """Draw the cells that hold something, and say which colour stands for how many."""
    starts = _starts(max(chart.counts.values(), default=1))
    fills = intensities(len(starts))
    labels = [chart.row_written.text(each) for each in chart.rows]
    left = 12 + max(text_width(each, 12) for each in labels)
    names = [_class(at, starts) for at in range(len(starts))]
    entries = [(name, fill, "") for name, fill in zip(names, fills, strict=True)]
    shapes, top = legend(entries, left, width, 0)
    shapes.append(axis_text(0, top + 10, chart.caption.up, anchor="start"))
    top += 20
    high = _LOW_CELL if width == NARROW else _CELL
    columns, rows = len(chart.columns) - 1, len(chart.rows) - 1
    spare = text_width(chart.column_written.text(chart.columns[-1]), 12) / 2
    wide = (width - spare - 2 - left) / columns
    bottom = top + high * rows
    for (column, row), count in sorted(chart.counts.items()):
        fill = fills[sum(count >= each for each in starts) - 1]
        x, y = left + wide * column, bottom - high * (row + 1)
        told = _told(chart, column, row, count)
        shapes.append(rectangle(x, y, wide - 0.5, high - 0.5, fill, told))
    right = left + wide * columns
    shapes += [
        line(left, bottom, right, bottom, colour=AXIS),
        line(left, top, left, bottom, colour=AXIS),
    ]
    for at in _labelled(chart.rows, min(_LABELS, int((bottom - top) // 22))):
        y = bottom - high * at
        shapes.append(axis_text(left - 6, y + 4, labels[at], anchor="end"))
    shapes += _along(chart, left, wide, bottom)
    shapes.append(axis_text(right, bottom + 38, chart.caption.across, anchor="end"))
    return Drawing(width, bottom + 44, shapes)


def _along(chart: Density, left: float, wide: float, bottom: float) -> list[str]:
    said = [chart.column_written.text(each) for each in chart.columns]
    room = max(text_width(each, 12) for each in said) + 10
    most = min(_LABELS, int(wide * (len(said) - 1) // room) + 1)
    shapes = []
    for at in _labelled(chart.columns, most):
        x = left + wide * at
        shapes.append(line(x, bottom, x, bottom + 4, colour=AXIS))
        shapes.append(axis_text(x, bottom + 18, said[at]))
    return shapes


def _told(chart: Density, column: int, row: int, count: int) -> str:
    left, right = chart.columns[column : column + 2]
    low, high = chart.rows[row : row + 2]
    across = interval(left, right, chart.column_written)
    up = interval(low, high, chart.row_written)
    return (
        f"{chart.caption.across} {across}，{chart.caption.up} {up}：{COUNT.text(count)}"
    )


def _starts(most: int) -> Sequence[int]:
    """Give the least count of each colour: 1, 2, 5 …, 1, 3, 10 …, or 1, 10, 100 …."""
    ratios = ((1, 2, 5), (1, 3), (1,))
    for leads in ratios:
        made = takewhile(
            lambda each: each <= most,
            (lead * 10**power for power in count_from() for lead in leads),
        )
        starts = list(islice(made, _CLASSES + 1))
        if len(starts) <= _CLASSES:
            return starts
    return [1000**at for at in range(len(str(most)) // 3 + 1) if 1000**at <= most]


def _class(at: int, starts: Sequence[int]) -> str:
    if at + 1 == len(starts):
        return f"≥ {COUNT.text(starts[at])}"
    last = starts[at + 1] - 1
    first = COUNT.text(starts[at])
    return first if last == starts[at] else f"{first}–{COUNT.text(last)}"


def _labelled(edges: Sequence[Fraction], most: int) -> list[int]:
    """Choose edges that are round numbers, at most so many and two."""
    round_ones = set(ticks(edges[0], edges[-1], max(most - 2, 1)))
    chosen = [at for at, each in enumerate(edges) if each in round_ones]
    return chosen if len(chosen) > 1 else [0, len(edges) - 1]
