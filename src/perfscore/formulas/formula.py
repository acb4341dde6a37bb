"""A spreadsheet formula whose cells are not placed yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell of the paper: the table's number in it, a row and a column from 0.

    ``rows`` and ``columns`` are more than 1 for a range.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Formula:
    """Texts and references that follow each other, without the leading ``=``.

    Functions are named in English and parted by commas, as files keep them whatever
    the language of the program.
    """

    parts: tuple[str | Reference, ...]
