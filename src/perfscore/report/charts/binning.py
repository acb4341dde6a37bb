"""Counted values are put into bins that lie side by side."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import takewhile

from perfscore.report.charts.model import Bin
from perfscore.report.charts.scales import nice_step, nice_steps

_MOST = 60
_FEWEST = 12
_NONE = Fraction()


def histogram_bins(
    series: Sequence[Mapping[Fraction, int]],
    *,
    cuts: Sequence[Fraction] = (),
    step: Fraction | None = None,
    finest: Fraction = _NONE,
) -> tuple[Bin, ...]:
    """Give equal bins that hold all values, those without any among them.

    Args:
        series: How often each value comes, for each series. Values may be the lower
            edges of classes, if the step is a multiple of their width.
        cuts: Values that lie on an edge, if a step of some 12 to 60 bins has it so.
        step: The width of a bin; None chooses a round one.
        finest: The least width that is chosen.
    """
    values = [value for each in series for value in each]
    if not values:
        return ()
    low, high = min(values), max(values)
    width = _step(high - low, cuts, finest) if step is None else step
    first, last = low // width, high // width
    counts = [[0] * len(series) for _ in range(first, last + 1)]
    for at, each in enumerate(series):
        for value, count in each.items():
            counts[value // width - first][at] += count
    return tuple(
        Bin((first + at) * width, (first + at + 1) * width, tuple(each))
        for at, each in enumerate(counts)
    )


def _step(span: Fraction, cuts: Sequence[Fraction], finest: Fraction) -> Fraction:
    least = max(nice_step(span, _MOST), finest)
    if not span:
        return least
    steps = takewhile(lambda each: span / each >= _FEWEST, nice_steps(least))
    fitting = (each for each in steps if all(cut % each == 0 for cut in cuts))
    return next(fitting, least)
