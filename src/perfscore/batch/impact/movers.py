"""The rows that move most, up and down, while blocks go by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.impact.rows import Bools, Rows
from perfscore.batch.impact.spread import Number, Points
from perfscore.model.assessment import Assessment
from perfscore.score.scorer import Peers


@dataclass(frozen=True, slots=True)
class Known:
    """What a row is known by; ``number`` is None for a file that is one assessment."""

    file: str
    number: int | None
    id: str | None
    unit: str | None
    project: str | None
    year: int | None
    groups: tuple[str | None, ...] = ()

    @property
    def place(self) -> str:
        """The file, and the row in it where it has rows."""
        return self.file if self.number is None else f"{self.file}#{self.number}"


@dataclass(frozen=True, slots=True)
class Mover:
    """A row that moves, and the assessment as each set reads it.

    ``key`` orders by the change of the total, then by grades; above 0 is up. ``peers``
    is what its group brings, by each set.
    """

    key: Number
    known: Known
    given: tuple[Assessment, Assessment]
    peers: tuple[Peers | None, Peers | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Movers:
    """Those that move most, the foremost first; equal ones as the input has them."""

    up: tuple[Mover, ...] = ()
    down: tuple[Mover, ...] = ()


def movers_of(
    rows: Rows,
    shifts: NDArray[np.int64],
    most: int,
    make: Callable[[int, Number], Mover],
    so_far: Movers,
) -> Movers:
    """Take the rows that move most into those known ``so_far``.

    ``make`` gives a row's mover; it is asked only for those that are kept.
    """
    keys, at = _keys(rows, shifts)
    up = _foremost(keys, most, _bound(so_far.up, most))
    down = _foremost(-keys, most, _bound(so_far.down, most))
    return both_movers(
        so_far,
        Movers(
            tuple(make(int(at[row]), _plain(keys[row])) for row in up),
            tuple(make(int(at[row]), _plain(keys[row])) for row in down),
        ),
        most,
    )


def both_movers(one: Movers, other: Movers, most: int) -> Movers:
    """Put two together; ``one`` came first in the input."""
    return Movers(
        tuple(sorted((*one.up, *other.up), key=lambda each: -each.key)[:most]),
        tuple(sorted((*one.down, *other.down), key=lambda each: each.key)[:most]),
    )


def _keys(rows: Rows, shifts: NDArray[np.int64]) -> tuple[Points, NDArray[np.intp]]:
    """Give a number for each compared row that orders changes, then grades."""
    compared = rows.compared
    change = rows.after.totals[compared] - rows.before.totals[compared]
    shift: Points = shifts[rows.before.grades, rows.after.grades][compared]
    if change.dtype == object:  # fractions do not mix with a machine's integers
        shift = shift.astype(object)
    width = 2 * max(shifts.shape) + 1
    keys: Points = np.asarray(change * width + shift)
    return keys, np.flatnonzero(compared)


def _bound(kept: Sequence[Mover], most: int) -> Number:
    """Give how far a row has to move at least to be kept; equal ones come too late."""
    if not kept or len(kept) < most:
        return 0
    key = kept[-1].key
    return -key if key < 0 else key


def _foremost(keys: Points, most: int, bound: Number) -> list[int]:
    whole: Any = keys
    least = bound if keys.dtype == object else bound.__floor__()
    beyond: Bools = np.asarray(whole > least, bool)
    found = np.flatnonzero(beyond)
    order = np.argsort(-keys[found], kind="stable")[:most]
    return [int(each) for each in found[order]]


def _plain(key: Any) -> Number:  # noqa: ANN401 - a number as numpy holds it
    return key if isinstance(key, Fraction) else int(key)
