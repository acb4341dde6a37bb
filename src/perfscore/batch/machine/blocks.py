"""Blocks of columns as the machine steps read them, and the steps run on them."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Key, State, Whole
from perfscore.batch.machine import arrays
from perfscore.batch.machine.integers import Cells
from perfscore.batch.machine.pieces import Piece
from perfscore.batch.machine.steps import Factor, scale
from perfscore.batch.results import Scores

BLOCK = 16_384
"""Rows that are worked out at a time: their columns stay in the processor's cache."""
_LONG_BLOCK = 65_536
"""The same where loops read the columns as they are, and are called less often."""

Kind = Literal["float64", "int64", "int32"]
"""Of what machine numbers compiled loops read the columns; all of one kind, because
each combination would have to be compiled."""
_KINDS: Mapping[np.dtype[Any], Kind] = {
    np.dtype(np.float64): "float64",
    np.dtype(np.int64): "int64",
    np.dtype(np.int32): "int32",
}

Floats = NDArray[np.float64]
Run = Callable[
    [
        Sequence[Whole],
        Sequence[Scores],
        Sequence[Scores],
        NDArray[np.uint8],
    ],
    None,
]
"""Works out a block: its columns, its scores, where numbers go, and the flags."""


def run_of(
    piece: Piece, columns: Mapping[Key, Column], function: Callable[..., None] | None
) -> Run:
    """Make what works out a piece for columns of these places.

    ``function`` is its machine code; without it numpy takes each step.
    """
    places = tuple(columns[key].places for key in piece.keys)
    factors = factors_of(piece.factors, places)
    if function is None:
        return lambda cells, scores, outputs, flags: arrays.run(
            piece,
            factors,
            [np.asarray(each, np.float64) for each in cells],
            scores,
            outputs,
            flags,
        )
    return lambda cells, scores, outputs, flags: function(
        factors, *cells, *scores, *outputs, flags
    )


def factors_of(factors: Sequence[Factor], places: tuple[int, ...]) -> Floats:
    """Work out the factors for columns of so many places."""
    numbers = [_factor(each.number, scale(each.power, places)) for each in factors]
    return np.array(numbers, np.float64)


def _factor(number: float, power: int) -> float:
    if isinstance(number, int):
        return float(Fraction(number) * Fraction(10) ** power)
    return float(number * 10.0**power)


def plain_kind(columns: Collection[Column]) -> Kind | None:
    """Give the kind of columns that loops can read as they are; None for others."""
    if any(each.state is not None or each.texts for each in columns):
        return None
    kinds = {each.values.dtype for each in columns}
    return _KINDS.get(kinds.pop()) if len(kinds) == 1 else None


def each_block(
    block: Callable[[int, int], None], size: int, *, native: bool, plain: bool
) -> None:
    """Call ``block`` for the ends of each block, compiled ones side by side."""
    most = _LONG_BLOCK if native and plain else BLOCK
    starts = range(0, size, most)
    stops = [min(each + most, size) for each in starts]
    if not native or len(stops) == 1:
        for start, stop in zip(starts, stops, strict=True):
            block(start, stop)
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(block, starts, stops))


def codes_of(column: Column, texts: Mapping[str, int]) -> Floats | None:
    """Give the set's numbers of a column's texts; others' are below zero."""
    if not column.texts:
        return None
    codes = [texts.get(text, -1 - at) for at, text in enumerate(column.texts)]
    return np.array(codes, np.float64)


def whole_of(column: Column, start: int, stop: int) -> Whole:
    """Give a block of a column without blank cells as it is."""
    values = column.values[start:stop]
    return values if values.flags.c_contiguous else values.copy()


def floats_of(column: Column, codes: Floats | None, start: int, stop: int) -> Floats:
    """Give a block of a column as floats, a blank cell as not-a-number."""
    values = column.values[start:stop]
    if codes is not None:
        made: Floats = codes[values.astype(np.intp)]
    elif column.state is None:
        return values.astype(np.float64, copy=False)
    else:
        made = values.astype(np.float64)
    if column.state is not None:
        made[column.state[start:stop] != State.VALUE] = np.nan
    return made


def cells_of(column: Column, texts: Mapping[str, int], rows: NDArray[np.intp]) -> Cells:
    """Give some rows of a column as whole numbers."""
    codes = codes_of(column, texts)
    if column.fractions is not None:
        tops, unders = column.fractions(rows)
        return Cells(tops, 0, np.isnan(column.values[rows]), unders)
    values = column.values[rows].astype(np.int64)
    if codes is not None:
        values = codes[values].astype(np.int64)
    missing = (
        np.zeros(len(rows), np.bool_)
        if column.state is None
        else column.state[rows] != State.VALUE
    )
    return Cells(values, column.places, missing)
