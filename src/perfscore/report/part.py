"""A part of a form, its rows counted from its own first one, and its common cells."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    fixed_text,
    round_to,
)
from perfscore.report.table import Role, TableCell

UNDEFINED = "—"
"""What stands where a number could not be computed."""

_SHOWN_PLACES = 2


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
        UNDEFINED if value is None else points_text(value),
        role,
        row_span,
        number=value,
        places=None if rounding is None else rounding.places,
        undefined=value is None,
    )


def points_text(value: Fraction) -> str:
    """Write points as forms do: ``10``, ``9.68``, no zeros at the end.

    Points whose decimals never end are shown with two, after ``≈``.
    """
    if decimal_places(value) is not None:
        return exact_text(value)
    rounded = round_to(value, Rounding(RoundingMode.HALF_UP, _SHOWN_PLACES))
    return f"≈{fixed_text(rounded, _SHOWN_PLACES)}"
