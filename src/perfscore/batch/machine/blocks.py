"""Blocks of columns as the machine steps read them, and the steps run on them."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Key, State
from perfscore.batch.machine import arrays
from perfscore.batch.machine.integers import Cells
from perfscore.batch.machine.pieces import Piece
from perfscore.batch.machine.steps import Factor, scale
from perfscore.batch.results import Scores

BLOCK = 16_384
"""Rows that are worked out at a time: their columns stay in the processor's cache."""
_FEW_BLOCKS = 4

Floats = NDArray[np.float64]
Run = Callable[
    [
        Sequence[Floats],
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
            piece, factors, cells, scores, outputs, flags
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


def each_block(block: Callable[[int], None], size: int, *, native: bool) -> None:
    """Call ``block`` for the first row of each block, compiled ones side by side."""
    starts = range(0, size, BLOCK)
    if not native or len(starts) < _FEW_BLOCKS:
        for start in starts:
            block(start)
        return
    block(0)  # the first one compiles
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(block, starts[1:]))


def codes_of(column: Column, texts: Mapping[str, int]) -> Floats | None:
    """Give the set's numbers of a column's texts; others' are below zero."""
    if not column.texts:
        return None
    codes = [texts.get(text, -1 - at) for at, text in enumerate(column.texts)]
    return np.array(codes, np.float64)


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
    values = column.values[rows].astype(np.int64)
    if codes is not None:
        values = codes[values].astype(np.int64)
    missing = (
        np.zeros(len(rows), np.bool_)
        if column.state is None
        else column.state[rows] != State.VALUE
    )
    return Cells(values, column.places, missing)
