"""How a column of scores is spread: its count, sums and ends, exact and mergeable."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perfscore.exact import exact_sum

Counted = dict[str, Any]
"""Counts by name, sums as texts of fractions: what a journal can hold and add up."""
Scores = NDArray[np.int64] | NDArray[np.int32]
_SUMS = ("sum", "squares")
_ENDS = ("least", "most")
_LIMIT = 2**62


def no_spread() -> Counted:
    """Give the spread of no scores."""
    return {"count": 0, "sum": "0", "squares": "0", "least": None, "most": None}


def spread_of(scores: Sequence[Fraction]) -> Counted:
    """Count scores that are known exactly."""
    return {
        "count": len(scores),
        "sum": str(exact_sum(scores)),
        "squares": str(exact_sum(each * each for each in scores)),
        "least": str(min(scores)) if scores else None,
        "most": str(max(scores)) if scores else None,
    }


def spread(
    whole: Scores,
    counts: NDArray[np.bool_],
    exact: Mapping[int, Fraction | None],
    places: int,
) -> Counted:
    """Count a column of scores in units of 10^-``places``, those that ``counts`` marks.

    The rows of ``exact`` are counted as they stand there.
    """
    plain = counts
    if exact:
        plain = counts.copy()
        plain[list(exact)] = False
    chosen = whole[plain]
    made = spread_of([each for each in exact.values() if each is not None])
    if not len(chosen):
        return made
    scale = 10**places
    least, most = int(chosen.min()), int(chosen.max())
    columns = {
        "count": len(chosen),
        "sum": str(Fraction(_sum(chosen), scale)),
        "squares": str(Fraction(_squares(chosen, max(-least, most)), scale**2)),
        "least": str(Fraction(least, scale)),
        "most": str(Fraction(most, scale)),
    }
    return both_spreads(columns, made)


def both_spreads(one: Counted, other: Counted) -> Counted:
    """Add up two spreads, with whatever else is counted beside them."""
    made = {key: one[key] + other[key] for key in one if key not in {*_SUMS, *_ENDS}}
    for key in _SUMS:
        if key in one:
            made[key] = str(Fraction(one[key]) + Fraction(other[key]))
    for key, choose in zip(_ENDS, (min, max), strict=True):
        if key in one:
            ends = [x[key] for x in (one, other) if x[key] is not None]
            made[key] = choose(ends, key=Fraction, default=None)
    return made


def _sum(whole: Scores) -> int:
    """Add up without overflow, whatever the sizes."""
    whole = whole.astype(np.int64, copy=False)
    low = int((whole & 0xFFFF_FFFF).sum())
    return (int((whole >> 32).sum()) << 32) + low


def _squares(whole: Scores, largest: int) -> int:
    """Add up the squares without overflow; ``largest`` is the largest size."""
    if largest**2 * len(whole) < _LIMIT:
        numbers = whole.astype(np.int64, copy=False)
        return int(np.dot(numbers, numbers))
    return sum(each * each for each in whole.tolist())
