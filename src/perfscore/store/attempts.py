"""Sign-ins that failed are counted, for a while."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from perfscore.store.ids import new_id
from perfscore.store.tables.people import ATTEMPTS


def count(
    connection: Connection, subjects: Iterable[str], *, at: str, forget: str
) -> tuple[str, ...]:
    """Keep an attempt of each subject; give what :func:`forgive` takes them back by.

    Those before the moment ``forget`` go.
    """
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at < forget))
    rows = [{"id": new_id(), "subject": each, "at": at} for each in subjects]
    connection.execute(insert(ATTEMPTS), rows)
    return tuple(each["id"] for each in rows)


def counted(
    connection: Connection, subject: str, *, since: str
) -> tuple[int, str | None]:
    """Give how many attempts of a subject there were since a moment, and the first."""
    row = connection.execute(
        select(func.count().label("number"), func.min(ATTEMPTS.c.at).label("first"))
        .select_from(ATTEMPTS)
        .where(ATTEMPTS.c.subject == subject, ATTEMPTS.c.at >= since)
    ).one()
    return row.number, row.first


def forgive(
    connection: Connection, ids: Sequence[str], *, subject: str | None = None
) -> None:
    """Take back attempts that were none that failed, and all of a subject."""
    connection.execute(
        delete(ATTEMPTS).where(ATTEMPTS.c.id.in_(ids) | (ATTEMPTS.c.subject == subject))
    )
