"""The tables are brought to what this version of the program needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from perfscore.store.connecting import Database
from perfscore.store.faults import (
    DamagedError,
    StoreError,
    UnavailableError,
    UnstorableError,
    translated,
)

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x70657266
"""A number of our own among PostgreSQL's advisory locks."""


class NewerError(StoreError):
    """The database was made by a newer version of the program."""

    def __init__(self, revision: str) -> None:
        """Keep the revision that is not known here."""
        super().__init__(f"the database has the unknown revision {revision}")
        self.revision = revision


class UnusableError(StoreError):
    """What is there is no database of this program."""


def migrate(database: Database) -> None:
    """Bring the tables up to date; of several who start at once, one does it.

    Raises:
        NewerError: If the database is newer than the program; nothing is changed.
        UnusableError: If it is no database, or one that holds something else.
        UnavailableError: If it does not answer.
        UnstorableError: If it could not hold Chinese.
    """
    try:
        with translated(), _alone(database) as connection:
            config = _config(connection)
            unknown = _unknown(connection, config)
            if unknown is not None:
                raise NewerError(unknown)
            command.upgrade(config, "head")
    except DatabaseError as fault:
        raise UnusableError(str(fault.orig)) from fault
    except DamagedError as fault:
        raise UnusableError(str(fault)) from fault
    except UnavailableError as fault:
        if _exists(fault):
            raise UnusableError(str(fault)) from fault
        raise


class OlderError(StoreError):
    """The database has to be brought up to date first."""


def require_current(database: Database) -> None:
    """Refuse a database whose tables are not those of this version of the program.

    Raises:
        NewerError: If it is newer.
        OlderError: If it is older.
        UnusableError: If it is none of this program.
    """
    with translated(), database.engine.connect() as connection:
        unknown = _unknown(connection, _config(connection))
        if unknown is not None:
            raise NewerError(unknown)
        if not MigrationContext.configure(connection).get_current_heads():
            msg = "there are no tables of this program"
            raise UnusableError(msg)
        if not is_current(connection):
            raise OlderError


def is_current(connection: Connection) -> bool:
    """Whether the tables are those that this version of the program needs."""
    scripts = ScriptDirectory.from_config(_config(connection))
    found = MigrationContext.configure(connection).get_current_heads()
    return set(found) == set(scripts.get_heads())


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    with database.engine.connect() as connection:
        if database.is_sqlite:
            connection.info["changing"] = True
        try:
            with connection.begin():
                if not database.is_sqlite:
                    _require_utf_8(connection)
                    connection.execute(
                        text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK}
                    )
                yield connection
        finally:
            connection.info.pop("changing", None)


def _require_utf_8(connection: Connection) -> None:
    if not connection.scalar(text("SELECT getdatabaseencoding() = 'UTF8'")):
        msg = "the database is not encoded in UTF-8"
        raise UnstorableError(msg)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _unknown(connection: Connection, config: Config) -> str | None:
    scripts = ScriptDirectory.from_config(config)
    for each in MigrationContext.configure(connection).get_current_heads():
        try:
            scripts.get_revision(each)
        except CommandError:
            return each
    return None


def _exists(fault: UnavailableError) -> bool:
    return "already exists" in str(fault)
