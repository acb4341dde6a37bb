"""The log is read page by page, from the latest entry back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.log import LOG
from perfscore.store.tables.people import UNITS, USERS


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log; ``detail`` is JSON, ``before`` and ``after`` are digests."""

    number: int
    at: str
    actor: str | None
    login: str
    address: str
    action: str
    subject: str
    subject_id: str
    before: str | None
    after: str | None
    detail: str
    seal: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted; what is empty does not narrow.

    ``action`` is the beginning of one (``assessment.``). ``since`` and ``until`` are
    moments, or their beginnings such as a day; ``until`` is not among them any more.
    """

    login: str = ""
    action: str = ""
    subject: str = ""
    subject_id: str = ""
    since: str = ""
    until: str = ""


def entries(
    connection: Connection, wanted: Wanted, *, path: str, limit: int, before: int | None
) -> tuple[Entry, ...]:
    """Give the latest entries that concern the unit at ``path`` or those below it.

    They do if somebody there made the change, or if a unit, a user, or an assessment
    there was changed. To the topmost unit all do. ``before`` is the number that the
    last page ended with.
    """
    conditions = [*_conditions(wanted)]
    if before is not None:
        conditions.append(LOG.c.number < before)
    if path.count("/") > 2:  # noqa: PLR2004 - the topmost path is /id/
        conditions.append(_concerns(path))
    rows = connection.execute(
        select(*(LOG.c[name] for name in Entry.__dataclass_fields__))
        .where(*conditions)
        .order_by(LOG.c.number.desc())
        .limit(limit)
    )
    return tuple(Entry(**each._mapping) for each in rows)  # noqa: SLF001


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for column, value in (
        (LOG.c.login, wanted.login),
        (LOG.c.subject, wanted.subject),
        (LOG.c.subject_id, wanted.subject_id),
    ):
        if value:
            conditions.append(column == value)
    if wanted.action:
        conditions.append(LOG.c.action.startswith(wanted.action, autoescape=True))
    if wanted.since:
        conditions.append(LOG.c.at >= wanted.since)
    if wanted.until:
        conditions.append(LOG.c.at < wanted.until)
    return conditions


def _concerns(path: str) -> ColumnElement[bool]:
    within = select(UNITS.c.id).where(UNITS.c.path.startswith(path))
    people = select(USERS.c.id).where(USERS.c.unit_id.in_(within))
    forms = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.unit_id.in_(within))
    concerned: dict[str, Any] = {
        "unit": within,
        "user": people,
        "session": people,
        "assessment": forms,
    }
    return or_(
        LOG.c.actor.in_(people),
        *(
            (LOG.c.subject == subject) & LOG.c.subject_id.in_(ids)
            for subject, ids in concerned.items()
        ),
    )
