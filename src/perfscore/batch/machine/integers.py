"""Instructions worked out exactly, on fractions of whole numbers by column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Field, Key, Objects
from perfscore.batch.program.ir import TRUTHS, Instruction, Op, Program
from perfscore.exact import RoundingMode

Bools = NDArray[np.bool_]
_LIMIT = 2.0**62
_LONG = 2**31


class Cells(NamedTuple):
    """A column's cells for the rows at hand: whole numbers, and which are blank."""

    values: NDArray[np.int64] | Objects
    places: int
    missing: Bools
    unders: Objects | None = None
    """Of fractions that may be too long for 64 bits, as the values may be then."""


class Fractions(NamedTuple):
    """A fraction in each row; ``under`` is above zero."""

    top: Any
    under: Any
    undefined: Bools


class Truths(NamedTuple):
    """A truth in each row."""

    value: Bools
    undefined: Bools


@dataclass(slots=True)
class Integers:
    """A program over a few rows, in 64 bits or in numbers of any length.

    ``overflowed`` marks the rows in which 64 bits were not enough.
    """

    program: Program
    cells: Mapping[Key, Cells]
    size: int
    is_long: bool = False
    overflowed: Bools = field(default_factory=lambda: np.zeros(0, np.bool_))
    _numbers: dict[int, Fractions] = field(default_factory=dict)
    _truths: dict[int, Truths] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.overflowed = np.zeros(self.size, np.bool_)

    def work_out(self, roots: list[int]) -> None:
        """Work out what ``roots`` need."""
        with np.errstate(all="ignore"):
            for place in self.program.needed(roots):
                made = self.program.instructions[place]
                if made.op in TRUTHS:
                    self._truths[place] = self._truth(made)
                else:
                    self._numbers[place] = self._number(made)

    def whole(self, place: int, places: int) -> Any:  # noqa: ANN401 - of two kinds
        """Give a number that was rounded to so many places, in units of the last."""
        made = self._numbers[place]
        return self._times(made.top, self._fixed(10**places)) // made.under

    def number(self, place: int) -> Fractions:
        """Give a number that was worked out."""
        return self._numbers[place]

    def truth(self, place: int) -> Truths:
        """Give a truth that was worked out."""
        return self._truths[place]

    def _array(self, values: Any) -> Any:  # noqa: ANN401 - of one of two kinds
        kind = object if self.is_long else np.int64
        return np.asarray(values).astype(kind)

    def _fixed(self, value: int) -> Any:  # noqa: ANN401 - of one of two kinds
        if not self.is_long and abs(value) >= _LIMIT:
            self.overflowed[:] = True
            value = 1
        return np.full(self.size, value, object if self.is_long else np.int64)

    def _nowhere(self) -> Bools:
        return np.zeros(self.size, np.bool_)

    def _times(self, one: Any, other: Any) -> Any:  # noqa: ANN401 - whole numbers
        if not self.is_long:
            size = np.abs(one.astype(np.float64)) * np.abs(other.astype(np.float64))
            self.overflowed |= size >= _LIMIT
        return one * other

    def _plus(self, one: Any, other: Any) -> Any:  # noqa: ANN401 - whole numbers
        if not self.is_long:
            size = np.abs(one.astype(np.float64)) + np.abs(other.astype(np.float64))
            self.overflowed |= size >= _LIMIT
        return one + other

    def _reduced(self, top: Any, under: Any, undefined: Bools) -> Fractions:  # noqa: ANN401
        """Shorten fractions, and give those that are undefined a harmless value."""
        top = np.where(undefined, self._fixed(0), top)
        under = np.where(undefined, self._fixed(1), under)
        if not self.is_long:
            long = (np.abs(top) > _LONG) | (under > _LONG)
            if long.any():
                common = np.gcd(top[long], under[long])
                common[common == 0] = 1
                top[long] //= common
                under[long] //= common
        return Fractions(top, under, undefined)

    def _number(self, made: Instruction) -> Fractions:
        match made.op:
            case Op.CONST if made.number is not None:
                number = made.number
                return Fractions(
                    self._fixed(number.numerator),
                    self._fixed(number.denominator),
                    self._nowhere(),
                )
            case Op.COLUMN if made.key is not None:
                return self._column(made.key)
            case Op.GROUP if made.key is not None:
                return self._of_group(made.key)
            case Op.UNDEFINED:
                return Fractions(self._fixed(0), self._fixed(1), ~self._nowhere())
            case Op.SELECT:
                return self._select(made)
        parts = [self._numbers[each] for each in made.arguments]
        if len(parts) == 1:
            return self._of_one(made, parts[0])
        return self._of_two(made.op, *parts)

    def _column(self, key: Key) -> Fractions:
        cells = self.cells.get(key)
        if cells is None:
            return Fractions(self._fixed(0), self._fixed(1), ~self._nowhere())
        if cells.unders is not None:
            return self._fractions(cells.values, cells.unders, cells.missing)
        top = np.where(cells.missing, 0, cells.values)
        under = self._fixed(10**cells.places)
        return self._reduced(self._array(top), under, cells.missing)

    def _of_group(self, key: Key) -> Fractions:
        near = key._replace(field=Field.PEER_NEAR)
        if near in self.cells:
            return self._column(near)
        top = self._column(key)
        under = self.cells.get(key._replace(field=Field.PEER_UNDER))
        if under is None:
            return top
        unders = np.where(under.missing, 1, under.values)
        return self._reduced(top.top, self._array(unders), top.undefined)

    def _fractions(self, tops: Any, unders: Any, missing: Bools) -> Fractions:  # noqa: ANN401
        """Take fractions of any length; those too long for 64 bits overflow."""
        long = self._nowhere()
        if not self.is_long:
            long = np.asarray(np.maximum(np.abs(tops), unders) >= int(_LIMIT), np.bool_)
            self.overflowed |= long
        top = self._array(np.where(long | missing, 0, tops))
        return self._reduced(top, self._array(np.where(long, 1, unders)), missing)

    def _of_one(self, made: Instruction, value: Fractions) -> Fractions:
        top, under, undefined = value
        match made.op:
            case Op.ABSOLUTE:
                return Fractions(np.abs(top), under, undefined)
            case Op.FLOOR:
                return Fractions(top // under, self._fixed(1), undefined)
        return self._rounded(made, value)

    def _rounded(self, made: Instruction, value: Fractions) -> Fractions:
        top, under, undefined = value
        if made.rounding is None:
            return value
        scale = self._fixed(10**made.rounding.places)
        size = self._times(np.abs(top), scale)
        match made.rounding.mode:
            case RoundingMode.HALF_UP | RoundingMode.HALF_EVEN as mode:
                twice = self._times(under, self._fixed(2))
                above = self._plus(self._times(size, self._fixed(2)), under)
                whole = above // twice
                if mode is RoundingMode.HALF_EVEN:
                    is_tie = (whole * twice == above) & (whole % 2 == 1)
                    whole = np.where(is_tie, whole - 1, whole)
            case RoundingMode.DOWN:
                whole = size // under
            case RoundingMode.UP:
                whole = -(-size // under)
        whole = np.where(top < 0, -whole, whole)
        return self._reduced(self._array(whole), scale, undefined)

    def _of_two(self, op: Op, one: Fractions, other: Fractions) -> Fractions:
        undefined = one.undefined | other.undefined
        match op:
            case Op.ADD | Op.SUBTRACT:
                left = self._times(one.top, other.under)
                right = self._times(other.top, one.under)
                right = right if op is Op.ADD else -right
                under = self._times(one.under, other.under)
                return self._reduced(self._plus(left, right), under, undefined)
            case Op.MULTIPLY:
                top = self._times(one.top, other.top)
                under = self._times(one.under, other.under)
                return self._reduced(top, under, undefined)
            case Op.DIVIDE:
                return self._divided(one, other, undefined)
        first = self._is_less(other, one)
        chosen, rest = (other, one) if op is Op.LEAST else (one, other)
        return Fractions(
            np.where(first, chosen.top, rest.top),
            np.where(first, chosen.under, rest.under),
            undefined,
        )

    def _divided(self, one: Fractions, other: Fractions, undefined: Bools) -> Fractions:
        undefined = undefined | (other.top == 0).astype(np.bool_)
        sign = np.where(other.top < 0, self._fixed(-1), self._fixed(1))
        top = self._times(one.top, other.under) * sign
        under = self._times(one.under, np.abs(other.top))
        return self._reduced(top, under, undefined)

    def _is_less(self, one: Fractions, other: Fractions) -> Bools:
        left = self._times(one.top, other.under)
        return np.asarray(left < self._times(other.top, one.under), dtype=np.bool_)

    def _select(self, made: Instruction) -> Fractions:
        condition, left, right = made.arguments
        chosen = self._truths[condition]
        one, other = self._numbers[left], self._numbers[right]
        undefined = chosen.undefined | np.where(
            chosen.value, one.undefined, other.undefined
        )
        return Fractions(
            np.where(chosen.value, one.top, other.top),
            np.where(chosen.value, one.under, other.under),
            undefined,
        )

    def _truth(self, made: Instruction) -> Truths:
        nowhere = self._nowhere()
        match made.op:
            case Op.TRUE:
                return Truths(~nowhere, nowhere)
            case Op.UNDEFINED_TRUTH:
                return Truths(nowhere, ~nowhere)
            case Op.TRUTH | Op.PRESENT if made.key is not None:
                return self._read_truth(made.op, made.key)
            case Op.NOT:
                inner = self._truths[made.arguments[0]]
                return Truths(~inner.value, inner.undefined)
            case Op.AND | Op.OR:
                return self._logic(made)
            case Op.SELECT_TRUTH:
                chosen, one, other = (self._truths[each] for each in made.arguments)
                undefined = chosen.undefined | np.where(
                    chosen.value, one.undefined, other.undefined
                )
                value = np.where(chosen.value, one.value, other.value)
                return Truths(value, undefined)
        return self._comparison(made)

    def _read_truth(self, op: Op, key: Key) -> Truths:
        nowhere, cells = self._nowhere(), self.cells.get(key)
        if cells is None:
            return Truths(nowhere, nowhere if op is Op.PRESENT else ~nowhere)
        if op is Op.PRESENT:
            return Truths(~cells.missing, nowhere)
        return Truths(cells.values == 1, cells.missing)

    def _logic(self, made: Instruction) -> Truths:
        """且 and 或: an undefined operand matters only if none other decides."""
        one, other = (self._truths[each] for each in made.arguments)
        decides = made.op is Op.OR
        decided = np.logical_or(
            (one.value == decides) & ~one.undefined,
            (other.value == decides) & ~other.undefined,
        )
        undefined = (one.undefined | other.undefined) & ~decided
        return Truths(decided if decides else ~decided, undefined)

    def _comparison(self, made: Instruction) -> Truths:
        one, other = (self._numbers[each] for each in made.arguments)
        left = self._times(one.top, other.under)
        right = self._times(other.top, one.under)
        compare = {Op.LESS: np.less, Op.AT_MOST: np.less_equal}.get(made.op, np.equal)
        value = np.asarray(compare(left, right), dtype=np.bool_)
        return Truths(value, one.undefined | other.undefined)
