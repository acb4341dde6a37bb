"""The database is opened: SQLite in a file, or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    make_url,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from perfscore.store.faults import StoreError, translated
from perfscore.store.tables.log import LOG_HEAD

_POSTGRESQL = "postgresql+psycopg"
__all__ = ["Connection", "Database", "connect", "sqlite_url"]

_BUSY_SECONDS = 30
_CONNECT_SECONDS = 10
_SHARED = (
    f"busy_timeout={_BUSY_SECONDS * 1000}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
)
_PRIVATE = ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=ON")
_CONNECTIONS = 40
"""As many as there are threads that answer requests."""


class AddressError(StoreError):
    """The address of a database makes no sense."""


class DriverError(StoreError):
    """What talks to a kind of database is not installed."""


@dataclass(frozen=True, slots=True)
class Database:
    """A database: what is read is of one moment, a change is whole or nothing."""

    engine: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with; what is read belongs to one moment."""
        with translated(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(  # noqa: PLW2901
                    isolation_level="REPEATABLE READ"
                )
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Give a connection to change with; all of it is kept at the end, or nothing.

        When the block ends without a fault, everything is on the disk. Those who
        change take turns, on either database: what one reads here, nobody changes
        until the block ends. So it is to be short.

        Raises:
            FullError: If there is no room on the disk.
            UnavailableError: If the database does not answer.
            UnstorableError: If a value is one that no database can hold.
        """
        with translated(), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.info["changing"] = True
            try:
                with connection.begin():
                    if not self.is_sqlite:
                        connection.execute(select(LOG_HEAD.c.id).with_for_update())
                    yield connection
            finally:
                connection.info.pop("changing", None)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def sqlite_url(path: Path) -> URL:
    """Give the address of an SQLite database in a file."""
    return URL.create("sqlite", database=str(path))


def connect(url: URL | str, *, is_private: bool = False) -> Database:
    """Open a database; its tables are :func:`perfscore.store.migrating.migrate`'s.

    With ``is_private``, an SQLite file is nobody else's, and of no use to anyone if
    the process ends meanwhile.

    Raises:
        AddressError: If the address is none of SQLite or PostgreSQL.
        DriverError: If what talks to PostgreSQL is not installed.
    """
    try:
        address = make_url(url)
        kind = address.get_backend_name()
        if kind == "sqlite" and address.database not in {None, "", ":memory:"}:
            return Database(_sqlite(address, _PRIVATE if is_private else _SHARED))
        if kind == "postgresql":
            return Database(_postgresql(address.set(drivername=_POSTGRESQL)))
    except (ArgumentError, NoSuchModuleError, ValueError) as fault:
        raise AddressError(str(url)) from fault
    except ModuleNotFoundError as fault:
        raise DriverError(str(fault)) from fault
    raise AddressError(kind)


def _sqlite(address: URL, pragmas: tuple[str, ...]) -> Engine:
    engine = create_engine(
        address, connect_args={"timeout": _BUSY_SECONDS}, pool_size=_CONNECTIONS
    )

    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The driver begins no transactions by itself: _begin_sqlite says which kind.
        connection.isolation_level = None
        cursor = connection.cursor()
        for each in pragmas:
            cursor.execute(f"PRAGMA {each}")
        cursor.close()

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(address: URL) -> Engine:
    return create_engine(
        address,
        connect_args={
            "connect_timeout": _CONNECT_SECONDS,
            "options": f"-c lock_timeout={_BUSY_SECONDS}s",
        },
        pool_pre_ping=True,
        pool_size=_CONNECTIONS,
    )


def _begin_sqlite(connection: Connection) -> None:
    # Who will write takes the lock at once: two readers that both begin to write
    # could not wait for each other.
    kind = "IMMEDIATE" if connection.info.get("changing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")
