"""Stretches of numbers with open and closed ends: what they share and leave out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from math import ceil

from perfscore.check.bounds import Range
from perfscore.model.methods import Interval

Cut = tuple[int, Fraction, int]
"""A place between numbers: -1, 0, 1 for before all, at a number, after all; the
number; and 0 or 1 for just before or just after it."""

BEFORE_ALL: Cut = (-1, Fraction(0), 0)
AFTER_ALL: Cut = (1, Fraction(0), 0)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The numbers between two cuts; none if ``start`` is not before ``stop``."""

    start: Cut
    stop: Cut

    @property
    def is_empty(self) -> bool:
        """Whether no number lies between the cuts."""
        return self.start >= self.stop

    @property
    def low(self) -> Fraction | None:
        """The lower end; None is no bound."""
        return self.start[1] if self.start[0] == 0 else None

    @property
    def high(self) -> Fraction | None:
        """The upper end; None is no bound."""
        return self.stop[1] if self.stop[0] == 0 else None

    @property
    def has_low(self) -> bool:
        """Whether the lower end belongs to the stretch."""
        return self.start[0] == 0 and self.start[2] == 0

    @property
    def has_high(self) -> bool:
        """Whether the upper end belongs to the stretch."""
        return self.stop[0] == 0 and self.stop[2] == 1

    @property
    def is_number(self) -> bool:
        """Whether the stretch is a single number."""
        return self.has_low and self.has_high and self.low == self.high

    def holds_multiple_of(self, step: Fraction) -> bool:
        """Whether a whole multiple of ``step`` lies in the stretch."""
        if self.low is None or self.high is None:
            return not self.is_empty
        first = ceil(self.low / step) * step
        if first == self.low and not self.has_low:
            first += step
        return first < self.high or (first == self.high and self.has_high)

    def common(self, other: "Stretch") -> "Stretch":
        """Give what lies in both; it may be empty."""
        return Stretch(max(self.start, other.start), min(self.stop, other.stop))


ALL = Stretch(BEFORE_ALL, AFTER_ALL)


def closed(low: Fraction, high: Fraction) -> Stretch:
    """Give the numbers from ``low`` to ``high``, both included."""
    return Stretch((0, low, 0), (0, high, 1))


def stretch_of(interval: Interval) -> Stretch:
    """Give the numbers of an interval as a set writes it."""
    start, stop = BEFORE_ALL, AFTER_ALL
    if interval.low is not None:
        start = (0, interval.low, 0 if interval.low_included else 1)
    if interval.high is not None:
        stop = (0, interval.high, 1 if interval.high_included else 0)
    return Stretch(start, stop)


def stretch_of_range(span: Range) -> Stretch:
    """Give the numbers of a range; an end that depends on the weight is no bound."""
    start, stop = BEFORE_ALL, AFTER_ALL
    if span.low is not None and span.low.at.is_number:
        start = (0, span.low.at.constant, 0 if span.low.included else 1)
    if span.high is not None and span.high.at.is_number:
        stop = (0, span.high.at.constant, 1 if span.high.included else 0)
    return Stretch(start, stop)


def left_out(within: Stretch, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Give the parts of ``within`` that none of ``stretches`` holds, ascending."""
    reached = within.start
    end = Stretch(within.stop, within.stop)
    full = sorted(each for each in stretches if not each.is_empty)
    for each in chain(full, (end,)):
        hole = Stretch(reached, min(each.start, within.stop))
        if not hole.is_empty:
            yield hole
        reached = max(reached, each.stop)
