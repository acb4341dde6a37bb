"""The log is read from its first entry, and what is stored is held against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from perfscore.store.log import FIRST, digest_of_row, seal_of
from perfscore.store.subjects import TABLES, key_of
from perfscore.store.tables.log import LOG, LOG_HEAD

_AT_ONCE = 1000
_LARGE_AT_ONCE = 50
"""Rows that are held at a time where they can hold whole files."""


class Broken(StrEnum):
    """What can be wrong with a log, or with what it says is stored."""

    GAP = "gap"
    """Entries before this one are missing."""
    SEAL = "seal"
    """The entry is not what was sealed."""
    PREVIOUS = "previous"
    """The entry was not sealed behind the one that stands before it."""
    HEAD = "head"
    """The log does not end where it did: entries at its end are missing."""
    EXPECTED = "expected"
    """The entry is not the one that was noted elsewhere."""
    BEFORE = "before"
    """Before this change, something else was stored than the entries up to it say."""
    STATE = "state"
    """What is stored is not what the last entry says."""
    MISSING = "missing"
    """What the last entry says is stored is not there."""
    UNLOGGED = "unlogged"
    """What is stored has no entry."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; ``number`` is the entry's, None where there is none."""

    broken: Broken
    number: int | None
    subject: str = ""
    subject_id: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log ends."""

    number: int
    seal: str


def head_of(connection: Connection) -> Head:
    """Give where the log says that it ends."""
    row = connection.execute(select(LOG_HEAD).where(LOG_HEAD.c.id == 1)).first()
    return Head(0, FIRST) if row is None else Head(row.number, row.seal)


def verify(connection: Connection, noted: Head | None = None) -> Iterator[Fault]:
    """Give all that is wrong, in order of the log and then of what is stored.

    ``noted`` is an entry's number and seal kept elsewhere. Without that, a log that
    was wholly written anew, head and all, shows no fault. Memory stays bounded.
    """
    yield from _chain(connection)
    if noted is not None:
        seal = connection.execute(
            select(LOG.c.seal).where(LOG.c.number == noted.number)
        ).scalar_one_or_none()
        if seal != noted.seal and (noted.number, noted.seal) != (0, FIRST):
            yield Fault(Broken.EXPECTED, noted.number)
    yield from _steps(connection)
    for subject, table in TABLES.items():
        yield from _stored(connection, subject, table)
        yield from _unlogged(connection, subject, table)


def _rows(
    connection: Connection, wanted: Select[Any], at_once: int = _AT_ONCE
) -> Iterator[Mapping[str, Any]]:
    with connection.execute(wanted, execution_options={"yield_per": at_once}) as found:
        yield from (dict(each) for each in found.mappings())


def _chain(connection: Connection) -> Iterator[Fault]:
    last = Head(0, FIRST)
    for entry in _rows(connection, select(LOG).order_by(LOG.c.number)):
        number, named = entry["number"], (entry["subject"], entry["subject_id"])
        if number != last.number + 1:
            yield Fault(Broken.GAP, number, *named)
        elif entry["previous"] != last.seal:
            yield Fault(Broken.PREVIOUS, number, *named)
        if seal_of(entry) != entry["seal"]:
            yield Fault(Broken.SEAL, number, *named)
        last = Head(number, entry["seal"])
    if head_of(connection) != last:
        yield Fault(Broken.HEAD, head_of(connection).number)


def _is_change() -> ColumnElement[bool]:
    """Leave out what only happened, without a change to what is stored."""
    return and_(
        LOG.c.subject.in_(TABLES),
        or_(LOG.c.before.is_not(None), LOG.c.after.is_not(None)),
    )


def _steps(connection: Connection) -> Iterator[Fault]:
    earlier = (
        func.lag(LOG.c.after)
        .over(partition_by=(LOG.c.subject, LOG.c.subject_id), order_by=LOG.c.number)
        .label("earlier")
    )
    steps = select(
        LOG.c.number, LOG.c.subject, LOG.c.subject_id, LOG.c.before, earlier
    ).where(_is_change())
    step = steps.subquery()
    wanted = (
        select(step.c.number, step.c.subject, step.c.subject_id)
        .where(step.c.before.is_distinct_from(step.c.earlier))
        .order_by(step.c.number)
    )
    for row in _rows(connection, wanted):
        yield Fault(Broken.BEFORE, row["number"], row["subject"], row["subject_id"])


def _stored(connection: Connection, subject: str, table: Table) -> Iterator[Fault]:
    last = (
        select(LOG.c.subject_id, func.max(LOG.c.number).label("number"))
        .where(LOG.c.subject == subject, _is_change())
        .group_by(LOG.c.subject_id)
        .subquery()
    )
    logged = (LOG.c.number.label("log number"), LOG.c.after.label("log after"))
    wanted = (
        select(last.c.subject_id.label("log subject"), *logged, table)
        .join(LOG, LOG.c.number == last.c.number)
        .outerjoin(table, key_of(table) == last.c.subject_id)
        .order_by(LOG.c.number)
    )
    for row in _rows(connection, wanted, _LARGE_AT_ONCE):
        stored = {each.name: row[each.name] for each in table.columns}
        is_there = stored[key_of(table).name] is not None
        found = digest_of_row(stored) if is_there else None
        if found != row["log after"]:
            broken = Broken.STATE if is_there else Broken.MISSING
            yield Fault(broken, row["log number"], subject, row["log subject"])


def _unlogged(connection: Connection, subject: str, table: Table) -> Iterator[Fault]:
    key = key_of(table)
    known = (
        select(LOG.c.number)
        .where(LOG.c.subject == subject, LOG.c.subject_id == key, _is_change())
        .exists()
    )
    for row in _rows(connection, select(key.label("key")).where(~known)):
        yield Fault(Broken.UNLOGGED, None, subject, row["key"])
