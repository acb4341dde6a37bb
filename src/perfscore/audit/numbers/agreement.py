"""Whether a printed number is what the numbers around it give."""

from enum import Enum
from fractions import Fraction

from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.exact import Rounding, RoundingMode, round_to

_SHARES = {"%": 2, "‰": 3}


class Agreement(Enum):
    """How a printed number stands to the computed one."""

    SAME = "same"
    """It is the computed number, rounded to the decimals it is printed with."""
    BY_ROUNDING = "by rounding"
    """It differs, but numbers that print as the inputs do can give it."""
    BY_CUTTING = "by cutting"
    """It is the computed number with the digits beyond cut off, not rounded."""
    DIFFERENT = "different"
    """No number that prints as the inputs do can give it."""


def agreement(claimed: Printed, computed: Fraction, reach: Range) -> Agreement:
    """Compare a printed number with what the printed inputs give.

    ``computed`` comes of the inputs exactly as printed, ``reach`` of all values that
    print as they do.
    """
    places = claimed.places + _SHARES.get(claimed.unit, 0)
    if round_to(computed, Rounding(RoundingMode.HALF_UP, places)) == claimed.value:
        return Agreement.SAME
    if claimed.span.meets(reach):
        return Agreement.BY_ROUNDING
    if round_to(computed, Rounding(RoundingMode.DOWN, places)) == claimed.value:
        return Agreement.BY_CUTTING
    return Agreement.DIFFERENT
