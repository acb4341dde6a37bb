"""All that is stored is copied into one file while others write, and back."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, inspect, select

from perfscore.store import backup_files
from perfscore.store.backup_files import Manifest
from perfscore.store.by import By
from perfscore.store.connecting import Database, connect, sqlite_url
from perfscore.store.faults import StoreError, translated
from perfscore.store.log import Change, record
from perfscore.store.migrating import migrate
from perfscore.store.tables.all import METADATA
from perfscore.store.tables.log import LOG_HEAD
from perfscore.store.tables.people import UNITS
from perfscore.store.verifying import Fault, head_of, verify

_ROWS_AT_ONCE = 50
_OWNER_ONLY = 0o600


class NotEmptyError(StoreError):
    """There is something already where a backup is to be restored."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was written, and what is wrong with the log within, if anything."""

    manifest: Manifest
    faults: tuple[Fault, ...]


def back_up(database: Database, path: Path, *, at: str, program: str) -> BackedUp:
    """Copy all that is stored at this moment into a new file.

    The file appears once it is whole and on the disk. Nobody waits for it.

    Raises:
        FileExistsError: If there is a file of that name.
        OSError: If the file cannot be written.
        StoreError: If the database cannot be read.
    """
    if path.exists():
        raise FileExistsError(path)
    with _beside(path) as part:
        copy = connect(sqlite_url(part), is_private=True)
        try:
            migrate(copy)
            with database.reading() as source, copy.changing() as target:
                _copy(source, target)
            with copy.reading() as connection:
                head, faults = head_of(connection), tuple(verify(connection))
        finally:
            copy.close()
        manifest = backup_files.seal(part, made_at=at, program=program, head=head)
        _publish(part, path)
    return BackedUp(manifest, faults)


def restore(path: Path, database: Database, folder: Path, by: By) -> BackedUp:
    """Put a backup into an empty database; ``folder`` has room for a copy of it.

    That it was restored becomes the first entry of the log behind those restored.

    Raises:
        NoBackupError: If the file is no backup.
        BackupDamagedError: If the file is not as it was written.
        NotEmptyError: If something is there already.
        StoreError: If the database cannot be written.
    """
    manifest = backup_files.checked(path)
    with _beside(folder / "restored") as part:
        shutil.copyfile(path, part)
        backup_files.unseal(part)
        copy = connect(sqlite_url(part), is_private=True)
        try:
            migrate(copy)
            _require_empty(database)
            migrate(database)
            with copy.reading() as source, database.changing() as target:
                _require_no_rows(target)
                _copy(source, target)
        finally:
            copy.close()
    with database.changing() as connection:
        detail = {"number": manifest.head.number, "seal": manifest.head.seal}
        record(connection, Change("backup.restored", "backup", "", detail=detail), by)
    with database.reading() as connection:
        return BackedUp(manifest, tuple(verify(connection, manifest.head)))


def _copy(source: Connection, target: Connection) -> None:
    target.execute(delete(LOG_HEAD))
    for table in METADATA.sorted_tables:
        for rows in _batches(source, table):
            target.execute(insert(table), rows)


def _batches(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    # A unit stands behind the one above it, whose path is the beginning of its own.
    order = UNITS.c.path if table is UNITS else table.primary_key.columns.values()[0]
    wanted = select(table).order_by(order)
    with source.execute(
        wanted, execution_options={"yield_per": _ROWS_AT_ONCE}
    ) as found:
        for part in found.mappings().partitions():
            yield [dict(each) for each in part]


def _require_empty(database: Database) -> None:
    with translated():
        names = {*inspect(database.engine).get_table_names()}
    if names - {*METADATA.tables, "alembic_version"}:
        raise NotEmptyError(min(names))


def _require_no_rows(target: Connection) -> None:
    for table in METADATA.sorted_tables:
        count = target.execute(select(func.count()).select_from(table)).scalar_one()
        if count and table is not LOG_HEAD:
            raise NotEmptyError(table.name)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a name beside a file for its parts; nothing of them is left."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.touch(mode=_OWNER_ONLY, exist_ok=False)
        yield part
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _publish(part: Path, path: Path) -> None:
    with part.open("rb") as file:
        os.fsync(file.fileno())
    # Fails where the name is taken meanwhile, which a mere replacing would not.
    path.touch(mode=_OWNER_ONLY, exist_ok=False)
    part.replace(path)
