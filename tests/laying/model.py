"""A published form as it lies on paper, to be put into files of every kind.

Made from `tests/data/tables/*.yaml` and from made-up forms alone: nothing here knows
perfscore, so that what is read back is held against what was printed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A cell: `row` and `column` count from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form: what stands above its table, the table, what stands below."""

    above: tuple[str, ...]
    rows: int
    columns: int
    cells: tuple[PaperCell, ...]
    below: tuple[str, ...] = ()
