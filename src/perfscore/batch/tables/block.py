"""Rows of a table that are read together, whatever kind of file they come from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.diagnostics.model import Rule, Text

BLOCK_ROWS = 65_536
"""Rows that are held in memory at a time."""

IsHead = Callable[[Sequence[str]], bool]
"""Whether the cells of a row are the headings of the table."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row, or one cell of it, that could not be taken as it stands.

    ``number`` counts rows as the file shows them; ``column`` is the heading, empty
    for the row as a whole.
    """

    number: int
    rule: Rule
    message: Text
    column: str = ""
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one table, a column of ``cells`` for each heading that was asked for.

    ``numbers`` says where each row stands in the file: a sheet and a CSV count their
    headings as rows, as programs that show them do, a Parquet file has data alone.
    ``bad`` are rows among or before these that are left out.
    """

    cells: pa.RecordBatch
    numbers: NDArray[np.int64]
    bad: tuple[BadRow, ...] = field(default=())


class Table(Protocol):
    """A table that is read once, from its first row to its last.

    ``headings`` are the texts above the columns, blank ones included; ``blocks``
    gives those columns alone whose places are asked for, in that order.
    ``share`` says how much of the file has been read, from 0 to 1.
    """

    @property
    def name(self) -> str:
        """What messages call the file."""
        ...

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts above the columns."""
        ...

    def blocks(self, wanted: Sequence[int]) -> Iterator[Block]:
        """Give the rows in blocks of :data:`BLOCK_ROWS`, the last one shorter."""
        ...

    def share(self) -> float:
        """Say how much of the file has been read, from 0 to 1."""
        ...


class Regrouped:
    """Rows that come in pieces of any size are put together in blocks of one size.

    ``columns`` is how many each piece has.
    """

    def __init__(self, columns: int) -> None:
        self._nothing = pa.RecordBatch.from_arrays(
            [pa.array([], pa.string())] * columns, names=list(map(str, range(columns)))
        )
        self._pieces: list[pa.RecordBatch] = []
        self._numbers: list[NDArray[np.int64]] = []
        self._bad: list[BadRow] = []
        self._rows = 0

    def add(self, cells: pa.RecordBatch, numbers: NDArray[np.int64]) -> Iterator[Block]:
        """Take in a piece; give the blocks that are full."""
        self._pieces.append(cells)
        self._numbers.append(numbers)
        self._rows += cells.num_rows
        while self._rows >= BLOCK_ROWS:
            yield self._cut(BLOCK_ROWS)

    def tell(self, bad: BadRow) -> None:
        """Take in a row that is left out."""
        self._bad.append(bad)

    def rest(self) -> Iterator[Block]:
        """Give what is left, also where that is nothing but rows that were left out."""
        if self._bad and not self._pieces:
            self._pieces = [self._nothing]
            self._numbers = [np.zeros(0, np.int64)]
        if self._rows or self._bad:
            yield self._cut(self._rows)

    def _cut(self, rows: int) -> Block:
        whole = pa.Table.from_batches(self._pieces)
        numbers = np.concatenate(self._numbers)
        taken = whole.slice(0, rows).combine_chunks()
        cells = _one_batch(taken)
        rest = whole.slice(rows)
        self._pieces = rest.to_batches() or [cells.slice(0, 0)]
        self._numbers = [numbers[rows:]]
        self._rows -= rows
        last = int(numbers[rows - 1]) if rows else 0
        is_last = self._rows == 0
        told = [each for each in self._bad if is_last or each.number <= last]
        self._bad = [each for each in self._bad if not is_last and each.number > last]
        told.sort(key=lambda each: each.number)
        return Block(cells, numbers[:rows], tuple(told))


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.to_batches()
    if len(batches) == 1:
        return batches[0]
    columns = [pa.array([], each.type) for each in table.schema]
    return pa.RecordBatch.from_arrays(columns, schema=table.schema)
