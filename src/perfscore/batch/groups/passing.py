"""The groups of a run: gathered block by block, level by level, then given out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.groups.attaching import RowGroup, attached, attached_long
from perfscore.batch.groups.gathering import Gatherer
from perfscore.batch.groups.needs import Needs
from perfscore.batch.groups.numbers import Bools, Brought, joined
from perfscore.batch.groups.settling import Codes, GroupColumns, settled
from perfscore.batch.groups.telling import lacking, ungrouped
from perfscore.batch.reading.keys import KeyCodes
from perfscore.batch.reading.named import Named
from perfscore.batch.tables.block import BadRow
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment
from perfscore.score.scorer import Peers


class GroupPasses:
    """What the members of all groups bring by one set, pass by pass.

    For each level of :attr:`needs` all rows are gathered in the same order, and then
    settled. Keeps for each row 4 bytes, and for each key 2, with ranks 10; while a
    level is gathered 18 for each of its keys.
    """

    def __init__(self, checked: CheckedSet, names: Sequence[str]) -> None:
        self._gatherer = Gatherer(checked)
        self._names = tuple(names)
        self._level = 0
        self._at = 0
        self._keys = KeyCodes()
        self._codes: list[Codes] = []
        self._every: Codes = np.zeros(0, np.int32)
        self._parts: list[dict[str, Brought]] = []
        self._settled: dict[str, GroupColumns] = {}
        self._silent: dict[str, Bools] = {}

    @property
    def needs(self) -> Needs:
        """What the set asks of groups."""
        return self._gatherer.needs

    @property
    def names(self) -> tuple[str, ...]:
        """The columns by which rows are grouped; none: all are one group."""
        return self._names

    def gather(self, named: Named, texts: Sequence[pa.Array]) -> None:
        """Take up a block of a table, with what its group columns hold."""
        size = named.wide.size
        if self._level == 0:
            codes = self._keys.codes(texts) if texts else np.zeros(size, np.int64)
            self._codes.append(codes.astype(np.int32))
        start = self._begun(size)
        if named.below is None:
            given = attached(named.wide, self._rows(start, size))
            self._parts.append(self._gatherer.brought(given, self._level))
            return
        long = attached_long(named.below.long, self._rows(start, size))
        self._parts.append(self._gatherer.brought(long, self._level))

    def gather_file(self, given: Assessment, texts: Sequence[str]) -> int:
        """Take up an assessment that came as a file; give its row."""
        if self._level == 0:
            code = self._keys.code(tuple(texts)) if texts else 0
            self._codes.append(np.array([code], np.int32))
        row = self._begun(1)
        brought = self._gatherer.brought_by([(given, self.peers(row))], self._level)
        self._parts.append(brought)
        return row

    def settle(self) -> None:
        """Settle the groups of a level, once all rows have been gathered."""
        if self._level == 0:
            nothing = np.zeros(0, np.int32)
            self._every = np.concatenate([nothing, *self._codes])
            self._codes.clear()
        groups = max(len(self._keys.keys), 1)
        for key in self.needs.levels[self._level]:
            brought = joined([part.pop(key.name) for part in self._parts])
            self._settled[key.name] = settled(key, brought, self._every, groups)
            self._silent[key.name] = brought.silent
        self._parts.clear()
        self._at = 0
        self._level += 1

    def attached(self, named: Named, start: int) -> Named:
        """Put groups beside the cells of a block whose first row is ``start``."""
        groups = self._rows(start, named.wide.size)
        told = (*named.bad, *self._told(named.numbers, start))
        wide = attached(named.wide, groups)
        below = named.below
        if below is not None:
            below = replace(below, long=attached_long(below.long, groups))
        return replace(named, wide=wide, below=below, bad=told)

    def peers(self, row: int) -> Peers:
        """Give what the group of one row brings."""
        return {
            name: RowGroup(each, row)
            for name, each in self._settled.items()
            if each.codes[row] >= 0
        }

    def told_of(self, row: int) -> Iterator[BadRow]:
        """Say of one row what keeps it out of its group."""
        return self._told(np.zeros(1, np.int64), row)

    def _rows(self, start: int, size: int) -> Mapping[str, GroupColumns]:
        return {
            name: each.rows(start, start + size) for name, each in self._settled.items()
        }

    def _begun(self, size: int) -> int:
        self._at += size
        return self._at - size

    def _told(self, numbers: NDArray[np.int64], start: int) -> Iterator[BadRow]:
        """Tell of rows that have no group, and of those that bring it nothing."""
        stop = start + len(numbers)
        codes = self._every[start:stop]
        for at in np.flatnonzero(codes < 0).tolist():
            yield ungrouped(int(numbers[at]), self._names)
        without = {
            name: (codes >= 0) & ~each.has[start:stop] & ~self._silent[name][start:stop]
            for name, each in self._settled.items()
        }
        some = np.zeros(len(numbers), np.bool_)
        for each in without.values():
            some |= each
        for at in np.flatnonzero(some).tolist():
            keys = [name for name, is_without in without.items() if is_without[at]]
            yield lacking(int(numbers[at]), keys)
