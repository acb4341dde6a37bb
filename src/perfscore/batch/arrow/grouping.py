"""The groups of a set, where an engine brings their members together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfscore.batch.arrow.arranging import one_array
from perfscore.batch.arrow.peers import (
    BROUGHT,
    GROUP,
    Bools,
    brought_array,
    brought_type,
    groups_of,
    labels,
    peers_column,
    settled_array,
    settled_type,
)
from perfscore.batch.groups.attaching import attached, attached_long
from perfscore.batch.groups.gathering import Gatherer
from perfscore.batch.groups.needs import Needs, needs_of
from perfscore.batch.groups.telling import lacking, ungrouped
from perfscore.batch.headings.reading import Layed
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.tables.block import BadRow
from perfscore.check.checked import CheckedSet


class Grouping:
    """What the rows of a set bring to their groups, level by level.

    ``columns`` are those by which rows are grouped; ``row`` the column that tells rows
    apart, None where every row is scored alone.
    """

    def __init__(
        self, checked: CheckedSet, columns: KeyColumns, row: pa.Field | None
    ) -> None:
        self.needs = Needs() if row is None else needs_of(checked.indicator_set)
        self._gatherer = Gatherer(checked) if self.needs.levels else None
        self._columns = columns
        self._row = row

    @property
    def peers(self) -> tuple[str, ...]:
        """The columns that the scores of rows need, beside those of the input."""
        return tuple(peers_column(at) for at in range(len(self.needs.levels)))

    def brought_schema(self, level: int) -> pa.Schema:
        """Give the columns of what rows bring."""
        type_ = brought_type(self.needs.levels[level])
        return pa.schema([self._row, (GROUP, pa.string()), (BROUGHT, type_)])

    def settled_schema(self, level: int) -> pa.Schema:
        """Give the columns of what rows know of their groups."""
        type_ = settled_type(self.needs.levels[level])
        return pa.schema([self._row, (peers_column(level), type_)])

    def brought(
        self, named: Named, laid: Layed, cells: pa.Table, level: int
    ) -> pa.RecordBatch:
        """Give what the assessments of a block bring; ``cells`` are their rows."""
        schema = self.brought_schema(level)
        given = self.attached(named, laid, cells, level)
        keys = self.needs.levels[level]
        made = {}
        if self._gatherer is not None:
            below = given.below
            made = self._gatherer.brought(
                given.wide if below is None else below.long, level
            )
        row = one_array(cells.column(schema.names[0]))
        if row.null_count:
            msg = f"the column {schema.names[0]!r} is blank in some rows"
            raise ValueError(msg)
        arrays = [row, self._labels(named, laid), brought_array(keys, made)]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    def settled(self, brought: pa.Table, level: int) -> pa.Table:
        """Settle one group, all of whose rows are given."""
        schema = self.settled_schema(level)
        row = one_array(brought.column(schema.names[0]))
        group = brought.column(GROUP)[0].as_py()
        if group is not None and pc.count_distinct(row).as_py() < len(row):
            msg = f"the column {schema.names[0]!r} has the same in several rows"
            raise ValueError(msg)
        given = one_array(brought.column(BROUGHT))
        made = settled_array(self.needs.levels[level], given, group)
        return pa.Table.from_arrays([row, made], schema=schema)

    def attached(
        self, named: Named, laid: Layed, cells: pa.Table, levels: int
    ) -> Named:
        """Put what the groups of the first levels came to beside a block's cells.

        Raises:
            ValueError: Where rows know of another group than their own.
        """
        if self._gatherer is None:
            return named
        own = self._labels(named, laid)
        groups, lacks = {}, {}
        codes = np.zeros(len(named.numbers), np.int32)
        for level in range(levels):
            column = one_array(cells.column(peers_column(level)))
            _joined_right(own, column, peers_column(level))
            for each, silent in groups_of(self.needs.levels[level], column):
                groups[each.key.name] = each
                codes = each.codes
                lacks[each.key.name] = (each.codes >= 0) & ~each.has & ~silent
        told = (*named.bad, *_told(named, codes < 0, lacks, self._columns.names))
        below = named.below
        if below is not None:
            below = replace(below, long=attached_long(below.long, groups))
        wide = attached(named.wide, groups)
        return replace(named, wide=wide, below=below, bad=told)

    def _labels(self, named: Named, laid: Layed) -> pa.Array:
        return labels(self._columns.texts(named, laid), len(named.numbers))


def _joined_right(own: pa.Array, settled: pa.StructArray, name: str) -> None:
    groups = pc.struct_field(settled, [GROUP])
    same = pc.equal(own, groups).fill_null(fill_value=False)
    same = pc.or_(same, pc.and_(own.is_null(), groups.is_null()))
    if not pc.all(same).as_py() and len(own):
        msg = f"the column {name!r} was joined to rows of other groups"
        raise ValueError(msg)


def _told(
    named: Named,
    is_without: Bools,
    lacks: dict[str, Bools],
    names: Sequence[str],
) -> Iterator[BadRow]:
    """Tell of rows that have no group, and of those that bring it nothing."""
    for at in np.flatnonzero(is_without).tolist():
        yield ungrouped(int(named.numbers[at]), names)
    some = np.zeros(len(named.numbers), np.bool_)
    for each in lacks.values():
        some |= each
    for at in np.flatnonzero(some).tolist():
        keys = [name for name, each in lacks.items() if each[at]]
        yield lacking(int(named.numbers[at]), keys)
