"""One service at a time works on a PostgreSQL database; its hold on it ends with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from sqlalchemy import Connection, func, select

from perfscore.store.connecting import Database
from perfscore.store.faults import translated

# Another one than that of migrating, which goes on within this hold.
_KEY = int.from_bytes(b"serv")
_TRIES, _PAUSE = 20, 0.1


class DatabaseHeldError(Exception):
    """Another service works on the database."""


@contextmanager
def held(database: Database) -> Iterator[None]:
    """Hold a PostgreSQL database; an SQLite file is held by its folder.

    Raises:
        DatabaseHeldError: If another service holds it.
        StoreError: If the database does not answer.
    """
    if database.is_sqlite:
        yield
        return
    with translated():
        connection = database.engine.connect()
    try:
        with translated():
            connection.detach()  # the lock lasts as long as this connection
            if not _taken(connection):
                raise DatabaseHeldError
        yield
    finally:
        connection.close()


def _taken(connection: Connection) -> bool:
    # The server notices a moment later that a service was killed.
    for _ in range(_TRIES):
        is_taken = connection.scalar(select(func.pg_try_advisory_lock(_KEY)))
        connection.commit()
        if is_taken:
            return True
        sleep(_PAUSE)
    return False
