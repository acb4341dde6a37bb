"""What scoring gives of a block is arranged by the rows that it was given."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.arrow.shape import Shape
from perfscore.batch.output.model import Scored
from perfscore.batch.reading.named import Named

_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Given:
    """Rows as they came: ``first`` is the number of the first of them.

    Where they are ``is_long``, an assessment begins at the rows that are named alone.
    """

    cells: pa.Table
    first: int
    is_long: bool


class Arranger:
    """Makes batches of results, a row for each assessment that came in."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    def arranged(
        self, scored: Scored, named: Named, given: Given
    ) -> tuple[pa.RecordBatch, int]:
        """Arrange a block; say which rows are needed no more, by the last of them."""
        shape = self._shape
        starts = np.arange(given.first, given.first + given.cells.num_rows)
        if given.is_long:
            lost = _nothing() if named.dropped is None else named.dropped.numbers
            starts = np.union1d(named.numbers, lost)
        is_scored, at = _found(named.numbers, starts)
        index = None if is_scored.all() else pa.array(at, mask=~is_scored)
        rows = pa.array(starts - given.first)
        table = scored.tables["scores"]
        made = {
            each.name: given.cells.column(each.name).take(rows) for each in shape.kept
        }
        for each in shape.scores:
            made[each.name] = _taken(table.column(each.name), index)
        if named.dropped is not None:
            made |= dict(self._named(made, named.dropped, starts))
        arrays = [*made.values(), *self._lines(scored, starts), pa.array(is_scored)]
        arrays.append(
            _listed(scored.tables["findings"], shape.row, starts, shape.findings)
        )
        batch = pa.RecordBatch.from_arrays(
            [one_array(each) for each in arrays], schema=shape.schema
        )
        return batch, int(starts[-1]) if len(starts) else 0

    def _named(
        self, made: dict[str, pa.Array], dropped: Named, starts: _Numbers
    ) -> Iterator[tuple[str, pa.Array]]:
        """Put in what rows that were not scored are known by."""
        is_here, at = _found(dropped.numbers, starts)
        index = pa.array(at, mask=~is_here)
        years = pa.array(dropped.years, pa.int16(), mask=dropped.years == 0)
        texts = (dropped.ids, dropped.units, dropped.projects, years)
        carried = self._shape.carried
        columns = [*zip(self._shape.names, texts, strict=True)]
        columns += [(name, dropped.carried.get(each)) for name, each in carried.items()]
        for name, column in columns:
            if column is not None:
                found = one_array(_taken(column, None)).take(index)
                yield name, pc.coalesce(one_array(made[name]), found)

    def _lines(self, scored: Scored, starts: _Numbers) -> Iterator[pa.Array]:
        lines = scored.tables.get("lines")
        if lines is not None:
            yield _listed(lines, self._shape.row, starts, self._shape.lines)


def unlisted(table: pa.Table, column: str, schema: pa.Schema) -> pa.Table:
    """Give what stands in the lists of a column, a row each, with the id before it."""
    id_, *names = schema.names
    made: list[pa.Table] = [schema.empty_table()]
    for piece in table.to_batches():
        lists = piece.column(column)
        within = lists.flatten()
        owner = piece.column(id_).take(pc.list_parent_indices(lists))
        columns = [owner, *(within.field(each) for each in names)]
        made.append(pa.Table.from_arrays(columns, schema=schema))
    return pa.concat_tables(made)


def one_array(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Give a column in one piece."""
    if isinstance(column, pa.ChunkedArray):
        return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    return column


def _nothing() -> _Numbers:
    return np.zeros(0, np.int64)


def _found(numbers: _Numbers, starts: _Numbers) -> tuple[NDArray[np.bool_], _Numbers]:
    """Say which of ``starts`` are among ``numbers``, and where."""
    at = np.searchsorted(numbers, starts)
    if not len(numbers):
        return np.zeros(len(starts), np.bool_), at
    at = np.minimum(at, len(numbers) - 1)
    return np.asarray(numbers[at] == starts), at


def _taken(
    column: pa.ChunkedArray | pa.Array, index: pa.Array | None
) -> pa.ChunkedArray | pa.Array:
    """Take rows of a column, words as plain texts."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(pa.string())
    return column if index is None else column.take(index)


def _listed(
    table: pa.Table, row: str, starts: _Numbers, type_: pa.StructType
) -> pa.Array:
    """Give rows of a table as lists, those from each start up to the next."""
    numbers = np.asarray(table.column(row).to_numpy(), np.int64)
    order = np.argsort(numbers, kind="stable")
    ends = np.searchsorted(numbers[order], starts)
    ends = np.append(ends, len(numbers))
    ends[0] = 0
    taken = table.take(pa.array(order))
    fields = [one_array(_taken(taken.column(each.name), None)) for each in type_]
    within = pa.StructArray.from_arrays(fields, fields=list(type_))
    return pa.ListArray.from_arrays(
        pa.array(ends, pa.int32()), within, type=pa.list_(type_)
    )
