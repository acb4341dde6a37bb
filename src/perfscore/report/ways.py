"""Which number of a line would bring the next grade, found by scoring again."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.model.indicator_set import Grade
from perfscore.report.trying import Knob, Trial, knob_of, rounded_towards
from perfscore.score.result import IndicatorScore, Score


@dataclass(frozen=True, slots=True)
class Way:
    """From a score to the next grade: how many points, and by what to try."""

    score: Score
    grade: Grade
    gap: Fraction
    trial: Trial
    is_sum: bool
    """Whether a point more on any line is a point more in the total."""

    def index(self, line: IndicatorScore) -> int:
        """Give the place of a line among those of the score."""
        return next(n for n, each in enumerate(self.score.lines) if each is line)

    def is_reached(self, tried: Score) -> bool:
        """Whether a score has the wanted grade, or one above it."""
        if tried.grade is None or tried.total is None:
            return False
        return tried.grade == self.grade or low_of(tried.grade) > low_of(self.grade)


def low_of(grade: Grade) -> Fraction:
    """Give where a grade begins; 0 where it has no lower end."""
    return Fraction() if grade.interval.low is None else grade.interval.low


@dataclass(frozen=True, slots=True)
class Turned:
    """What turning the number of a line comes to.

    ``value`` brings the grade; None where even full marks of the line do not.
    """

    knob: Knob
    value: Fraction | None


def turned(way: Way, line: IndicatorScore) -> Turned | None:
    """Find the number that brings the grade; None where that cannot be told."""
    knob = knob_of(way.score, line)
    if knob is None or knob.now == knob.best:
        return None
    best = way.trial.score(knob.changed(knob.best))
    if not way.is_reached(best):
        return Turned(knob, None) if _has_full_marks(way, line, best) else None
    values = [
        each for each in _guesses(way, line, knob, best) if _is_enough(way, knob, each)
    ]
    value = min(values, key=lambda each: abs(each - knob.now), default=knob.best)
    if not _is_exact(way, line, knob, value):
        nearest = _nearest(way, knob, value)
        value = nearest if _is_enough(way, knob, nearest) else value
    return Turned(knob, value)


def _is_exact(way: Way, line: IndicatorScore, knob: Knob, value: Fraction) -> bool:
    """Whether ``value`` brings just the points that are missing, and no less would.

    A little less may do by rounding alone; that is nothing to aim at.
    """
    little = Fraction(1 if knob.now > value else -1, 10**knob.places)
    tried, less = (
        way.trial.score(knob.changed(each)) for each in (value, value + little)
    )
    index = way.index(line)
    return (
        tried.total == low_of(way.grade)
        and tried.lines[index].exact != less.lines[index].exact
    )


def _has_full_marks(way: Way, line: IndicatorScore, tried: Score) -> bool:
    """Whether a line earns its weight in what was tried."""
    index = way.index(line)
    earned, weight = tried.lines[index].score, tried.lines[index].weight
    return earned is not None and weight is not None and earned >= weight


def _nearest(way: Way, knob: Knob, enough: Fraction) -> Fraction:
    """Close in from ``enough`` on the number nearest to today's that is enough."""
    scale = 10**knob.places
    short, found = int(knob.now * scale), int(enough * scale)
    while abs(found - short) > 1:
        middle = (short + found) // 2
        tried = way.trial.score(knob.changed(Fraction(middle, scale)))
        if way.is_reached(tried):
            found = middle
        else:
            short = middle
    return Fraction(found, scale)


def _guesses(
    way: Way, line: IndicatorScore, knob: Knob, best: Score
) -> Iterator[Fraction]:
    """Give where a line earns the missing points if points go in some proportion.

    In proportion to the distance, to the number itself, or to its inverse.
    """
    index = way.index(line)
    first, last = line.exact, best.lines[index].exact
    if first is None or last is None or line.score is None or last <= first:
        return
    needed = line.score + way.gap
    share = (needed - first) / (last - first)
    yield rounded_towards(knob.now + share * (knob.best - knob.now), knob)
    yield rounded_towards(knob.best * needed / last, knob)
    if needed > 0:
        yield rounded_towards(knob.best * last / needed, knob)


def _is_enough(way: Way, knob: Knob, value: Fraction) -> bool:
    """Whether ``value``, and half-way from it to the best, bring the grade."""
    low, high = sorted((knob.now, knob.best))
    if not low <= value <= high or value == knob.now:
        return False
    half = rounded_towards((value + knob.best) / 2, knob)
    tried = (way.trial.score(knob.changed(each)) for each in (value, half))
    return all(way.is_reached(each) for each in tried)
