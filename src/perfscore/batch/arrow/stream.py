"""Record batches become a table that is read once, its rows at hand until scored."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.tables.block import Block, Regrouped


class Stream:
    """The rows of record batches; every batch has the columns ``names``.

    Rows that have been given out stay in :meth:`held` until they are forgotten;
    ``first`` is the number of the first of them, counted from 1.
    """

    def __init__(
        self, names: Sequence[str], batches: Iterable[pa.RecordBatch | pa.Table]
    ) -> None:
        self.name = ""
        self.headings = tuple(names)
        self.first = 1
        self._batches = batches
        self._held: list[pa.RecordBatch] = []

    def blocks(self, wanted: Sequence[int]) -> Iterator[Block]:
        """Give the rows in blocks.

        Raises:
            ValueError: Where a batch lacks a column.
        """
        regrouped = Regrouped(len(self.headings))
        read = 0
        for each in self._pieces():
            first = read + 1
            read += each.num_rows
            numbers = np.arange(first, read + 1, dtype=np.int64)
            for block in regrouped.add(each, numbers):
                yield self._given(block, wanted)
        for block in regrouped.rest():
            yield self._given(block, wanted)

    def share(self) -> float:
        """Say nothing of how much is left, which is not known."""
        return 0.0

    @property
    def last(self) -> int:
        """The number of the last row that has been given out."""
        held = sum(int(each.num_rows) for each in self._held)
        return self.first - 1 + held

    def held(self) -> pa.Table:
        """Give the rows that have been given out and not forgotten."""
        return pa.Table.from_batches(self._held)

    def rows(self, numbers: NDArray[np.int64]) -> pa.Table:
        """Give some of the rows that are held, by their numbers."""
        return self.held().take(pa.array(numbers - self.first))

    def forget(self, last: int) -> None:
        """Let go of the rows up to a number."""
        while self._held and self.first + self._held[0].num_rows - 1 <= last:
            self.first += self._held.pop(0).num_rows
        if self._held and self.first <= last:
            self._held[0] = self._held[0].slice(last + 1 - self.first)
            self.first = last + 1

    def _given(self, block: Block, wanted: Sequence[int]) -> Block:
        self._held.append(block.cells)
        cells = pa.RecordBatch.from_arrays(
            [block.cells.column(at) for at in wanted], names=list(map(str, wanted))
        )
        return Block(cells, block.numbers)

    def _pieces(self) -> Iterator[pa.RecordBatch]:
        for each in self._batches:
            whole = pa.Table.from_batches([each]) if _is_batch(each) else each
            lacking = [name for name in self.headings if name not in whole.column_names]
            if lacking:
                msg = f"a batch lacks the columns {lacking}"
                raise ValueError(msg)
            is_same = tuple(whole.column_names) == self.headings
            places = range(len(self.headings)) if is_same else self.headings
            columns = [_plain(whole.column(at)) for at in places]
            made = pa.Table.from_arrays(columns, names=list(self.headings))
            yield from (x for x in made.to_batches() if x.num_rows)


def _is_batch(given: pa.RecordBatch | pa.Table) -> bool:
    return isinstance(given, pa.RecordBatch)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give texts in the one form that readers know."""
    type_ = column.type
    if pa.types.is_large_string(type_) or pa.types.is_string_view(type_):
        return column.cast(pa.string())
    return column
