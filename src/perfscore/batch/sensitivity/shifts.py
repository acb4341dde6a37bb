"""A measured number is changed by its error: exactly, and for whole columns."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, State
from perfscore.exact import Rounding, RoundingMode, decimal_places, round_to
from perfscore.model.methods import Interval

_LARGEST = 2**63 - 1
_FLOATS = 2**53
STEPS = 1_000
"""The parts of an error that a draw gives: from -1000 to 1000 of these."""
_STEP_PLACES = 3
_WHOLE = Rounding(RoundingMode.HALF_UP, 0)


@dataclass(frozen=True, slots=True)
class Shift:
    """``x × factor + plus``, in the unit that the set reads the number in.

    ``is_whole`` rounds half up where the number was whole before. ``interval`` holds
    what the set lets be reported: a number beyond stops at the bound, or stays what
    it was where the bound itself is not allowed. ``factor`` and ``plus`` are decimals.
    """

    factor: Fraction = Fraction(1)
    plus: Fraction = Fraction()
    is_whole: bool = False
    interval: Interval | None = None

    def at(self, step: int) -> "Shift":
        """Give the part of the error that so many steps are."""
        share = Fraction(step, STEPS)
        factor = 1 + (self.factor - 1) * share
        return replace(self, factor=factor, plus=self.plus * share)

    def of(self, value: Fraction) -> Fraction:
        """Give what the number becomes."""
        made = value * self.factor + self.plus
        if self.is_whole and value.denominator == 1:
            made = round_to(made, _WHOLE)
        return self._held(value, made)

    def is_held(self, value: Fraction) -> bool:
        """Whether the number would go beyond what can be reported."""
        free = Shift(self.factor, self.plus, self.is_whole).of(value)
        return self.interval is not None and free not in self.interval

    def _held(self, value: Fraction, made: Fraction) -> Fraction:
        bounds = self.interval
        if bounds is None or made in bounds:
            return made
        if bounds.low is not None and made <= bounds.low:
            return bounds.low if bounds.low_included else value
        if bounds.high is not None and bounds.high_included:
            return bounds.high
        return value


class Shifted(NamedTuple):
    """A changed column; ``held`` marks the rows that a bound stopped."""

    column: Column
    held: NDArray[np.bool_]


def shifted(
    column: Column,
    shift: Shift,
    rows: NDArray[np.bool_] | None = None,
    steps: NDArray[np.int64] | None = None,
) -> Shifted:
    """Change a column of numbers; in 64 bits, and what is longer becomes odd.

    Args:
        column: Numbers of some decimals.
        shift: What becomes of each.
        rows: Those to change; None changes all.
        steps: For each row the part of the error that it has, in ``STEPS``; None gives
            all of it.
    """
    finer = 0 if steps is None else _STEP_PLACES
    places = max(
        column.places + (decimal_places(shift.factor) or 0) + finer,
        (decimal_places(shift.plus) or 0) + finer,
        *(decimal_places(each) or 0 for each in _bounds(shift)),
    )
    before = 10 ** (places - column.places)
    times, plus = int((shift.factor - 1) * before), int(shift.plus * 10**places)
    values = column.values.astype(np.int64)
    if column.state is not None:
        values[column.state != State.VALUE] = 0
    limit = (_LARGEST - abs(plus)) // (before + abs(times))
    long = (values > limit) | (values < -limit)
    values[long] = 0
    kept = values * before
    if steps is None:
        made = kept + values * times + plus
    else:
        made = kept + values * (times // STEPS * steps) + plus // STEPS * steps
    if shift.is_whole:
        _round_whole(values, made, column.places, places)
    if rows is not None:
        made = np.where(rows, made, kept)
    held = _hold(made, kept, shift, places)
    if rows is not None:
        made = np.where(rows, made, kept)
        held &= rows
    state = column.state
    if long.any():
        state = np.zeros(len(values), np.uint8) if state is None else state.copy()
        state[long & (state == State.VALUE)] = State.ODD
    is_short = int(np.abs(made).max(initial=0)) < _FLOATS
    final = made.astype(np.float64) if is_short else made
    return Shifted(replace(column, values=final, places=places, state=state), held)


def _round_whole(
    values: NDArray[np.int64], made: NDArray[np.int64], before: int, places: int
) -> None:
    """Round half up, away from zero, what was whole before."""
    unit = 10**places
    rounded = (np.abs(made) + unit // 2) // unit * unit * np.sign(made)
    was_whole = values % 10**before == 0
    made[was_whole] = rounded[was_whole]


def _hold(
    made: NDArray[np.int64], before: NDArray[np.int64], shift: Shift, places: int
) -> NDArray[np.bool_]:
    """Stop at the bounds, in place; say in which rows."""
    held = np.zeros(len(made), np.bool_)
    bounds = shift.interval
    if bounds is None:
        return held
    for bound, is_low, is_included in (
        (bounds.low, True, bounds.low_included),
        (bounds.high, False, bounds.high_included),
    ):
        if bound is None:
            continue
        end = int(bound * 10**places)
        beyond = made < end if is_low else made > end
        if not is_included:
            beyond |= made == end
        if beyond.any():
            made[beyond] = end if is_included else before[beyond]
            held |= beyond
    return held


def _bounds(shift: Shift) -> list[Fraction]:
    bounds = shift.interval
    if bounds is None:
        return []
    return [each for each in (bounds.low, bounds.high) if each is not None]
