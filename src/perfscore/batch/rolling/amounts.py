"""Numbers of many rows, and their exact sums by group."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.columns import Column, State
from perfscore.model.assessment import Cell
from perfscore.model.data import Datum
from perfscore.score.reported.rolled import WHOLE_PLACES, datum_value

_MOST = 2**62


@dataclass(frozen=True, slots=True)
class Amounts:
    """Numbers ``values / 10^places`` of rows; where not ``known`` the value is 0.

    ``others`` holds numbers of further rows, exactly; rows in neither have none.
    """

    values: NDArray[np.int64]
    places: int
    known: NDArray[np.bool_]
    others: Mapping[int, Fraction]

    def of(self, row: int) -> Fraction | None:
        """Give the number of a row."""
        if self.known[row]:
            return Fraction(int(self.values[row]), 10**self.places)
        return self.others.get(row)


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows of a block by the group they are of: sorted, in their order within one.

    ``order`` are the rows, ``starts`` and ``ends`` where each group's begin and end
    among these, ``codes`` which groups they are, ``index`` the same as an array.
    """

    order: NDArray[np.intp]
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    codes: list[int]
    index: NDArray[np.int64]

    def sums(self, values: NDArray[np.int64] | NDArray[np.object_]) -> list[int]:
        """Add up whole numbers by group, whatever their sizes.

        Halves of 32 bits cannot overflow 64 before there are 2^31 rows.
        """
        own = values[self.order]
        if own.dtype == object:
            return list(map(int, np.add.reduceat(own, self.starts)))
        high = np.add.reduceat(own >> 32, self.starts).tolist()
        low = np.add.reduceat(own & 0xFFFF_FFFF, self.starts).tolist()
        return [(a << 32) + b for a, b in zip(high, low, strict=True)]

    def tally(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Count chosen rows by group."""
        if chosen.all():
            return (self.ends - self.starts).astype(np.int64)
        return np.add.reduceat(chosen[self.order].astype(np.int64), self.starts)

    def counts(self, chosen: NDArray[np.bool_]) -> list[int]:
        """Give the same as a list."""
        found: list[int] = self.tally(chosen).tolist()
        return found


def by_group(codes: NDArray[np.int64]) -> Groups:
    """Sort rows by their group; rows of group -1 are left out."""
    order = np.argsort(codes, kind="stable")
    order = order[np.searchsorted(codes[order], 0) :]
    own = codes[order]
    is_new = np.ones(len(own), bool)
    is_new[1:] = own[1:] != own[:-1]
    starts = np.flatnonzero(is_new)
    ends = np.append(starts[1:], len(own))
    return Groups(order, starts, ends, own[starts].tolist(), own[starts])


def products(
    one: Amounts, other: Amounts
) -> tuple[NDArray[np.int64] | NDArray[np.object_], int]:
    """Multiply numbers row by row: whole numbers, and their decimal places."""
    places = one.places + other.places
    largest = [int(np.abs(each.values).max(initial=0)) for each in (one, other)]
    if largest[0] * largest[1] < _MOST:
        return one.values * other.values, places
    return one.values.astype(object) * other.values.astype(object), places


def amounts_of(
    datum: Datum,
    column: Column | None,
    filled: NDArray[np.bool_],
    years: NDArray[np.int16],
) -> Amounts:
    """Give the numbers of a datum, the set's own where a unit left it blank."""
    size = len(filled)
    if column is not None and column.places > WHOLE_PLACES:
        column = replace(column, places=0, state=np.full(size, State.ODD, np.uint8))
    places = 0 if column is None else column.places
    values, known = np.zeros(size, np.int64), np.zeros(size, bool)
    others: dict[int, Fraction] = {}
    if column is not None:
        known = filled.copy()
        if column.state is not None:
            known &= column.state == State.VALUE
        values = np.where(known, column.values, 0).astype(np.int64)
        for row in map(int, np.flatnonzero(filled & ~known)):
            text = column.written(row)
            value = datum_value(datum, Cell((text or "").strip()), _year(years, row))
            if value is not None:
                others[row] = value
    default = datum_value(datum, None, None)
    if default is not None:
        whole = default * 10**places
        if whole.denominator == 1 and abs(whole) < _MOST:
            values[~filled] = int(whole)
            known = known | ~filled
        else:
            others.update(dict.fromkeys(map(int, np.flatnonzero(~filled)), default))
    return Amounts(values, places, known, others)


def filled_rows(cells: pa.Array) -> NDArray[np.bool_]:
    """Say in which rows something is written."""
    if pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_decode()
    type_ = cells.type
    if pa.types.is_string(type_) or pa.types.is_large_string(type_):
        length = pc.binary_length(pc.utf8_trim_whitespace(cells))
        filled = pc.greater(length, 0).fill_null(fill_value=False)
    elif pa.types.is_floating(type_):
        filled = pc.invert(cells.is_nan()).fill_null(fill_value=False)
    else:
        filled = cells.is_valid()
    return np.asarray(filled.to_numpy(zero_copy_only=False), bool)


def _year(years: NDArray[np.int16], row: int) -> int | None:
    return int(years[row]) or None
