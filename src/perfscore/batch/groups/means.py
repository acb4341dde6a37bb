"""The means of groups, of a million members as of three."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.groups.numbers import Numbers, Wholes, numbers_of
from perfscore.score.group_values import common_of, mean_between, mean_of

_HALF = 32
_LOW = 2**_HALF - 1
_BITS = 256
"""Binary digits to which quotients are worked out, where a mean has to be shortened."""
_STEP = 32
"""Binary digits at a time: their sum over a billion rows is below 2^63."""
_LEAST_STEP = 8


def means_of(values: Numbers, own: NDArray[np.int64], sizes: Wholes) -> Numbers:
    """Give the mean of each group, as the exact scorer does.

    Args:
        values: Numbers in lowest terms, or of one denominator; every row has one.
        own: The rows' groups.
        sizes: How many rows each group has.
    """
    order = np.lexsort((values.under, own))
    values, own = values.taken(order), own[order]
    starts = np.searchsorted(own, np.arange(len(sizes))).tolist()
    is_new = np.ones(len(own), np.bool_)
    is_new[1:] = (np.diff(own) != 0) | (np.diff(values.under) != 0)
    edges = np.append(np.flatnonzero(is_new), len(own))
    means = [
        _mean(values, edges, start, start + size) if size else None
        for start, size in zip(starts, sizes.tolist(), strict=True)
    ]
    return numbers_of(means)


def _mean(values: Numbers, edges: NDArray[np.intp], start: int, stop: int) -> Fraction:
    """Give the mean of the rows of one group; rows of one denominator are together."""
    first, last = np.searchsorted(edges, (start, stop)).tolist()
    cuts = edges[first : last + 1]
    has_long = any(start <= row < stop for row in values.long)
    unders = values.under[cuts[:-1]]
    if not has_long and common_of(map(int, unders)) is None:
        found = _shortened(values.top[start:stop], values.under[start:stop])
        if found is not None:
            return found
    return mean_of(_parts(values, cuts), stop - start)


def _parts(values: Numbers, cuts: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Add up the numerators of each denominator; none overflows."""
    start, stop = int(cuts[0]), int(cuts[-1])
    for row, each in values.long.items():
        if start <= row < stop:
            yield each.numerator, each.denominator
    for one, other in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        top = values.top[one:other]
        high, low = int((top >> _HALF).sum()), int((top & _LOW).sum())
        yield (high << _HALF) + low, int(values.under[one])


def _shortened(top: Wholes, under: Wholes) -> Fraction | None:
    """Divide digit by digit, add up the digits, and shorten the mean.

    Each quotient is cut off below its last digit, so that the sum lies at most one
    unit of that digit for each row above what was added up. None where that does not
    settle the mean, or denominators leave no room for digits.
    """
    step = min(_STEP, 63 - int(under.max()).bit_length())
    if step < _LEAST_STEP:
        return None
    whole, rest = np.divmod(top, under)
    high, low = int((whole >> _HALF).sum()), int((whole & _LOW).sum())
    total, bits = (high << _HALF) + low, 0
    while bits < _BITS:
        digits, rest = np.divmod(rest << step, under)
        total = (total << step) + int(digits.sum())
        bits += step
    return mean_between(total, total + len(top), len(top) << bits)
