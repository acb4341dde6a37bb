"""What the database refuses, told without its driver's own words."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from sqlite3 import (
    SQLITE_CANTOPEN,
    SQLITE_CORRUPT,
    SQLITE_FULL,
    SQLITE_IOERR_FSYNC,
    SQLITE_IOERR_SHMSIZE,
    SQLITE_IOERR_TRUNCATE,
    SQLITE_IOERR_WRITE,
    SQLITE_NOTADB,
    SQLITE_READONLY,
)
from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DataError, DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as NoneFreeError

_SQLITE_FULL = (
    SQLITE_FULL,
    SQLITE_IOERR_FSYNC,
    SQLITE_IOERR_SHMSIZE,
    SQLITE_IOERR_TRUNCATE,
    SQLITE_IOERR_WRITE,
)
"""A write that the system cuts short is an I/O error to SQLite."""
_PRIMARY = 0xFF
"""The low byte of SQLite's extended codes is the primary one."""
_POSTGRESQL_FULL, _POSTGRESQL_FORBIDDEN = "53100", "42501"


class StoreError(Exception):
    """The database did not do what it was asked; nothing of it was kept."""


class FullError(StoreError):
    """There is no room on the disk for a change; reading goes on."""


class UnavailableError(StoreError):
    """The database does not answer, or was busy for too long."""


class ReadOnlyError(UnavailableError):
    """The file of the database cannot be opened, or not be written."""


PASSING = (FullError, UnavailableError)
"""What passes: whatever was to be done then is to be done again later."""


class UnstorableError(StoreError):
    """A value that has no room: a text too long, or with characters that are none."""


class ForbiddenError(StoreError):
    """The user of the database may not do there what the program has to."""


class DamagedError(StoreError):
    """The file of the database cannot be read as one."""


@contextmanager
def translated() -> Iterator[None]:
    """Raise the faults of this module in place of the driver's.

    What breaks a constraint of the tables stays
    :class:`sqlalchemy.exc.IntegrityError`, since it is the room's to explain.
    """
    try:
        yield
    except (DBAPIError, StatementError, NoneFreeError) as fault:
        told = _told(fault)
        if told is None:
            raise
        raise told from fault


def _told(fault: Exception) -> StoreError | None:
    if isinstance(fault, NoneFreeError):
        return UnavailableError("no connection is free")
    orig = getattr(fault, "orig", None)
    if isinstance(orig, UnstorableError):
        return orig
    if isinstance(fault, DataError) or isinstance(orig, OverflowError | UnicodeError):
        return UnstorableError(str(orig))
    if is_full(orig):
        return FullError(str(orig))
    if getattr(orig, "sqlstate", None) == _POSTGRESQL_FORBIDDEN:
        return ForbiddenError(str(orig))
    if _is_one_of(orig, SQLITE_CORRUPT, SQLITE_NOTADB):
        return DamagedError(str(orig))
    if _is_one_of(orig, SQLITE_CANTOPEN, SQLITE_READONLY):
        return ReadOnlyError(str(orig))
    if type(fault).__name__ in {"OperationalError", "InterfaceError"}:
        return UnavailableError(str(orig))
    return None


def is_full(fault: object) -> bool:
    """Whether the fault of a driver, or of the system, is that there is no room."""
    if isinstance(fault, OSError):
        return fault.errno in {ENOSPC, EDQUOT}
    if isinstance(fault, SqliteError):
        return getattr(fault, "sqlite_errorcode", 0) in _SQLITE_FULL
    return getattr(fault, "sqlstate", None) == _POSTGRESQL_FULL


def _is_one_of(fault: object, *codes: int) -> bool:
    code = getattr(fault, "sqlite_errorcode", 0) & _PRIMARY
    return isinstance(fault, SqliteError) and code in codes
