"""What is counted of the assessments of a unit and of all below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Result, Select, func, or_, select

from perfscore.store.assessment_lists import of_units
from perfscore.store.assessments import is_below
from perfscore.store.indexed import through
from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.figures import FIGURES
from perfscore.store.tables.log import LOG, LOG_HEAD
from perfscore.store.tables.people import UNITS

_A = ASSESSMENTS.c
_AT_A_TIME = 1_000
COUNTED = ("submitted", "under-review", "approved")
"""The states of what was submitted and not sent back."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which assessments are meant; without year, set or version, all of them.

    ``unit_path`` is of a unit, those below it are meant too.
    """

    unit_path: str
    states: tuple[str, ...]
    year: int | None = None
    set_id: str = ""
    set_version: str = ""


class StoredFigure(NamedTuple):
    """What is counted of an assessment; ``lines`` are the scores of its lines."""

    id: str
    unit_path: str
    unit_name: str
    project: str
    year: int | None
    set_id: str
    set_version: str
    state: str
    total: str | None
    grade: str | None
    execution_rate: str | None
    claimed_total: str | None
    made_at: str
    submitted_at: str | None
    lines: str | None


_UNCOUNTED = (
    "session",
    "user",
    "token",
    "invite",
    "job",
    "file",
    "comment",
    "review-score",
)
"""Subjects of the log that no figure depends on."""


def log_number(connection: Connection) -> int:
    """Say how many entries the log has."""
    return int(connection.execute(select(LOG_HEAD.c.number)).scalar_one())


def has_changed(connection: Connection, *, since: int) -> bool:
    """Whether figures can have changed since an entry of the log.

    A draft has none: when it was one already, what is saved of it changes nothing, and
    when it is one again, that was a step.
    """
    handed_in = select(_A.id).where(_A.id == LOG.c.subject_id, _A.state != "draft")
    is_counted = or_(LOG.c.subject != "assessment", handed_in.exists())
    found = (
        select(LOG.c.number)
        .where(LOG.c.number > since, LOG.c.subject.not_in(_UNCOUNTED), is_counted)
        .limit(1)
    )
    return connection.execute(found).first() is not None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """An assessment as it was filled in, and the path of the unit that did so."""

    id: str
    unit_path: str
    document: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen from: years, and sets as id and version."""

    years: tuple[int, ...]
    sets: tuple[tuple[str, str], ...]


def stored_figures(connection: Connection, chosen: Chosen) -> Iterator[StoredFigure]:
    """Give what is counted of each assessment, in any order."""
    below = select(UNITS.c.id, UNITS.c.path).where(is_below(chosen.unit_path))
    paths = dict(connection.execute(below).all())
    query = (
        select(*(_A[each] for each in _OF_ROW), FIGURES.c.lines)
        .select_from(ASSESSMENTS.outerjoin(FIGURES, FIGURES.c.assessment_id == _A.id))
        .where(*_meant(connection, chosen))
        .execution_options(yield_per=_AT_A_TIME)
    )
    for assessment_id, unit_id, *rest in connection.execute(query):
        yield StoredFigure(assessment_id, paths[unit_id], *rest)


_OF_ROW = ("id", "unit_id", *StoredFigure._fields[2:-1])


def stored_documents(
    connection: Connection, chosen: Chosen, *, limit: int, before: str = ""
) -> tuple[StoredDocument, ...]:
    """Give documents of the assessments that are meant, those made last first.

    ``before`` is the id that the last piece ended with.
    """
    query = (
        select(_A.id, UNITS.c.path, _A.document)
        .join(UNITS, UNITS.c.id == _A.unit_id)
        .where(*_meant(connection, chosen))
        .order_by(_A.id.desc())
        .limit(limit)
    )
    if before:
        query = query.where(_A.id < before)
    return tuple(StoredDocument(*each) for each in connection.execute(query))


def count_of(connection: Connection, chosen: Chosen) -> int:
    """Count the assessments that are meant."""
    query = select(func.count()).select_from(ASSESSMENTS)
    return int(_in_index(connection, chosen, query).scalar_one())


def newest_year(connection: Connection, unit_path: str, set_id: str) -> int | None:
    """Give the last year of which something by a set was submitted."""
    chosen = Chosen(unit_path, COUNTED, set_id=set_id)
    found = _in_index(connection, chosen, select(func.max(_A.year))).scalar_one()
    return None if found is None else int(found)


def choices(connection: Connection, unit_path: str, states: tuple[str, ...]) -> Choices:
    """Say of which years and sets there are assessments."""
    distinct = select(_A.year, _A.set_id, _A.set_version).distinct()
    found = _in_index(connection, Chosen(unit_path, states), distinct).all()
    years = {each.year for each in found if each.year is not None}
    sets = {(each.set_id, each.set_version) for each in found}
    return Choices(tuple(sorted(years, reverse=True)), tuple(sorted(sets)))


def level_below(connection: Connection, unit_path: str) -> dict[str, str]:
    """Name a unit and those right below it by their paths; no name comes twice."""
    parent = unit_path.rstrip("/").rpartition("/")[2]
    rows = connection.execute(
        select(UNITS.c.path, UNITS.c.name, UNITS.c.code)
        .where((UNITS.c.path == unit_path) | (UNITS.c.parent_id == parent))
        .order_by(UNITS.c.path)
    )
    named: dict[str, str] = {}
    taken: set[str] = set()
    for each in rows:
        name, number = each.name, 2
        if name in taken and each.code:
            name = f"{each.name}（{each.code}）"
        while name in taken:
            name, number = f"{each.name}（{number}）", number + 1
        taken.add(name)
        named[each.path] = name
    return named


def _in_index(
    connection: Connection, chosen: Chosen, query: Select[Any]
) -> Result[Any]:
    """Ask for what need not be read whole, where it stands alone."""
    narrow = query.where(*_meant(connection, chosen))
    found = through("ix_assessments_by_changed", ASSESSMENTS, narrow)
    return connection.execute(found)


def _meant(connection: Connection, chosen: Chosen) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_A.state.in_(chosen.states)]
    units = of_units(connection, chosen.unit_path)
    if units is not None:
        conditions.append(units)
    for column, value in (
        (_A.year, chosen.year),
        (_A.set_id, chosen.set_id),
        (_A.set_version, chosen.set_version),
    ):
        if value is not None and value != "":
            conditions.append(column == value)
    return conditions
