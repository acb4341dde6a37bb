"""Columns of numbers with units behind them, read as they are written."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.cells.digits import plain_numbers, with_units
from perfscore.batch.cells.scaling import Scaled, of_decimals, of_floats, of_integers
from perfscore.exact import decimal_places
from perfscore.model.assessment import Cell
from perfscore.model.targets import NumberCell
from perfscore.score.reported.reading import written_value

_SAMPLES = (("2.5", Fraction(5, 2)), (" 1,234.5", Fraction(2469, 2)))
PLACES = 12
"""Decimals of the numbers that are read."""
_MOST = 2**62


@dataclass(frozen=True, slots=True)
class Written:
    """Cells as numbers: ``values / 10^12`` times what ``samples[codes]`` is.

    A sample is what 1 with some unit behind it is. A row of code -1 has to be read by
    itself.
    """

    values: NDArray[np.int64]
    codes: NDArray[np.int64]
    samples: tuple[NumberCell, ...]


class WrittenReader:
    """Reads targets and 完成值; keeps what it has learnt of units."""

    def __init__(self) -> None:
        self._known: dict[str, NumberCell | None] = {}

    def read(self, cells: pa.Array, unit: str) -> Written:
        """Read a block of cells; ``unit`` is what the heading says of bare numbers."""
        if pa.types.is_dictionary(cells.type):
            cells = cells.dictionary_decode()
        made = _Made(len(cells))
        typed = _typed(cells)
        sample = self._sample(unit)
        if typed is not None:
            rows = np.flatnonzero(cells.is_valid().to_numpy(zero_copy_only=False))
            if sample is not None:
                odd = typed.odd | (typed.values < 0)
                rows = rows[~odd[rows]]
                made.put(rows, typed.values[rows], typed.places, sample)
        elif pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type):
            cells = cells.cast(pa.string())
            if sample is not None:
                rows, read = plain_numbers(cells)
                good = ~read.odd
                made.put(rows[good], read.values[good], read.places, sample)
            left = np.flatnonzero(made.codes < 0)
            if len(left):
                for name, places, taken in with_units(cells, left):
                    sample = self._sample(name or unit)
                    if sample is not None:
                        made.put(left[taken.rows], taken.values, places, sample)
        return Written(made.values, made.codes, tuple(made.samples))

    def _sample(self, unit: str) -> NumberCell | None:
        if unit not in self._known:
            self._known[unit] = _learnt(unit)
        return self._known[unit]


class _Made:
    """Numbers on their way."""

    def __init__(self, size: int) -> None:
        self.values = np.zeros(size, np.int64)
        self.codes = np.full(size, -1, np.int64)
        self.samples: list[NumberCell] = []

    def put(
        self,
        rows: NDArray[np.int64],
        values: NDArray[np.int64] | NDArray[np.float64],
        places: int,
        sample: NumberCell,
    ) -> None:
        """Put numbers into rows, but for those that are too long."""
        if not len(rows) or places > PLACES:
            return
        raise_by = 10 ** (PLACES - places)
        whole = values.astype(np.int64)
        fits = np.abs(whole) < _MOST // raise_by
        if sample not in self.samples:
            self.samples.append(sample)
        self.values[rows[fits]] = whole[fits] * raise_by
        self.codes[rows[fits]] = self.samples.index(sample)


def _typed(cells: pa.Array) -> Scaled | None:
    if pa.types.is_integer(cells.type):
        return of_integers(cells)
    if pa.types.is_decimal(cells.type):
        return of_decimals(cells)
    return of_floats(cells) if pa.types.is_floating(cells.type) else None


def _learnt(unit: str) -> NumberCell | None:
    """Learn how numbers with a unit are read; None where not all are read alike."""
    one = _number(f"1{unit}")
    if one is None or one.value <= 0 or decimal_places(one.value) is None:
        return None
    for text, number in _SAMPLES:
        read = _number(text + unit)
        if read is None or (read.unit, read.value) != (one.unit, one.value * number):
            return None
    return one


def _number(text: str) -> NumberCell | None:
    value = written_value(Cell(text.strip()))
    is_bare = isinstance(value, NumberCell) and value.comparison is None
    return value if is_bare and isinstance(value, NumberCell) else None
