"""Plain columns of machine numbers become whole numbers of some decimal place."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.layout import MOST_PLACES

_MOST_DIGITS = 15
_POWERS = tuple(float(10**each) for each in range(MOST_PLACES + 1))
_MANY, _APART = 10_000, 16
"""Of so many values one in so many shows how many decimals there are to begin with."""
_WORD = 64
_FEW = 1_000
"""One row in so many may have more decimals than the others; it is odd then."""


class Scaled(NamedTuple):
    """``values / 10^places``; ``odd`` marks rows whose value is another, or none."""

    values: NDArray[np.int64] | NDArray[np.float64]
    places: int
    odd: NDArray[np.bool_]


def of_integers(cells: pa.Array) -> Scaled:
    """Read a column of integers; those beyond 64 bits are odd."""
    odd = np.zeros(len(cells), bool)
    if pa.types.is_uint64(cells.type):
        large = pc.greater(cells.fill_null(0), pa.scalar(2**63 - 1, pa.uint64()))
        odd = large.to_numpy(zero_copy_only=False)
        cells = pc.if_else(large, pa.scalar(0, pa.uint64()), cells)
    filled = cells.fill_null(0).cast(pa.int64())
    return Scaled(filled.to_numpy(zero_copy_only=False), 0, odd)


def of_decimals(cells: pa.Array) -> Scaled:
    """Read a column of decimals; those beyond 64 bits are odd."""
    scale = cells.type.scale
    if not 0 <= scale <= MOST_PLACES:
        none = np.zeros(len(cells), np.int64)
        return Scaled(none, 0, np.ones(len(cells), bool))
    if cells.type.bit_width < 2 * _WORD:
        cells = cells.cast(pa.decimal128(38, scale))
    words = np.frombuffer(cells.buffers()[1], np.int64)
    words = words.reshape(-1, cells.type.bit_width // _WORD)
    words = words[cells.offset : cells.offset + len(cells)]
    low = words[:, 0].copy()
    return Scaled(low, scale, (words[:, 1:] != (low >> 63)[:, None]).any(axis=1))


def of_floats(cells: pa.Array) -> Scaled:
    """Read a column of floats as the shortest decimals that read as them.

    A decimal of up to 15 digits is the shortest one of the float that it is read as:
    two such decimals are never read as the same float. So ``k / 10^p`` with k below
    10^15 that gives back the float, divided by the machine (which rounds as reading a
    decimal does, both k and 10^p being exact), is the value. Others are odd.
    """
    values = cells.fill_null(0.0).cast(pa.float64()).to_numpy(zero_copy_only=False)
    odd = np.zeros(len(values), bool)
    if pa.types.is_float32(cells.type):  # its digits are not those of a double
        return Scaled(np.zeros(len(values)), 0, ~odd)
    finite = np.isfinite(values)
    if not finite.all():
        values = np.where(finite, values, 0.0)
    with np.errstate(over="ignore"):  # of what is too long
        places = _places_of(values)
        power = _POWERS[places]
        whole = np.rint(values * power)
    odd = (whole / power != values) | (np.abs(whole) >= 10**_MOST_DIGITS) | ~finite
    return Scaled(np.where(odd, 0.0, whole), places, odd)


def _places_of(values: NDArray[np.float64]) -> int:
    """Give the decimals of nearly all values; a few quotients do not count."""
    least = 0 if len(values) < _MANY else _places_of(values[::_APART])
    rest, best = values, (len(values), least)
    for places, power in enumerate(_POWERS[least:], least):
        rest = rest[np.rint(rest * power) / power != rest]
        if len(rest) < best[0]:
            best = len(rest), places
        if len(rest) * _FEW <= len(values):
            break
    return best[1]
