"""What can be told of rows: when, in which order, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum
from fractions import Fraction
from typing import NamedTuple

from perfscore.batch.columns import Key
from perfscore.score.result import Finding


class Stage(IntEnum):
    """The order in which the exact scorer tells of an assessment."""

    DATA = 0
    HEADINGS = 1
    WEIGHTS = 2
    SUMS = 3
    LINES = 4
    VALIDATIONS = 5
    PERIOD = 6
    TOTAL = 7


class Is(Enum):
    """What an instruction of the program has to be in a row."""

    TRUE = "true"
    FALSE = "false"
    DEFINED = "defined"
    UNDEFINED = "undefined"


class Condition(NamedTuple):
    """An instruction, and what it has to be."""

    place: int
    wanted: Is


When = tuple[Condition, ...]
"""Conditions that hold together."""


class OfCell(Enum):
    """What a telling has to do with what is said of an odd cell."""

    LACKS = "lacks"
    """The cell is blank; where it has a fault, that is told instead."""
    FAULT = "fault"
    """Its fault is told, whatever else the finding is."""
    NOTES = "notes"
    """Its notes are told."""


class Blank(NamedTuple):
    """A mark in a message that each row fills in.

    ``place`` is the instruction whose number ``write`` puts into words; without one
    the row's name is filled in.
    """

    mark: str
    place: int | None = None
    write: Callable[[Fraction], str] = str


@dataclass(frozen=True, slots=True)
class Telling:
    """A finding that is told of each row in which ``when`` holds.

    ``line`` is the place among the set's whose turn it is, ``order`` what comes first
    within it. ``blanks`` are the marks in the finding's message. The path of one that
    ``is_of_row`` is the row's own. Of those with one ``cause`` a row is told each
    sentence once. ``cell`` is the cell that it is about.
    """

    when: When
    finding: Finding
    stage: Stage
    line: int = 0
    order: int = 0
    blanks: tuple[Blank, ...] = ()
    is_of_row: bool = False
    cause: tuple[int, ...] = ()
    cell: Key | None = None
    of_cell: OfCell = OfCell.LACKS


CLAIMED, SCORE, NAME = "\ue000", "\ue001", "\ue002"
"""Marks, of characters that no text has."""
