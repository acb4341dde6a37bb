"""The database is opened: SQLite in a file, or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    FromClause,
    create_engine,
    event,
    make_url,
    select,
)
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from perfscore.store.faults import StoreError, translated
from perfscore.store.idempotency import noted
from perfscore.store.tables.log import LOG_HEAD

_POSTGRESQL = "postgresql+psycopg"
__all__ = ["Connection", "Database", "connect", "sqlite_url"]

_BUSY_SECONDS = 30
_CONNECT_SECONDS = 10
_LOOK_SECONDS = 30
"""After so long without a word, either side looks whether the other is still there."""
_SERVER_LOOKS = (
    f"-c tcp_keepalives_idle={_LOOK_SECONDS} "
    f"-c tcp_keepalives_interval={_LOOK_SECONDS // 3} -c tcp_keepalives_count=3"
)
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
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Give a connection to change with; all of it is kept at the end, or nothing.

        When the block ends without a fault, everything is on the disk. Those who
        change take turns, on either database: what one reads here, nobody changes
        until the block ends. So it is to be short.

        Raises:
            ClaimLostError: If another request does by now what is to be done.
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
                    with noted(connection):
                        yield connection
            finally:
                connection.info.pop("changing", None)

    @contextmanager
    def together(self) -> Iterator["Database"]:
        """Give a database whose changes are all kept at the end of the block, or none.

        It is for what changes an empty database before anybody else works on it.
        """
        with self.changing() as connection:
            yield _Together(self.engine, connection)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


@dataclass(frozen=True, slots=True)
class _Together(Database):
    """A database within one change."""

    connection: Connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        yield self.connection

    changing = reading


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
        address,
        connect_args={"timeout": _BUSY_SECONDS},
        pool_size=_CONNECTIONS,
        hide_parameters=True,
    )
    engine.dialect.statement_compiler = _WithHints

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


class _WithHints(SQLiteCompiler):
    """Writes which index a table is to be read through: ``INDEXED BY``."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """Give what stands behind a table's name."""
        del table
        return text


def _postgresql(address: URL) -> Engine:
    return create_engine(
        address,
        connect_args={
            "connect_timeout": _CONNECT_SECONDS,
            "options": f"-c lock_timeout={_BUSY_SECONDS}s {_SERVER_LOOKS}",
            "keepalives_idle": _LOOK_SECONDS,
            "keepalives_interval": _LOOK_SECONDS // 3,
            "keepalives_count": 3,
        },
        pool_pre_ping=True,
        pool_size=_CONNECTIONS,
        hide_parameters=True,
    )


def _begin_sqlite(connection: Connection) -> None:
    # Who will write takes the lock at once: two readers that both begin to write
    # could not wait for each other.
    kind = "IMMEDIATE" if connection.info.get("changing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")
