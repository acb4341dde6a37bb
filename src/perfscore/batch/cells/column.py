"""A column of a table is read as the exact scorer would read each of its cells."""

from collections.abc import Sequence
from functools import partial
from math import ceil, floor

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.cells.digits import Plain, plain_numbers, with_units
from perfscore.batch.cells.samples import Samples
from perfscore.batch.cells.scaling import of_decimals, of_floats, of_integers
from perfscore.batch.cells.texts import cell_text, with_unit
from perfscore.batch.columns import Column, Said, State
from perfscore.batch.layout import ColumnKind, Scaled, Unread, Wanted
from perfscore.model.methods import Interval

_EPOCH = 719_163
"""``date(1970, 1, 1).toordinal()``"""
_MOST = 2**53
_Whole = NDArray[np.int64] | NDArray[np.float64]


class ColumnReader:
    """Reads the cells of one column; ``unit`` is what its heading says of numbers."""

    def __init__(self, wanted: Wanted, unit: str = "") -> None:
        self._wanted = wanted
        self._unit = unit
        self._samples = Samples(wanted)

    def read(self, cells: pa.Array, years: NDArray[np.int16]) -> Column:
        """Read a block of cells; ``years`` are the rows' (0: none), or one of all."""
        if pa.types.is_dictionary(cells.type):
            cells = cells.dictionary_decode()
        made = _Made(cells, self._unit)
        is_number = self._wanted.kind is ColumnKind.NUMBER
        type_ = cells.type
        if is_number and pa.types.is_integer(type_):
            self._plain(made, of_integers(cells))
        elif is_number and pa.types.is_decimal(type_):
            self._plain(made, of_decimals(cells))
        elif is_number and pa.types.is_floating(type_):
            self._plain(made, of_floats(cells))
        elif is_number and _is_text(type_):
            self._numbers(made, cells)
        elif self._wanted.kind is ColumnKind.DATE and pa.types.is_date32(type_):
            days = cells.fill_null(0).cast(pa.int32()).to_numpy(zero_copy_only=False)
            made.values, made.places = days.astype(np.int64) + _EPOCH, 0
            made.left[:] = False
        self._one_by_one(made, cells, years)
        datum = self._wanted.datum
        if datum is not None and datum.interval is not None and is_number:
            made.bound(datum.interval)
        if (made.state == State.ODD).any():
            made.tell(self._wanted)
        return made.column()

    def _plain(self, made: "_Made", read: Plain) -> None:
        """Take numbers as the machine has them, the heading's unit behind them."""
        factor = self._samples.factor(self._unit)
        if factor is None:
            made.state[made.left] = State.ODD
            made.left[:] = False
            return
        values, odd = read.values, read.odd
        if not factor.signed:
            odd = odd | (values < 0)
        if factor.whole != 1:
            values, large = _multiplied(values, factor.whole)
            odd = odd | large
        made.values, made.places = values, read.places + factor.places
        if odd.any():
            made.state[odd & made.left] = State.ODD
        made.left[:] = False

    def _numbers(self, made: "_Made", cells: pa.Array) -> None:
        """Take texts that are plain numbers, then those with a unit behind them."""
        if pa.types.is_large_string(cells.type) or pa.types.is_string_view(cells.type):
            cells = cells.cast(pa.string())
        factor = self._samples.factor(self._unit)
        if factor is not None:
            rows, read = plain_numbers(cells)
            if len(rows):
                values, large = _multiplied(read.values, factor.whole)
                made.put(rows, values, read.places + factor.places)
                made.left[rows[read.odd | large]] = True
        rows = np.flatnonzero(made.left)
        if not len(rows):
            return
        for unit, places, taken in with_units(cells, rows):
            factor = self._samples.factor(unit or self._unit)
            if factor is not None:
                values, large = _multiplied(taken.values, factor.whole)
                made.put(rows[taken.rows], values, places + factor.places)
                made.left[rows[taken.rows[large]]] = True

    def _one_by_one(
        self, made: "_Made", cells: pa.Array, years: NDArray[np.int16]
    ) -> None:
        """Read what is left, each text once."""
        known: dict[tuple[str, int | None], Scaled | Unread] = {}
        is_of_date = self._wanted.kind is ColumnKind.DATE
        found: list[tuple[int, Scaled]] = []
        for row in map(int, np.flatnonzero(made.left)):
            text = with_unit(cell_text(cells, row), self._unit)
            if text is None:
                made.state[row] = State.MISSING
                continue
            year = _year_of(years, row) if is_of_date else None
            read = known.get((text, year))
            if read is None:
                read = known[text, year] = self._wanted.read(text, year)
            if isinstance(read, Scaled):
                found.append((row, read))
            else:
                made.state[row] = State.MISSING if read is Unread.MISSING else State.ODD
        made.left[:] = False
        if self._wanted.kind is ColumnKind.TEXT:
            made.put_texts(found)
        else:
            made.put_each(found)


