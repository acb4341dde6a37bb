"""The blocks of a run that are done are kept in a folder, until all of them are."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa

from perfscore.batch.output.model import Scored, TableName

_JOURNAL = "journal"
_DIGEST_BYTES = 16


def digest_of_file(path: Path) -> str:
    """Give what tells the content of a file from any other."""
    digest = blake2b(digest_size=_DIGEST_BYTES)
    with path.open("rb") as file:
        while piece := file.read(1 << 22):
            digest.update(piece)
    return digest.hexdigest()


def digest_of(*texts: str) -> str:
    """Give what tells these texts from any others."""
    digest = blake2b(digest_size=_DIGEST_BYTES)
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
        self._done: dict[int, dict[str, object]] = {}

    @property
    def done(self) -> int:
        """How many blocks were done when the journal was opened."""
        return len(self._done)

    def open(self) -> None:
        """Take up what a run of the same work has left, or begin anew.

        Raises:
            OSError: Where the folder cannot be written.
        """
        lines = list(self._lines())
        if not lines or lines[0] != {"work": self._work}:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True)
            self._append({"work": self._work})
            return
        written = b"".join(map(_written, lines))
        path = self._folder / _JOURNAL
        if path.stat().st_size != len(written):  # a stop cut the last line off
            path.write_bytes(written)
        for each in lines[1:]:
            number = each["block"]
            if isinstance(number, int) and self._is_whole(each):
                self._done[number] = each

    def kept(self, block: int) -> Mapping[str, object] | None:
        """Give the summary of a block that is done; None for one that is not."""
        line = self._done.get(block)
        if line is None:
            return None
        summary = line["summary"]
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
        self._append(line)
        self._done[block] = line

    def tables(self, name: TableName, blocks: int) -> Iterator[pa.Table]:
        """Give a table block by block, as it was kept."""
        for block in range(blocks):
            with pa.memory_map(str(self._path(block, name))) as file:
                yield pa.ipc.open_file(file).read_all()

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
        return blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()

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

    def _lines(self) -> Iterator[dict[str, object]]:
        """Give the lines of the journal up to one that a stop cut off."""
        try:
            data = (self._folder / _JOURNAL).read_bytes()
        except OSError:
            return
        for each in data.splitlines(keepends=True):
            try:
                line = json.loads(each)
            except ValueError:
                return
            if not each.endswith(b"\n") or not isinstance(line, dict):
                return
            yield line

    def _append(self, line: Mapping[str, object]) -> None:
        path = self._folder / _JOURNAL
        with path.open("ab") as file:
            file.write(_written(line))


def _written(line: Mapping[str, object]) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"
