"""What is kept is written to its files while later blocks are read and scored."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread

import pyarrow as pa

from perfscore.batch.output.model import TableName
from perfscore.batch.run.journal import Journal

Write = Callable[[Iterator[pa.Table]], None]
"""Writes a table that comes block by block."""


@contextmanager
def written_ahead(
    journal: Journal, writes: Mapping[TableName, Write]
) -> Iterator[None]:
    """Write tables as their blocks are kept; all of each is written at the end.

    The end of the journal has to be said within. Where the run is given up there,
    writing stops, and what has been written is of no use.

    Raises:
        OSError: Where there is no room, once the end is reached.
    """
    faults: list[BaseException] = []

    def follow(name: TableName, write: Write) -> None:
        try:
            write(journal.follow(name))
        except BaseException as fault:  # noqa: BLE001 - raised again at the end
            faults.append(fault)

    threads = [Thread(target=follow, args=each, daemon=True) for each in writes.items()]
    for each in threads:
        each.start()
    try:
        yield
    except BaseException:
        journal.end(0)
        raise
    finally:
        for each in threads:
            each.join()
    if faults:
        raise faults[0]
