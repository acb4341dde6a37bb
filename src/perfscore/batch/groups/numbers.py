"""Exact numbers of many rows: fractions of 64-bit whole numbers, longer ones apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Self

import numpy as np
from numpy.typing import NDArray

LARGEST = 2**63 - 1

Wholes = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number in some of the rows, exact.

    It is ``top ÷ under``, ``under`` above zero, where ``has`` holds; in the rows of
    ``long`` it stands there instead, because it is longer than 64 bits.
    """

    top: Wholes
    under: Wholes
    has: Bools
    long: Mapping[int, Fraction] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.has)

    def value(self, row: int) -> Fraction | None:
        """Give the number of a row."""
        if not self.has[row]:
            return None
        if row in self.long:
            return self.long[row]
        return Fraction(int(self.top[row]), int(self.under[row]))

    def taken(self, rows: NDArray[np.intp]) -> "Numbers":
        """Give the numbers of some rows, each at most once."""
        long: dict[int, Fraction] = {}
        if self.long:
            at = {int(row): index for index, row in enumerate(rows)}
            long = {at[row]: each for row, each in self.long.items() if row in at}
        return Numbers(self.top[rows], self.under[rows], self.has[rows], long)


@dataclass(frozen=True, slots=True)
class Brought(Numbers):
    """What the rows bring of a key; 18 bytes each, and what is long.

    ``silent`` marks those that bring nothing by right: the indicator does not apply.
    """

    silent: Bools = field(default_factory=lambda: np.zeros(0, np.bool_))

    @classmethod
    def of(
        cls, values: Sequence[Fraction | None], silent: Sequence[bool] | None = None
    ) -> Self:
        """Take up numbers one by one."""
        made = numbers_of(values)
        quiet = np.zeros(made.size, np.bool_)
        if silent is not None:
            quiet[:] = silent
        return cls(made.top, made.under, made.has, made.long, quiet)


def numbers_of(values: Sequence[Fraction | None]) -> Numbers:
    """Take up numbers one by one."""
    size = len(values)
    top, under = np.zeros(size, np.int64), np.ones(size, np.int64)
    has = np.zeros(size, np.bool_)
    long: dict[int, Fraction] = {}
    for row, each in enumerate(values):
        if each is None:
            continue
        has[row] = True
        if max(abs(each.numerator), each.denominator) > LARGEST:
            long[row] = each
        else:
            top[row], under[row] = each.numerator, each.denominator
    return Numbers(top, under, has, long)


def joined(parts: Sequence[Brought]) -> Brought:
    """Put what came in blocks one after the other."""
    long: dict[int, Fraction] = {}
    start = 0
    for each in parts:
        long.update({start + row: value for row, value in each.long.items()})
        start += each.size
    none = np.zeros(0, np.int64)
    false = np.zeros(0, np.bool_)
    return Brought(
        np.concatenate([none, *(each.top for each in parts)]),
        np.concatenate([none, *(each.under for each in parts)]),
        np.concatenate([false, *(each.has for each in parts)]),
        long,
        np.concatenate([false, *(each.silent for each in parts)]),
    )
