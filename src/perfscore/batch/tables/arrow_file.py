"""An Arrow file, or a stream in one, is read by record batches."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from perfscore.batch import rules
from perfscore.batch.tables.block import Block, Regrouped
from perfscore.diagnostics.model import Text
from perfscore.intake.refusal import RefusedError

_MAGIC = b"ARROW1"


class ArrowTable:
    """The rows of an Arrow IPC file or stream (``.arrow``, ``.feather``, ``.arrows``).

    Raises:
        RefusedError: From every method, where the file is damaged.
    """

    def __init__(self, path: str, name: str) -> None:
        self.name = name
        try:
            self._file = pa.OSFile(path)
            self._size = self._file.size()
            is_file = self._file.read(len(_MAGIC)) == _MAGIC
            self._file.seek(0)
            self._reader = (
                pa.ipc.open_file(self._file)
                if is_file
                else pa.ipc.open_stream(self._file)
            )
        except (pa.ArrowException, OSError) as fault:
            raise _damaged(0, fault) from fault
        self._is_file = is_file
        self._share = 0.0

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._reader.schema.names)

    def blocks(self, wanted: Sequence[int]) -> Iterator[Block]:
        """Give the rows in blocks."""
        names = [self.headings[each] for each in wanted]
        regrouped = Regrouped(len(wanted))
        read = 0
        for piece in self._pieces():
            first = read + 1
            read += piece.num_rows
            numbers = np.arange(first, read + 1, dtype=np.int64)
            yield from regrouped.add(piece.select(names), numbers)
        yield from regrouped.rest()

    def share(self) -> float:
        """Say how much of the file has been read."""
        return self._share

    def _pieces(self) -> Iterator[pa.RecordBatch]:
        at, read = 0, 0
        try:
            while True:
                if self._is_file:
                    count = self._reader.num_record_batches
                    if at == count:
                        return
                    piece = self._reader.get_batch(at)
                    self._share = (at + 1) / count
                else:
                    piece = self._reader.read_next_batch()
                    self._share = self._file.tell() / self._size
                at += 1
                piece.validate()
                read += piece.num_rows
                yield piece
        except StopIteration:
            self._share = 1.0
        except (pa.ArrowException, OSError) as fault:
            raise _damaged(read, fault) from fault


def _damaged(read: int, fault: Exception) -> RefusedError:
    said = " ".join(str(fault).split())[:160]
    return RefusedError(
        rules.TABLE_DAMAGED,
        Text(
            f"第 {read + 1} 行起读不出来：{said}",
            f"from row {read + 1} on it cannot be read: {said}",
        ),
        hint=Text(
            "重新导出或拷贝这个文件",
            "export or fetch the file again",
        ),
    )
