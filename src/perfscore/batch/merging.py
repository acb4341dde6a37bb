"""Columns taken apart by their texts, and put together of pieces."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Said, State

_MOST = 2**62


class Texts(NamedTuple):
    """Texts by code, from 1 on; 0 is blank."""

    texts: list[str | None]
    codes: NDArray[np.int64]

    def text(self, row: int) -> str | None:
        """Give a row's text."""
        code = int(self.codes[row])
        return self.texts[code - 1] if code else None


def encoded(cells: pa.Array) -> Texts:
    """Give each different text of a column once."""
    if pa.types.is_null(cells.type):
        return Texts([], np.zeros(len(cells), np.int64))
    if not pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_encode()
    indices = cells.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return Texts(cells.dictionary.to_pylist(), indices.astype(np.int64) + 1)


@dataclass(slots=True)
class Merged:
    """A column put together of pieces; all are brought to one number of places."""

    size: int
    values: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    state: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    places: int = 0
    texts: dict[str, int] = field(default_factory=dict)
    said: dict[Said, int] = field(default_factory=dict)
    told: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

    def __post_init__(self) -> None:
        self.told = np.zeros(self.size, np.int32)
        self.values = np.zeros(self.size, np.int64)
        self.state = np.full(self.size, State.MISSING, np.uint8)

    def put(self, rows: NDArray[np.intp], column: Column) -> None:
        """Put a piece into its rows; what becomes too long is odd."""
        places = max(self.places, column.places)
        self._raise(places)
        state = np.zeros(len(rows), np.uint8) if column.state is None else column.state
        values = column.values.astype(np.int64)
        if column.texts:
            codes = [
                self.texts.setdefault(each, len(self.texts)) for each in column.texts
            ]
            values = np.array(codes, np.int64)[values]
        values, long = _raised(values, places - column.places)
        self.values[rows] = values
        self.state[rows] = np.where(long & (state == State.VALUE), State.ODD, state)
        if column.told is not None:
            codes = [self.said.setdefault(x, len(self.said) + 1) for x in column.said]
            told = np.array([0, *codes], np.int32)[column.told]
            self.told[rows] = np.where(long, 0, told)

    def _raise(self, places: int) -> None:
        self.values, long = _raised(self.values, places - self.places)
        self.state[long & (self.state == State.VALUE)] = State.ODD
        self.told[long] = 0
        self.places = places

    def column(self) -> Column:
        """Give the column."""
        state = self.state if self.state.any() else None
        return Column(
            self.values,
            self.places,
            lambda _: None,
            state,
            tuple(self.texts),
            said=tuple(self.said),
            told=self.told if self.said else None,
        )


def _raised(
    values: NDArray[np.int64], places: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    scale = 10**places
    long = (
        np.abs(values) >= _MOST // scale if scale > 1 else np.zeros(len(values), bool)
    )
    return np.where(long, 0, values) * scale, long
