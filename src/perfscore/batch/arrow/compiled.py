"""A set made ready in a process to score the record batches of an engine."""

import pickle
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import pyarrow as pa

from perfscore.batch.arrow.arranging import Arranger, Given
from perfscore.batch.arrow.grouping import Grouping
from perfscore.batch.arrow.shape import FINDINGS, LINES, Shape
from perfscore.batch.arrow.stream import Stream
from perfscore.batch.headings.reading import Headings
from perfscore.batch.kernel import Kernel
from perfscore.batch.output.model import Shapes
from perfscore.batch.output.tables import Tables
from perfscore.batch.reading.blocks import read_blocks
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language
from perfscore.score.scorer import Scorer

_KEPT = 8
"""Sets that a process keeps compiled."""


class Order(NamedTuple):
    """All that a worker is sent: the set, and the columns of the batches.

    ``headings`` are what the columns ``names`` are read by; ``kept`` pass as they are.
    Rows are compared with those that have the same in ``group_by``; ``row`` tells them
    apart where groups are brought together.
    """

    checked: CheckedSet
    names: tuple[str, ...]
    headings: tuple[str, ...]
    kept: tuple[pa.Field, ...]
    language: Language
    group_by: tuple[str, ...] = ()
    row: pa.Field | None = None


class Compiled:
    """Scores the batches of partitions; keeps nothing of what it has scored."""

    def __init__(self, order: Order) -> None:
        self._order = order
        kernel = Kernel(order.checked)
        self._layout = kernel.layout
        columns = KeyColumns(order.group_by)
        self._laid = Headings(self._layout, columns.carried).laid(order.headings)
        self.grouping = Grouping(order.checked, columns, order.row)
        carried = tuple(dict.fromkeys(self._laid.carried))
        shapes = Shapes(self._layout, carried, order.language)
        self._tables = Tables(kernel, shapes, Scorer(order.checked))
        self.shape = Shape(shapes, order.kept)
        self._arranger = Arranger(self.shape)
        self.findings, self.lines = shapes.word(FINDINGS), shapes.word(LINES)

    def map(
        self, batches: Iterable[pa.RecordBatch | pa.Table]
    ) -> Iterator[pa.RecordBatch]:
        """Score the batches of a partition."""
        levels = len(self.grouping.needs.levels)
        stream = self._stream(batches, levels)
        for named in self._read(stream):
            held = stream.held()
            with_groups = named
            if levels:
                cells = stream.rows(named.numbers)
                with_groups = self.grouping.attached(named, self._laid, cells, levels)
            given = Given(held, stream.first, is_long=self._laid.is_long)
            scored = self._tables.scored(stream.name, with_groups)
            made, last = self._arranger.arranged(scored, named, given)
            stream.forget(last)
            yield made

    def brought(
        self, batches: Iterable[pa.RecordBatch | pa.Table], level: int
    ) -> Iterator[pa.RecordBatch]:
        """Give what the assessments of a partition bring to their groups."""
        stream = self._stream(batches, level)
        for named in self._read(stream):
            cells = stream.rows(named.numbers)
            yield self.grouping.brought(named, self._laid, cells, level)
            last = named.numbers[-1:].sum() if self._laid.is_long else stream.last
            stream.forget(int(last))

    def _stream(
        self, batches: Iterable[pa.RecordBatch | pa.Table], levels: int
    ) -> Stream:
        return Stream((*self._order.names, *self.grouping.peers[:levels]), batches)

    def _read(self, stream: Stream) -> Iterator[Named]:
        return read_blocks(self._order.checked, self._layout, self._laid, stream)


@lru_cache(maxsize=_KEPT)
def compiled(order: bytes) -> Compiled:
    """Compile a set, once in a process; ``order`` is a pickled :class:`Order`."""
    return Compiled(pickle.loads(order))  # noqa: S301 - made by batch_scorer
