"""The blocks of a run that are done are kept in a folder, until all of them are."""

import json
import os
import shutil
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import file_digest, new
from pathlib import Path
from threading import Condition

import pyarrow as pa

from perfscore.batch.output.model import Scored, TableName
from perfscore.batch.run.hold import clear

_JOURNAL = "journal"
_DIGEST = "sha256"
"""Processors have it built in; it is the quickest of the safe ones there."""


def digest_of_file(path: Path) -> str:
    """Give what tells the content of a file from any other."""
    with path.open("rb") as file:
        return file_digest(file, _DIGEST).hexdigest()


def digest_of(*texts: str) -> str:
    """Give what tells these texts from any others."""
    digest = new(_DIGEST)
    for each in texts:
        data = each.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


class Journal:
    """The folder of one run: a line for each block that is done, and its tables.

    A line is written after the files that it tells of; a file that is not what its
    line says (a stop cut it off) counts as never written. A journal of other work
    (another input, set, version or wish) is thrown away.
    """

    def __init__(self, folder: Path, work: str) -> None:
        self._folder = folder
        self._work = work
        self._done: dict[int, int] = {}
        self._changed = Condition()
        self._blocks: int | None = None

    @property
    def done(self) -> int:
        """How many blocks were done when the journal was opened."""
        return len(self._done)

    def open(self) -> None:
        """Take up what a run of the same work has left, or begin anew.

        Raises:
            OSError: Where the folder cannot be written.
        """
        lines = self._lines()
        at, first = next(lines, (0, {}))
        if first != {"work": self._work}:
            lines.close()
            self._folder.mkdir(parents=True, exist_ok=True)
            clear(self._folder)
            self._append({"work": self._work})
            return
        end = at + len(_written(first))
        for at, each in lines:
            number, end = each["block"], at + len(_written(each))
            if isinstance(number, int) and self._is_whole(each):
                self._done[number] = at
        path = self._folder / _JOURNAL
        if path.stat().st_size != end:  # a stop cut the last line off
            os.truncate(path, end)

    def kept(self, block: int) -> Mapping[str, object] | None:
        """Give the summary of a block that is done; None for one that is not."""
        at = self._done.get(block)
        if at is None:
            return None
        with (self._folder / _JOURNAL).open("rb") as file:
            file.seek(at)
            summary = json.loads(file.readline())["summary"]
        return summary if isinstance(summary, dict) else None

    def keep(self, block: int, scored: Scored) -> None:
        """Keep a block that has been scored.

        Raises:
            OSError: Where there is no room.
        """
        digests = {
            name: self._write(block, name, table)
            for name, table in scored.tables.items()
        }
        line = {"block": block, "tables": digests, "summary": scored.summary}
        at = self._append(line)
        with self._changed:
            self._done[block] = at
            self._changed.notify_all()

    def tables(
        self, name: TableName, blocks: int, columns: Sequence[int] | None = None
    ) -> Iterator[pa.Table]:
        """Give a table block by block, as it was kept, or some of its columns."""
        options = pa.ipc.IpcReadOptions(included_fields=columns)
        for block in range(blocks):
            with pa.memory_map(str(self._path(block, name))) as file:
                yield pa.ipc.open_file(file, options=options).read_all()

    def end(self, blocks: int) -> None:
        """Say how many blocks there are, none where the run was given up."""
        with self._changed:
            self._blocks = blocks
            self._changed.notify_all()

    def follow(self, name: TableName) -> Iterator[pa.Table]:
        """Give a table block by block as blocks are kept, up to the end of the run."""
        block = 0
        while self._waits_for(block):
            with pa.memory_map(str(self._path(block, name))) as file:
                yield pa.ipc.open_file(file).read_all()
            block += 1

    def _waits_for(self, block: int) -> bool:
        """Wait until a block is kept; say whether it is, or there is none."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._blocks is not None or block in self._done
            )
            return self._blocks is None or block < self._blocks

    def remove(self) -> None:
        """Remove the folder, once the results are in their place or never will be."""
        shutil.rmtree(self._folder, ignore_errors=True)
        with suppress(OSError):  # others' files are there, too
            self._folder.parent.rmdir()

    def _path(self, block: int, name: str) -> Path:
        return self._folder / f"{block:06}.{name}"

    def _write(self, block: int, name: str, table: pa.Table) -> str:
        sink = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.ipc.new_file(sink, table.schema, options=options) as writer:
            writer.write_table(table.combine_chunks())
        data = sink.getvalue()
        with self._path(block, name).open("wb") as file:
            file.write(data)
        return new(_DIGEST, data).hexdigest()

    def _is_whole(self, line: Mapping[str, object]) -> bool:
        tables, block = line.get("tables"), line["block"]
        if not isinstance(tables, dict) or not isinstance(block, int):
            return False
        try:
            return all(
                digest_of_file(self._path(block, name)) == digest
                for name, digest in tables.items()
            )
        except OSError:
            return False

    def _lines(self) -> Generator[tuple[int, dict[str, object]], None, None]:
        """Give the lines up to one that was cut off, and where each begins."""
        try:
            file = (self._folder / _JOURNAL).open("rb")
        except OSError:
            return
        with file:
            at = 0
            for each in file:
                try:
                    line = json.loads(each)
                except ValueError:
                    return
                if not each.endswith(b"\n") or not isinstance(line, dict):
                    return
                yield at, line
                at += len(each)

    def _append(self, line: Mapping[str, object]) -> int:
        """Write a line; give where it begins."""
        path = self._folder / _JOURNAL
        with path.open("ab") as file:
            at = file.tell()
            file.write(_written(line))
        return at


def _written(line: Mapping[str, object]) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"
