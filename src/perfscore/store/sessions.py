"""Sessions are kept by the digest of their cookie, from sign-in to their end."""

from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from perfscore.store import log
from perfscore.store.by import By
from perfscore.store.connecting import Database
from perfscore.store.faults import StoreError
from perfscore.store.people import PEOPLE, PERSON, Person, person_from
from perfscore.store.tables.log import LOG
from perfscore.store.tables.people import SESSIONS, USERS

SUBJECT = "session"
"""What the log calls the sessions of a user; the subject's id is the user's."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session: ``digest`` is of the cookie, ``csrf`` is what pages prove it by."""

    digest: str
    user_id: str
    csrf: str
    created_at: str
    seen_at: str
    expires_at: str


_COLUMNS = [SESSIONS.c[each.name] for each in fields(Session)]
_WITH_PERSON = (
    select(*_COLUMNS, *PERSON)
    .select_from(PEOPLE.join(SESSIONS, SESSIONS.c.user_id == USERS.c.id))
    .where(
        SESSIONS.c.digest == bindparam("digest"),
        SESSIONS.c.expires_at > bindparam("at"),
        SESSIONS.c.seen_at > bindparam("used_since"),
    )
)
"""Put together once: every request of a browser asks it."""


def start(connection: Connection, session: Session, by: By) -> None:
    """Keep a new session, and forget those of its user that are past."""
    connection.execute(
        delete(SESSIONS).where(
            SESSIONS.c.user_id == session.user_id, SESSIONS.c.expires_at <= by.at
        )
    )
    connection.execute(insert(SESSIONS).values(**asdict(session)))
    _log(connection, "session.started", session.user_id, 1, by)


def found(
    connection: Connection, digest: str, *, at: str, used_since: str
) -> tuple[Session, Person] | None:
    """Give a session with its user; None if it is past at the moment ``at``.

    ``used_since`` is when it must have been seen last.
    """
    asked = {"digest": digest, "at": at, "used_since": used_since}
    row = connection.execute(_WITH_PERSON, asked).first()
    if row is None:
        return None
    count = len(_COLUMNS)
    return Session(*row[:count]), person_from(row[count:])


def sessions_of(
    connection: Connection, user_id: str, *, at: str, used_since: str
) -> tuple[Session, ...]:
    """Give the sessions of a user that are not past, the latest seen first."""
    rows = connection.execute(
        select(SESSIONS)
        .where(
            SESSIONS.c.user_id == user_id,
            SESSIONS.c.expires_at > at,
            SESSIONS.c.seen_at > used_since,
        )
        .order_by(SESSIONS.c.seen_at.desc(), SESSIONS.c.digest)
    )
    return tuple(map(_session, rows))


def end(
    connection: Connection, digest: str, by: By, *, user_id: str | None = None
) -> bool:
    """End a session, of a certain user if one is named; False where there is none."""
    wanted = [SESSIONS.c.digest == digest]
    if user_id is not None:
        wanted.append(SESSIONS.c.user_id == user_id)
    row = connection.execute(select(SESSIONS).where(*wanted)).first()
    if row is None:
        return False
    connection.execute(delete(SESSIONS).where(*wanted))
    _log(connection, "session.ended", row.user_id, 1, by)
    return True


def end_all(connection: Connection, user_id: str, by: By, *, but: str = "") -> int:
    """End all sessions of a user, beside that of the digest ``but``; tell how many."""
    gone = connection.execute(
        delete(SESSIONS).where(SESSIONS.c.user_id == user_id, SESSIONS.c.digest != but)
    )
    if gone.rowcount:
        _log(connection, "session.ended", user_id, gone.rowcount, by)
    return gone.rowcount


def mark_seen(database: Database, digest: str, at: str) -> None:
    """Keep that a session was used; no harm where nothing can be written just now."""
    with suppress(StoreError), database.changing() as connection:
        connection.execute(
            update(SESSIONS).where(SESSIONS.c.digest == digest).values(seen_at=at)
        )


def has_signed_in_from(connection: Connection, user_id: str, address: str) -> bool:
    """Whether a user ever signed in from an address."""
    entry = connection.execute(
        select(LOG.c.number)
        .where(
            LOG.c.subject == SUBJECT,
            LOG.c.subject_id == user_id,
            LOG.c.action == "session.started",
            LOG.c.address == address,
        )
        .limit(1)
    )
    return entry.first() is not None


def _log(connection: Connection, action: str, user_id: str, count: int, by: By) -> None:
    # A session is no lasting thing to compare with: when it was seen changes unlogged.
    log.record(
        connection, log.Change(action, SUBJECT, user_id, detail={"count": count}), by
    )


def _session(row: Row[Any]) -> Session:
    return Session(**row._asdict())
