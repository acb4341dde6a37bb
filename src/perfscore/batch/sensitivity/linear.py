"""Points moved between whole level-1 indicators, of sets whose units divide them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.layout import BatchLayout
from perfscore.batch.results import Result
from perfscore.batch.sensitivity.effects import Totals
from perfscore.batch.sensitivity.margins import Cut, cuts_of, ranks_by_cuts
from perfscore.batch.sensitivity.moves import Movable
from perfscore.batch.sensitivity.scaling import points_of
from perfscore.exact import Rounding, RoundingMode, round_to
from perfscore.model.indicator_set import Footing, Indicator
from perfscore.score.whole.plain import is_plain

_LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Linear:
    """The level-1 indicators of a set that only adds up, each with its points.

    The total is Σ score × factor over these, rounded as the set says, and graded by
    the set's cuts: what an indicator earns of its points stays what it was.
    """

    nodes: tuple[Movable, ...]
    rounding: Rounding
    cuts: tuple[Cut, ...]
    lines: tuple[tuple[int, ...], ...]

    def moved(self, at: int, by: Fraction) -> tuple[Fraction, ...] | None:
        """Give a node so many points more, from the others; None if there are not."""
        node = self.nodes[at]
        own, rest = node.points + by, node.others - by
        if own <= 0 or rest <= 0:
            return None
        return self._factors(at, own / node.points, rest / node.others)

    def dropped(self, at: int) -> tuple[Fraction, ...]:
        """Leave a node out; its points go to the others."""
        node = self.nodes[at]
        whole = node.points + node.others
        return self._factors(at, Fraction(), whole / node.others)

    def _factors(
        self, at: int, own: Fraction, others: Fraction
    ) -> tuple[Fraction, ...]:
        return tuple(own if each == at else others for each in range(len(self.nodes)))

    def totals(
        self, result: Result, before: Totals, factors: Sequence[Fraction]
    ) -> Totals:
        """Work out the totals anew from the scores of the lines."""
        under = lcm(*(each.denominator for each in factors))
        top: NDArray[np.int64] = np.zeros(result.size, np.int64)
        for lines, factor in zip(self.lines, factors, strict=True):
            earned = result.scores[list(lines)].astype(np.int64).sum(axis=0)
            top += earned * int(factor * under)
        whole = _divided(top, under, self.rounding)
        ranks = ranks_by_cuts(whole, before.places, self.cuts)
        ranks[~before.has | (before.ranks < 0)] = -1
        return Totals(before.places, whole, before.has, ranks, {})


def linear_of(layout: BatchLayout) -> Linear | None:
    """Read a set; None where its total is more than the sum of rounded scores."""
    made = layout.indicator_set
    rounding, tops = made.rounding, made.indicators
    points = [_points(each) for each in tops]
    known = [each for each in points if each]
    cuts = cuts_of(made.grades)
    is_sum = is_plain(made) and made.footing is not Footing.EXACT
    if rounding is None or not is_sum or len(known) < max(len(tops), 2):
        return None
    if any((each.at * 10**rounding.places).denominator != 1 for each in cuts):
        return None
    whole = sum(known, Fraction())
    nodes = tuple(
        Movable((top.title,), own, whole - own, top.is_leaf)
        for top, own in zip(tops, known, strict=True)
    )
    lines = tuple(_lines(layout, each) for each in tops)
    return Linear(nodes, Rounding(rounding.mode, 0), cuts, lines)


def _points(top: Indicator) -> Fraction | None:
    return top.weight if top.weight is not None else points_of(top)


def _lines(layout: BatchLayout, top: Indicator) -> tuple[int, ...]:
    return tuple(
        at
        for at, place in enumerate(layout.places)
        if any(each is top for each in (*place.above, place.indicator))
    )


def _divided(
    top: NDArray[np.int64], under: int, rounding: Rounding
) -> NDArray[np.int64]:
    """Divide whole numbers, and round."""
    largest = int(np.abs(top).max(initial=0))
    if rounding.mode is RoundingMode.HALF_UP and 2 * largest + under < _LARGEST:
        sizes = (2 * np.abs(top) + under) // (2 * under)
        made: NDArray[np.int64] = sizes * np.sign(top)
        return made
    found, at = np.unique(top, return_inverse=True)
    each = [int(round_to(Fraction(int(one), under), rounding)) for one in found]
    return np.array(each, np.int64)[at]
