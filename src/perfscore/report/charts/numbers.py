"""How the numbers of a chart are written."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    fixed_text,
    round_to,
    significant_text,
)

Number = int | Fraction

_MINUS = "−"
_DIGITS = 12
"""Digits of a number that ends nowhere, where the places are left open."""


@dataclass(frozen=True, slots=True)
class Written:
    """How numbers are written.

    Attributes:
        places: Decimals, rounded half up; None writes all that a number has (of one
            that ends nowhere twelve digits).
        is_share: Whether 1/4 is written 25%; the places are then those of per cents.
        is_signed: Whether a number above zero has a plus.
    """

    places: int | None = None
    is_share: bool = False
    is_signed: bool = False

    def text(self, value: Number | None) -> str:
        """Write a number, thousands parted by commas; — where there is none."""
        if value is None:
            return "—"
        shown = Fraction(value) * (100 if self.is_share else 1)
        digits = self._digits(abs(shown))
        is_zero = not digits.strip("0.")
        sign = "" if is_zero else _MINUS if shown < 0 else "+" * self.is_signed
        whole, dot, decimals = digits.partition(".")
        return f"{sign}{_grouped(whole)}{dot}{decimals}" + "%" * self.is_share

    def _digits(self, shown: Fraction) -> str:
        places = decimal_places(shown) if self.places is None else self.places
        if places is None:
            return significant_text(shown, _DIGITS)
        return fixed_text(
            round_to(shown, Rounding(RoundingMode.HALF_UP, places)), places
        )


COUNT = Written(0)
POINTS = Written(2)
EXACT = Written()
CHANGE = Written(2, is_signed=True)
SHARE = Written(1, is_share=True)
WHOLE_SHARE = Written(0, is_share=True)


def _grouped(whole: str) -> str:
    return f"{int(whole):,}" if whole.isdecimal() else whole
