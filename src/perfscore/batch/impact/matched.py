"""Which indicators and grades of one set are which of the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.batch.layout import BatchLayout
from perfscore.compare.difference import Change
from perfscore.compare.sets import Comparison
from perfscore.model.indicator_set import Grade, IndicatorSet
from perfscore.model.outcomes import Role
from perfscore.score.reported.places import Place


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of both sets, or of one.

    ``at`` holds its index among the places of each set, ``signs`` -1 where its points
    are taken off the total. ``change`` says that it was renamed or moved, or that one
    set alone has it.
    """

    path: tuple[str, ...]
    at: tuple[int | None, int | None]
    signs: tuple[int, int]
    change: Change | None


def lines_of(
    before: BatchLayout, after: BatchLayout, comparison: Comparison
) -> tuple[Line, ...]:
    """Match the places of two sets: in the later one's order, then what is gone."""
    first = {id(each.indicator): at for at, each in enumerate(before.places)}
    pairs = {
        id(pair.after.indicator): (first.pop(id(pair.before.indicator)), pair.change)
        for pair in comparison.matching.pairs
        if id(pair.before.indicator) in first and not pair.after.indicator.children
    }
    signs = _signs(before.indicator_set), _signs(after.indicator_set)
    found = []
    for at, place in enumerate(after.places):
        sign = signs[1].get(id(place.indicator), 1)
        old, change = pairs.get(id(place.indicator), (None, Change.ADDED))
        other = sign
        if old is not None:
            other = signs[0].get(id(before.places[old].indicator), 1)
        found.append(Line(path_of(place), (old, at), (other, sign), change))
    for at in sorted(first.values()):
        place = before.places[at]
        sign = signs[0].get(id(place.indicator), 1)
        found.append(Line(path_of(place), (at, None), (sign, sign), Change.REMOVED))
    return tuple(found)


def renamed_in(lines: Sequence[Line]) -> dict[int, int]:
    """Give the places of the earlier set that the later one has by another name."""
    return {
        line.at[0]: line.at[1]
        for line in lines
        if line.change is Change.RENAMED
        and line.at[0] is not None
        and line.at[1] is not None
    }


def grades_of(indicator_set: IndicatorSet) -> tuple[Grade, ...]:
    """Give a set's grades, the best first."""
    return tuple(sorted(indicator_set.grades, key=_low, reverse=True))


def ranks_of(before: Sequence[str], after: Sequence[str]) -> tuple[int | None, ...]:
    """Give the rank among ``after`` of each name of ``before``; None for one gone."""
    ranks = {name: at for at, name in enumerate(after)}
    return tuple(ranks.get(name) for name in before)


def path_of(place: Place) -> tuple[str, ...]:
    """Give the headings and the title of a place, joint headings joined by 、."""
    return (*("、".join(each) for each in place.headings), place.indicator.title)


def _low(grade: Grade) -> tuple[bool, Fraction]:
    low = grade.interval.low
    return low is not None, Fraction() if low is None else low


def _signs(indicator_set: IndicatorSet) -> dict[int, int]:
    """Give -1 for what is below a 减分项."""
    return {
        id(node): -1
        for top in indicator_set.indicators
        if top.role is Role.PENALTY
        for node in top.walk()
    }
