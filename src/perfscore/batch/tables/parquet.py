"""A Parquet file is read by row groups."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from perfscore.batch import rules
from perfscore.batch.tables.block import BLOCK_ROWS, Block, Regrouped
from perfscore.diagnostics.model import Text
from perfscore.intake.refusal import RefusedError


class ParquetTable:
    """The rows of a Parquet file; checksums of its pages are looked at.

    Raises:
        RefusedError: From every method, where the file or a part of it is damaged.
    """

    def __init__(self, path: str, name: str) -> None:
        self.name = name
        try:
            self._file = pq.ParquetFile(
                path, page_checksum_verification=True, memory_map=False
            )
        except (pa.ArrowException, OSError) as fault:
            raise _damaged(fault) from fault
        self._rows = self._file.metadata.num_rows
        self._read = 0

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._file.schema_arrow.names)

    def blocks(self, wanted: Sequence[int]) -> Iterator[Block]:
        """Give the rows in blocks."""
        names = [self.headings[each] for each in wanted]
        regrouped = Regrouped(len(wanted))
        groups = self._file.metadata.num_row_groups
        for group in range(groups):
            for piece in self._pieces(group, names):
                first = self._read + 1
                self._read += piece.num_rows
                numbers = np.arange(first, self._read + 1, dtype=np.int64)
                yield from regrouped.add(piece, numbers)
        yield from regrouped.rest()

    def share(self) -> float:
        """Say how much of the file has been read."""
        return self._read / self._rows if self._rows else 1.0

    def _pieces(self, group: int, names: list[str]) -> Iterator[pa.RecordBatch]:
        try:
            pieces = self._file.iter_batches(
                batch_size=BLOCK_ROWS, row_groups=[group], columns=names
            )
            for each in pieces:
                yield each.select(names)
        except (pa.ArrowException, OSError) as fault:
            raise self._damaged_group(group, fault) from fault

    def _damaged_group(self, group: int, fault: Exception) -> RefusedError:
        rows = [
            self._file.metadata.row_group(each).num_rows for each in range(group + 1)
        ]
        first, last = sum(rows[:-1]) + 1, sum(rows)
        said = _short(fault)
        return RefusedError(
            rules.TABLE_DAMAGED,
            Text(
                f"第 {first}–{last} 行（第 {group + 1} 个行组）读不出来：{said}",
                f"rows {first}–{last} (row group {group + 1}) cannot be read: {said}",
            ),
            hint=_FETCH_AGAIN,
        )


_FETCH_AGAIN = Text(
    "重新导出或拷贝这个文件",
    "export or fetch the file again",
)


def _damaged(fault: Exception) -> RefusedError:
    said = _short(fault)
    return RefusedError(
        rules.TABLE_DAMAGED,
        Text(f"Parquet 文件读不出来：{said}", f"the Parquet file is damaged: {said}"),
        hint=_FETCH_AGAIN,
    )


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:160]
