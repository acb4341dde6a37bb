"""What a piece of a program gives, and the machine steps that work it out."""

from dataclasses import dataclass

from perfscore.batch.columns import Key
from perfscore.batch.machine.steps import Factor, Register, Step


@dataclass(frozen=True, slots=True)
class Roots:
    """What a piece gives: whole numbers of so many places, and what it tells of rows.

    ``told`` and ``escapes`` are truths: something is to be said of a row; a row goes
    to the exact scorer, also where that cannot be told.
    """

    numbers: tuple[int, ...]
    places: tuple[int, ...]
    told: tuple[int, ...] = ()
    escapes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Machine steps that work out some roots of a program for each row.

    ``numbers`` are whole. ``flags`` are the doubts, the rows where a number is
    undefined, those with something to tell and those for the exact scorer, in this
    order. ``keys`` are the columns in the order of their registers; ``scores`` the
    instructions that are read as lines' scores.
    """

    steps: tuple[Step, ...]
    factors: tuple[Factor, ...]
    numbers: tuple[Register, ...]
    flags: tuple[Register, ...]
    keys: tuple[Key, ...]
    scores: tuple[int, ...]
