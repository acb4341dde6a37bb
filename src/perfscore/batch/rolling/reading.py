"""Cells that were made of several become the columns that the kernel scores."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.cells.column import ColumnReader
from perfscore.batch.cells.samples import Samples
from perfscore.batch.columns import Column, Field, Key, Objects, State, Whole, Wide
from perfscore.batch.layout import BatchLayout, Wanted
from perfscore.batch.rolling.making import Made
from perfscore.model.assessment import Assessment, Cell

_MOST_BITS = 128


class CellReader:
    """Reads cells of a set; ``takes_fractions``: also what no decimal writes."""

    def __init__(self, layout: BatchLayout, *, takes_fractions: bool) -> None:
        self._layout = layout
        self._takes_fractions = takes_fractions
        self._readers = {
            each.key: (ColumnReader(each), Samples(each)) for each in layout.columns
        }

    def wide(
        self,
        made: Made,
        odd: NDArray[np.bool_],
        assessment: Callable[[int], Assessment],
    ) -> Wide:
        """Give groups as columns; ``odd`` ones have no cells there."""
        columns = {
            key: self._column(key, cells, made.years)
            for key, cells in made.cells.items()
            if key in self._readers
        }
        return Wide(
            size=len(odd),
            columns=columns | self._reasons(made),
            assessment=assessment,
            odd=odd,
            years=made.years,
        )

    def _reasons(self, made: Made) -> dict[Key, Column]:
        found: dict[Key, Column] = {}
        for each in self._layout.columns:
            reasons = made.reasons.get(each.key.line)
            if each.key.field is Field.REASON and reasons is not None:
                cells = [Cell(text) if text else None for text in reasons]
                found[each.key] = self._column(each.key, cells, made.years)
        return found

    def _column(
        self, key: Key, cells: Sequence[Cell | None], years: NDArray[np.int16]
    ) -> Column:
        reader, samples = self._readers[key]
        texts = [None if each is None else each.text for each in cells]
        column = reader.read(pa.array(texts, pa.string()), years)
        exact = {
            row: cell
            for row, cell in enumerate(cells)
            if cell is not None and cell.exact is not None
        }
        if not exact:
            return column
        wanted = self._layout.by_key[key]
        known: dict[int, Fraction] = {}
        state = np.zeros(len(cells), np.uint8)
        if column.state is not None:
            state = column.state.copy()
        for row, cell in exact.items():
            value = self._value(wanted, samples, cell)
            if value is None or state[row] != State.VALUE:
                state[row] = State.ODD
            else:
                known[row] = value
        told = column.told
        if told is not None:
            told = told.copy()
            told[list(exact)] = 0
        column = replace(column, state=state if state.any() else None, told=told)
        return _with_fractions(column, known) if known else column

    def _value(self, wanted: Wanted, samples: Samples, cell: Cell) -> Fraction | None:
        """Give a number as the kernel takes it; None for one that it does not take."""
        exact, unit = cell.exact, cell.text.lstrip("-0123456789.")
        factor = samples.factor(unit)
        if exact is None or factor is None or not self._takes_fractions:
            return None
        if exact < 0 and not factor.signed:
            return None
        whole = factor.whole * (100 if unit == "%" else 1)
        under = exact.denominator * 10**factor.places
        value = Fraction(exact.numerator * whole, under)
        size = max(value.numerator.bit_length(), value.denominator.bit_length())
        bounds = None if wanted.datum is None else wanted.datum.interval
        is_within = bounds is None or value in bounds
        return value if is_within and size <= _MOST_BITS else None


def _with_fractions(column: Column, known: Mapping[int, Fraction]) -> Column:
    """Put exact numbers into a column, whose values become the nearest floats."""
    values = column.values / 10.0**column.places
    if column.state is not None:
        values[column.state != State.VALUE] = np.nan
    rows = list(known)
    values[rows] = [float(each) for each in known.values()]
    fractions = partial(_fractions, known, column.values, column.places)
    return replace(column, values=values, places=0, fractions=fractions)


def _fractions(
    known: Mapping[int, Fraction],
    values: Whole,
    places: int,
    rows: NDArray[np.intp],
) -> tuple[Objects, Objects]:
    found = [
        known[row] if row in known else Fraction(int(values[row]), 10**places)
        for row in rows.tolist()
    ]
    tops = np.array([each.numerator for each in found], np.object_)
    unders = np.array([each.denominator for each in found], np.object_)
    return tops, unders
