"""Rows of a table that belong together, because each is a part of one assessment."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch import rules
from perfscore.batch.cells.texts import cell_text
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Text


@dataclass(frozen=True, slots=True)
class Stretches:
    """Rows of a table, and where assessments among them begin and end."""

    cells: pa.RecordBatch
    numbers: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def of(self, at: int) -> range:
        """Give the rows of one assessment."""
        return range(int(self.starts[at]), int(self.ends[at]))

    def rows(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Give all their rows; where each begins among those; whose each row is."""
        sizes = self.ends - self.starts
        begins = np.append(0, np.cumsum(sizes))[:-1].astype(np.int64)
        owner = np.repeat(np.arange(len(sizes)), sizes)
        rows = np.arange(len(owner)) - begins[owner] + self.starts[owner]
        return rows, begins, owner


def first_filled(
    column: pa.Array, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> pa.Array:
    """Give the first cell of each stretch that is filled in."""
    column = decoded(column)
    if not column.null_count:
        return column.take(pa.array(starts))
    filled = np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False))
    if not len(filled):
        return column.take(pa.array(starts))
    at = np.searchsorted(filled, starts)
    found = filled[np.minimum(at, len(filled) - 1)]
    is_none = (at == len(filled)) | (found >= ends)
    return column.take(pa.array(found, mask=is_none))


def differing(  # noqa: PLR0913, PLR0917 - a stretch and what it is of
    column: pa.Array,
    first: pa.Array,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    numbers: NDArray[np.int64],
    heading: str,
) -> Iterator[BadRow]:
    """Tell where rows of one assessment state different values of a datum."""
    owner = np.repeat(np.arange(len(starts)), ends - starts)
    column = decoded(column)
    differ = pc.not_equal(column, first.take(pa.array(owner))).fill_null(
        fill_value=False
    )
    for row in map(int, np.flatnonzero(differ.to_numpy(zero_copy_only=False))):
        one, other = cell_text(first, int(owner[row])), cell_text(column, row)
        yield BadRow(
            int(numbers[row]),
            rules.DATA_DIFFER_BETWEEN_ROWS,
            Text(
                f"“{heading}”在这一行是 {other}，前面是 {one}；用前面的",
                f"“{heading}” is {other} here and {one} above, which is used",
            ),
            column=heading,
        )


def decoded(column: pa.Array) -> pa.Array:
    """Give a column as the words themselves, where it is of numbers of words."""
    if pa.types.is_dictionary(column.type):
        return column.dictionary_decode()
    return column
