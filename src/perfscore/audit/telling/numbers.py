"""How sums and differences are written in what the audit says."""

from fractions import Fraction

from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    fixed_text,
    percent_text,
    round_to,
)


def number_text(value: Fraction, places: int = 2) -> str:
    """Write a number exactly, or rounded to ``places`` with ≈ before it."""
    needed = decimal_places(value)
    if needed is not None and needed <= places:
        return exact_text(value)
    return "≈" + rounded_text(value, places)


def rounded_text(value: Fraction, places: int) -> str:
    """Write a number rounded half up to exactly ``places`` decimals."""
    return fixed_text(round_to(value, Rounding(RoundingMode.HALF_UP, places)), places)


def equals(value: Fraction, places: int = 2) -> str:
    """Write ``= 9.8`` or ``≈ 9.68``."""
    shown = number_text(value, places)
    return f"≈ {shown[1:]}" if shown.startswith("≈") else f"= {shown}"


def equals_share(value: Fraction) -> str:
    """Write ``= 50%`` or ``≈ 49.88%``."""
    shown = percent_text(value)
    return f"≈ {shown[1:]}" if shown.startswith("≈") else f"= {shown}"


def percent(share: Fraction) -> str:
    """Write a share in per cents, rounded to two decimals (``57.90%``) or exact."""
    return percent_text(share).removeprefix("≈")
