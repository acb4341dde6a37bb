"""Many exact numbers put in order, equal ones found, without a rounding deciding."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.groups.numbers import Numbers, Wholes

_CLOSE = 2.0**-50
"""Quotients of floats that differ by more than this share are in the right order: a
quotient is within 3 · 2^-53 of the fraction, two of them within 6 · 2^-53."""
_BITS = 128
"""Two fractions under 2^63 differ by more than 2^-126, or not at all."""


def in_lowest_terms(given: Numbers) -> Numbers:
    """Shorten fractions, unless all have one denominator and compare as they are."""
    under = given.under
    if not len(under) or bool((under == under[0]).all()):
        return given
    common = np.gcd(given.top, under)
    return Numbers(given.top // common, under // common, given.has, given.long)


def places(given: Numbers) -> NDArray[np.int64]:
    """Number the values of rows that all have one, from 0 for the lowest; equal alike.

    ``given`` is in lowest terms.
    """
    if given.long:
        return _by_value([given.value(row) for row in range(given.size)])
    top, under = given.top, given.under
    if not len(under) or bool((under == under[0]).all()):
        return _inverse(top)
    order = np.lexsort((under, top))
    is_new = np.ones(len(order), np.bool_)
    is_new[1:] = (np.diff(top[order]) != 0) | (np.diff(under[order]) != 0)
    firsts = order[is_new]
    index = np.empty(len(order), np.int64)
    index[order] = np.cumsum(is_new) - 1
    return _of_distinct(top[firsts], under[firsts])[index]


def _inverse(values: Wholes) -> NDArray[np.int64]:
    _, inverse = np.unique(values, return_inverse=True)
    return inverse.astype(np.int64)


def _by_value(values: list[Fraction | None]) -> NDArray[np.int64]:
    known = [each for each in values if each is not None]
    found = {each: at for at, each in enumerate(sorted(set(known)))}
    return np.array([found[each] for each in known], np.int64)


def _of_distinct(top: Wholes, under: Wholes) -> NDArray[np.int64]:
    """Number fractions that all differ: by floats, exactly where these are close."""
    about = top.astype(np.float64) / under.astype(np.float64)
    order = np.argsort(about)
    ordered = about[order]
    gaps = np.diff(ordered)
    is_close = gaps <= np.abs(ordered[1:]) * _CLOSE + np.abs(ordered[:-1]) * _CLOSE
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_close.view(np.int8), [0]))))
    for start, stop in zip(edges[::2], edges[1::2] + 1, strict=True):
        some = order[start:stop].tolist()
        some.sort(key=lambda at: (int(top[at]) << _BITS) // int(under[at]))
        order[start:stop] = some
    made = np.empty(len(order), np.int64)
    made[order] = np.arange(len(order))
    return made
