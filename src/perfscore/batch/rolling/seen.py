"""Ids that come again among what is rolled up are told: they would count twice."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.rolling import rules
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Text

_MOST = 1_000
"""Rows that are told one by one."""


class Seen:
    """Keeps eight bytes of each id that has come."""

    def __init__(self) -> None:
        self._hashes = np.zeros(0, np.int64)
        self._fresh: list[NDArray[np.int64]] = []
        self._told = 0

    def again(self, ids: pa.Array, numbers: NDArray[np.int64]) -> Iterator[BadRow]:
        """Tell of rows of a block whose ids have come before, and keep them all."""
        texts = ids.to_pylist()
        hashes = np.fromiter(map(hash, texts), np.int64, len(texts))
        own = np.array([each is not None for each in texts], bool)
        _, firsts = np.unique(hashes, return_index=True)
        is_first = np.zeros(len(texts), bool)
        is_first[firsts] = True
        came = np.zeros(len(texts), bool)
        for each in (self._hashes, *self._fresh):
            at = np.minimum(np.searchsorted(each, hashes), max(len(each) - 1, 0))
            if len(each):
                came |= each[at] == hashes
        self._keep(np.sort(hashes[own]))
        for row in map(int, np.flatnonzero(own & (came | ~is_first))):
            if self._told == _MOST:
                return
            self._told += 1
            yield BadRow(
                int(numbers[row]),
                rules.ROLLED_UP_TWICE,
                Text(
                    f"编号“{texts[row][:60]}”前面已经有了，两份都加进了汇总",
                    f"the id “{texts[row][:60]}” has come before; both were rolled up",
                ),
            )

    def _keep(self, hashes: NDArray[np.int64]) -> None:
        """Keep sorted runs; they are merged where they have become as long."""
        self._fresh.append(hashes)
        if sum(map(len, self._fresh)) >= len(self._hashes):
            self._hashes = np.sort(np.concatenate((self._hashes, *self._fresh)))
            self._fresh = []
