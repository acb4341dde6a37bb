"""A table of cells by meaning: what each cell is, not how it looks."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from perfscore.formulas.formula import Formula
from perfscore.model.methods import Interval


class Role(Enum):
    """What a cell is for; writers choose looks by it."""

    HEADING = "heading"
    """A column's or a row's printed heading (年初预算数, 年度总体目标)."""
    GROUP = "group"
    """A level 1 or 2 heading of the indicators."""
    NAME = "name"
    TEXT = "text"
    TARGET = "target"
    ACTUAL = "actual"
    AMOUNT = "amount"
    PERCENT = "percent"
    WEIGHT = "weight"
    SCORE = "score"
    TOTAL = "total"
    GRADE = "grade"
    REASON = "reason"
    BLANK = "blank"


NUMERIC = frozenset({Role.AMOUNT, Role.PERCENT, Role.WEIGHT, Role.SCORE})
"""The roles of cells that hold one number, printed to the right."""


class EntryKind(Enum):
    """What can be filled into a cell."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    """A share; ``interval`` bounds the share, not the number before the sign."""
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell to fill in: what is asked for.

    ``choices`` are the answers of a CHOICE. ``interval`` bounds a NUMBER or PERCENT;
    None bounds nothing. ``prompt`` is the Chinese sentence shown at the cell and where
    something else was typed.
    """

    kind: EntryKind
    prompt: str = ""
    choices: tuple[str, ...] = ()
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: where it begins, how far it reaches, what it says and is.

    ``row`` and ``column`` count from 0. ``number`` is the exact value where the text
    is a number (a share for per cents), ``places`` the decimals that the set keeps,
    for writers that keep numbers as numbers. ``undefined`` marks a value that could
    not be computed. ``note`` is what a reader may want to see at the cell: the
    criterion, its 依据. ``entry`` marks a cell to fill in. ``formula`` computes the
    cell from others in writers that can; ``text`` and ``number`` are its value now.
    """

    row: int
    column: int
    text: str
    role: Role
    row_span: int = 1
    column_span: int = 1
    number: Fraction | None = None
    places: int | None = None
    undefined: bool = False
    note: str = ""
    entry: Entry | None = None
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A printed form: its title, a grid that its cells cover exactly once, notes.

    ``column_widths`` are shares of the page's width and add up to 1.
    ``sections`` are the rows at which a new part of the form begins (funds, goals,
    indicators, total), for writers that repeat headings or rule thicker lines.
    """

    title: str
    subtitle: str
    rows: int
    columns: int
    cells: tuple[TableCell, ...]
    notes: tuple[str, ...]
    column_widths: tuple[Fraction, ...]
    sections: tuple[int, ...]
