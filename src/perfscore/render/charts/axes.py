"""Axes and what lies along them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.render.charts.colours import AXIS, FAINT, GRID
from perfscore.render.charts.svg import (
    axis_text,
    fitted,
    line,
    rectangle,
    text,
    text_width,
)
from perfscore.report.charts.numbers import Number, Written

_GAP = 14
_SWATCH = 12
_LINE = 20


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from ``low`` to ``high`` along pixels from ``start`` to ``end``."""

    low: Fraction
    high: Fraction
    start: float
    end: float

    def at(self, value: Number) -> float:
        """Give the pixel of a number."""
        share = Fraction(value - self.low, self.high - self.low)
        return self.start + float(share) * (self.end - self.start)


def across(
    scale: Scale, at: Sequence[Fraction], y: float, written: Written
) -> list[str]:
    """Draw the axis at the foot of a chart, with as many numbers as have room."""
    shapes = [line(scale.start, y, scale.end, y, colour=AXIS)]
    free = float("-inf")
    for each in at:
        x, said = scale.at(each), written.text(each)
        shapes.append(line(x, y, x, y + 4, colour=AXIS))
        half = text_width(said, 12) / 2
        if x - half >= free:
            shapes.append(axis_text(x, y + 18, said))
            free = x + half + _GAP / 2
    return shapes


def rules_across(
    at: Iterable[Number], place: Callable[[Number], float], left: float, right: float
) -> list[str]:
    """Draw thin lines from side to side, with their numbers at the left."""
    shapes = []
    for each in at:
        y = place(each)
        shapes.append(line(left, y, right, y, colour=GRID))
        said = Written(0).text(each)
        shapes.append(axis_text(left - 6, y + 4, said, anchor="end"))
    return shapes


def legend(
    entries: Sequence[tuple[str, str, str]], left: float, right: float, top: float
) -> tuple[list[str], float]:
    """Write names beside swatches in lines; give where what follows begins.

    An entry is a name, a fill and further attributes of the swatch.
    """
    shapes: list[str] = []
    x, y = left, top
    for name, fill, look in entries:
        room = right - left - _SWATCH - 6
        shown = fitted(name, room, 12)
        wide = _SWATCH + 6 + text_width(shown, 12)
        if x > left and x + wide > right:
            x, y = left, y + _LINE
        shapes.append(rectangle(x, y, _SWATCH, _SWATCH, fill, look=look))
        shapes.append(text(x + _SWATCH + 6, y + 11, shown, colour=FAINT, size=12))
        x += wide + _GAP
    return shapes, y + _LINE + 4