class _Made:
    """A column on its way; ``left`` are the rows that nothing is known of yet."""

    def __init__(self, cells: pa.Array, unit: str) -> None:
        blank = np.zeros(len(cells), bool)
        if cells.null_count:
            blank = cells.is_null().to_numpy(zero_copy_only=False)
        if pa.types.is_floating(cells.type):
            blank = blank | cells.is_nan().fill_null(fill_value=True).to_numpy(
                zero_copy_only=False
            )
        self.state = blank * np.uint8(State.MISSING)
        self.left: NDArray[np.bool_] = ~blank
        self.values: _Whole = np.zeros(len(cells), np.int64)
        self.places = 0
        self._texts: tuple[str, ...] = ()
        self._told = np.zeros(0, np.int32)
        self._said: dict[Said, int] = {}
        self._cells = cells
        self._unit = unit

    def put(
        self,
        rows: NDArray[np.int64],
        values: _Whole,
        places: int,
    ) -> None:
        """Put numbers into rows; all are brought to one number of places."""
        if not len(rows):
            return
        if len(rows) == len(self.left):
            self.values, self.places = values, places
            self.left[:] = False
            return
        values = self._brought(values, places)
        fits = np.abs(values) < _MOST
        if not self.values.flags.writeable:  # a table's own numbers
            self.values = self.values.copy()
        self.values[rows] = np.where(fits, values, 0).astype(self.values.dtype)
        self.state[rows[~fits]] = State.ODD
        self.left[rows] = False

    def _brought(self, values: _Whole, places: int) -> NDArray[np.float64]:
        """Give values at the places of the column, after these have been raised."""
        if places > self.places:
            raised = self.values * float(10 ** (places - self.places))
            fits = np.abs(raised) < _MOST
            lost = ~fits & ~self.left & (self.state == State.VALUE)
            self.state[lost] = State.ODD
            self.values = np.where(fits, raised, 0.0)
            self.places = places
        return np.asarray(values * float(10 ** (self.places - places)), np.float64)

    def put_each(self, found: Sequence[tuple[int, Scaled]]) -> None:
        """Put numbers that were read one by one."""
        if not found:
            return
        rows = np.array([row for row, _ in found])
        for places in sorted({read.places for _, read in found}):
            of_these = np.array([read.places == places for _, read in found])
            wholes = [read.whole for _, read in found if read.places == places]
            large = np.array([abs(each) >= _MOST for each in wholes])
            these = rows[of_these]
            self.state[these[large]] = State.ODD
            values = np.array([0 if abs(each) >= _MOST else each for each in wholes])
            self.put(these, values, places)

    def put_texts(self, found: Sequence[tuple[int, Scaled]]) -> None:
        """Put texts, each as its index among them."""
        index: dict[str, int] = {}
        for row, read in found:
            self.values[row] = index.setdefault(read.text, len(index))
        self._texts = tuple(index)

    def bound(self, interval: Interval) -> None:
        """Mark numbers outside of what can be reported."""
        scale = 10**self.places
        outside = np.zeros(len(self.state), bool)
        if interval.low is not None:
            low = interval.low * scale
            outside |= (
                self.values < _number(ceil(low))
                if interval.low_included
                else self.values <= _number(floor(low))
            )
        if interval.high is not None:
            high = interval.high * scale
            outside |= (
                self.values > _number(floor(high))
                if interval.high_included
                else self.values >= _number(ceil(high))
            )
        self.state[outside & (self.state == State.VALUE)] = State.ODD

    def tell(self, wanted: Wanted) -> None:
        """Note what the exact scorer says of odd cells, each text once."""
        known: dict[str, tuple[Scaled | None, Said] | None] = {}
        told = np.zeros(len(self.state), np.int32)
        found: list[tuple[int, Scaled]] = []
        for row in map(int, np.flatnonzero(self.state == State.ODD)):
            text = _written(self._cells, self._unit, row) or ""
            if text not in known:
                known[text] = wanted.tell(text)
            made = known[text]
            if made is not None:
                value, said = made
                told[row] = self._said.setdefault(said, len(self._said) + 1)
                if value is not None:
                    found.append((row, value))
        if told.any():
            rows = [row for row, _ in found]
            self.state[rows] = State.VALUE
            self.put_each(found)
            # one that became too long for its column is odd, and nothing more is known
            told[rows] = np.where(self.state[rows] == State.VALUE, told[rows], 0)
            self.state[rows] = State.ODD
            self._told = told

    def column(self) -> Column:
        """Give the column."""
        return Column(
            values=self.values,
            places=self.places,
            written=partial(_written, self._cells, self._unit),
            state=self.state if self.state.any() else None,
            texts=self._texts,
            said=tuple(self._said),
            told=self._told if self._said else None,
        )


def _multiplied(values: _Whole, number: int) -> tuple[_Whole, NDArray[np.bool_]]:
    """Multiply whole numbers; give also which are too long then (they become 0)."""
    large = np.abs(values.astype(np.float64)) * number >= _MOST
    made: _Whole = np.where(large, 0, values) * number
    return made, large


def _year_of(years: NDArray[np.int16], row: int) -> int | None:
    return int(years[row if len(years) > 1 else 0]) or None if len(years) else None


def _number(whole: int) -> int:
    return max(min(whole, 2**62), -(2**62))


def _written(cells: pa.Array, unit: str, row: int) -> str | None:
    return with_unit(cell_text(cells, row), unit)


def _is_text(type_: pa.DataType) -> bool:
    return bool(
        pa.types.is_string(type_)
        or pa.types.is_large_string(type_)
        or pa.types.is_string_view(type_)
    )
