"""A part of a form, its rows counted from its own first one, and its common cells."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    fixed_text,
    is_unreadable,
    round_to,
)
from perfscore.report.table import Role, TableCell

UNDEFINED = "—"
"""What stands where a number could not be computed."""

_SHOWN_PLACES = 2
_MOST_PLACES = 6
"""Forms print no number with more decimals, unless the set keeps more."""


@dataclass(frozen=True, slots=True)
class Part:
    """The cells of a part, which cover its rows exactly once."""

    cells: tuple[TableCell, ...]
    rows: int


def heading(
    row: int, column: int, text: str, *, span: int = 1, row_span: int = 1
) -> TableCell:
    """Make a printed heading; ``span`` counts columns."""
    return TableCell(row, column, text, Role.HEADING, row_span, span)


def words(row: int, column: int, text: str, *, span: int = 1) -> TableCell:
    """Make a cell of running text; ``span`` counts columns."""
    return TableCell(row, column, text, Role.TEXT, column_span=span)


def points(  # noqa: PLR0913 - a cell has a place, a value and two ways to print it
    row: int,
    column: int,
    value: Fraction | None,
    *,
    role: Role,
    rounding: Rounding | None = None,
    row_span: int = 1,
) -> TableCell:
    """Make a cell of points; None is a value that could not be computed."""
    return TableCell(
        row,
        column,
        UNDEFINED if value is None else points_text(value, rounding),
        role,
        row_span,
        number=value,
        places=None if rounding is None else rounding.places,
        undefined=value is None,
    )


def points_text(value: Fraction, rounding: Rounding | None = None) -> str:
    """Write points as forms do: ``10``, ``9.68``, no zeros at the end.

    Points whose decimals never end, or are too many, are shown after ``≈`` with as
    many as ``rounding`` keeps, two at least.
    """
    shown = shortened(value, rounding)
    if shown is None:
        return exact_text(value)
    return f"≈{fixed_text(shown, _shown_places(rounding))}"


def shortened(value: Fraction, rounding: Rounding | None) -> Fraction | None:
    """Round a number that is too long for a form; None where it can stand as it is."""
    places = _shown_places(rounding)
    needed = decimal_places(value)
    is_short = needed is not None and needed <= max(places, _MOST_PLACES)
    if is_short and not is_unreadable(value):
        return None
    return round_to(value, Rounding(RoundingMode.HALF_UP, places))


def _shown_places(rounding: Rounding | None) -> int:
    return max(rounding.places if rounding else 0, _SHOWN_PLACES)
