"""The log is read page by page, from the latest entry back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, union_all

from perfscore.store.indexed import through
from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.log import LOG
from perfscore.store.tables.people import UNITS, USERS

_TOPMOST = "/id/".count("/")


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
    if wanted.since or wanted.until:
        conditions.append(_between(connection, wanted))
    sees_all = path.count("/") <= _TOPMOST
    if not sees_all:
        conditions.append(_concerns(path))
    actions = _actions(connection, wanted.action) if wanted.action else []
    if actions and sees_all and not wanted.login:
        heads = (_head([*conditions, LOG.c.action == each], limit) for each in actions)
        conditions = [LOG.c.number.in_(union_all(*heads))]
    elif actions:
        is_meant = LOG.c.action.startswith(wanted.action, autoescape=True)
        conditions.append(is_meant)
    elif wanted.action:
        return ()
    rows = connection.execute(
        select(*(LOG.c[name] for name in Entry.__dataclass_fields__))
        .where(*conditions)
        .order_by(LOG.c.number.desc())
        .limit(limit)
    )
    return tuple(Entry(**each._asdict()) for each in rows)


def _between(connection: Connection, wanted: Wanted) -> ColumnElement[bool]:
    """Give the numbers between which all entries of some days are.

    Others can be among them: clocks are put back.
    """
    # Added to nothing, the number is not looked for in its own order.
    number = LOG.c.number + 0
    ends = select(func.min(number), func.max(number)).where(*_of_days(wanted))
    low, high = connection.execute(through("ix_log_at", LOG, ends)).one()
    return LOG.c.number.between(low or 0, high or 0)


def _of_days(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = []
    if wanted.since:
        conditions.append(LOG.c.at >= wanted.since)
    if wanted.until:
        conditions.append(LOG.c.at < wanted.until)
    return conditions


def _actions(connection: Connection, beginning: str) -> list[str]:
    """Give the actions in the log that begin so, looking up one after the other."""
    known: list[str] = []
    at_least = LOG.c.action >= beginning
    while True:
        found = connection.scalar(select(func.min(LOG.c.action)).where(at_least))
        if found is None or not found.startswith(beginning):
            return known
        known.append(found)
        at_least = LOG.c.action > found


def _head(conditions: list[ColumnElement[bool]], limit: int) -> Select[Any]:
    """Ask for the numbers of the latest entries of one action."""
    latest = select(LOG.c.number).where(*conditions).order_by(LOG.c.number.desc())
    found = through("ix_log_action", LOG, latest.limit(limit)).subquery()
    return select(found.c.number)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for column, value in (
        (LOG.c.login, wanted.login),
        (LOG.c.subject, wanted.subject),
        (LOG.c.subject_id, wanted.subject_id),
    ):
        if value:
            conditions.append(column == value)
    return conditions + _of_days(wanted)


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
