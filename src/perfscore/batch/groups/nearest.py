"""Long fractions of groups as the nearest floats, for the machine's own arithmetic."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.groups.numbers import Bools, Numbers
from perfscore.model.expressions import PeerFunction
from perfscore.score.group_values import MAX_COMMON_BITS

_WHOLE = 2**53 - 1
"""Whole numbers up to here are floats."""
_CELL_BITS = 64
_FAR = Fraction(2**64)


@dataclass(frozen=True, slots=True)
class Nearest:
    """Floats, each the nearest to its fraction.

    ``is_far`` marks fractions that are longer than programs allow for, or too far from
    1 for floats to bound them: the exact scorer has to work with these.
    """

    values: NDArray[np.float64]
    is_far: Bools


def nearest_of(numbers: Numbers, function: PeerFunction) -> Nearest | None:
    """Give the nearest floats; None where whole numbers hold every fraction."""
    if not numbers.long and _are_short(numbers):
        return None
    bits = MAX_COMMON_BITS if function is PeerFunction.MEAN else _CELL_BITS
    near = np.full(numbers.size, np.nan)
    is_far = np.zeros(numbers.size, np.bool_)
    for row in np.flatnonzero(numbers.has).tolist():
        value = numbers.value(row) or Fraction()
        size = abs(value)
        longest = max(size.numerator, size.denominator).bit_length()
        if longest > bits or (size and not 1 / _FAR < size < _FAR):
            is_far[row] = True
        else:
            near[row] = value.numerator / value.denominator
    return Nearest(near, is_far)


def _are_short(numbers: Numbers) -> bool:
    is_short = (np.abs(numbers.top) <= _WHOLE) & (numbers.under <= _WHOLE)
    return bool(is_short.all())
