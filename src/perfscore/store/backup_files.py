"""A backup is one SQLite file of all tables, with digests of what is in it."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from perfscore.store.faults import FullError, StoreError, is_full
from perfscore.store.log import canonical
from perfscore.store.verifying import Head

FORMAT = "perfscore/backup/v1"
_TABLE = "backup"


class NoBackupError(StoreError):
    """The file is no backup, or one of another format."""


class BackupDamagedError(StoreError):
    """A backup does not hold what was put into it; ``table`` is where."""

    def __init__(self, table: str) -> None:
        """Keep the table that is not as it was."""
        super().__init__(f"the table {table} is not as it was")
        self.table = table


@dataclass(frozen=True, slots=True)
class TableDigest:
    """The rows of a table: how many, and the digest of all of them."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    program: str
    head: Head
    tables: Mapping[str, TableDigest]


def seal(path: Path, *, made_at: str, program: str, head: Head) -> Manifest:
    """Put into a copy of a database what says whether it stays as it is now."""
    with _changing(path) as file:
        tables = {name: _digest(file, name, None) for name in _names(file)}
        manifest = Manifest(made_at, program, head, tables)
        file.execute("CREATE TABLE backup (manifest TEXT NOT NULL)")
        file.execute("INSERT INTO backup VALUES (?)", (_as_json(manifest),))
    return manifest


def checked(path: Path) -> Manifest:
    """Read what a backup says of itself, and whether that is so.

    Raises:
        NoBackupError: If the file is no backup.
        BackupDamagedError: If something in it is not what was put into it.
    """
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as file:
            manifest = _read(file)
            if set(_names(file)) != {*manifest.tables}:
                raise BackupDamagedError(_TABLE)
            for name, stated in manifest.tables.items():
                if _digest(file, name, stated.columns) != stated:
                    raise BackupDamagedError(name)
    except sqlite3.OperationalError as fault:
        raise NoBackupError(str(fault)) from fault
    except sqlite3.DatabaseError as fault:
        if fault.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NoBackupError(str(fault)) from fault
        raise BackupDamagedError(_TABLE) from fault
    return manifest


def unseal(path: Path) -> None:
    """Make a copy of a backup a mere database."""
    with _changing(path) as file:
        file.execute("DROP TABLE backup")


@contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as file:
        try:
            yield file
            file.commit()
        except sqlite3.OperationalError as fault:
            if is_full(fault):
                raise FullError(str(fault)) from fault
            raise


def _names(file: sqlite3.Connection) -> Iterator[str]:
    found = file.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> ?"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name",
        (_TABLE,),
    )
    for (name,) in found.fetchall():
        yield str(name)


def _digest(
    file: sqlite3.Connection, table: str, stated: tuple[str, ...] | None
) -> TableDigest:
    rows = file.execute(
        f"SELECT * FROM {_quoted(table)} ORDER BY 1"  # noqa: S608 - quoted
    )
    columns = tuple(each[0] for each in rows.description)
    if stated is not None and columns != stated:
        raise BackupDamagedError(table)
    digest, count = sha256(), 0
    for row in rows:
        digest.update(canonical(dict(zip(columns, row, strict=True))).encode() + b"\n")
        count += 1
    return TableDigest(columns, count, digest.hexdigest())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _as_json(manifest: Manifest) -> str:
    tables = {
        name: {"columns": each.columns, "rows": each.rows, "sha256": each.sha256}
        for name, each in manifest.tables.items()
    }
    return json.dumps(
        {
            "format": FORMAT,
            "made_at": manifest.made_at,
            "program": manifest.program,
            "log": {"number": manifest.head.number, "seal": manifest.head.seal},
            "tables": tables,
        }
    )


def _read(file: sqlite3.Connection) -> Manifest:
    rows = file.execute("SELECT manifest FROM backup").fetchall()
    try:
        ((text,),) = rows
        said: Any = json.loads(text)
        if said["format"] != FORMAT:
            raise NoBackupError(said["format"])
        tables = {
            name: TableDigest(tuple(each["columns"]), each["rows"], each["sha256"])
            for name, each in said["tables"].items()
        }
        head = Head(said["log"]["number"], said["log"]["seal"])
        return Manifest(said["made_at"], said["program"], head, tables)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NoBackupError(str(fault)) from fault
