"""What is counted of the assessments of a unit and of all below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Join, and_, func, select

from perfscore.store.assessments import is_below
from perfscore.store.tables.assessments import ASSESSMENTS
from perfscore.store.tables.figures import FIGURES
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


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """An assessment as it was filled in."""

    unit_name: str
    project: str
    document: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen from: years, and sets as id and version."""

    years: tuple[int, ...]
    sets: tuple[tuple[str, str], ...]


def stored_figures(connection: Connection, chosen: Chosen) -> Iterator[StoredFigure]:
    """Give what is counted of each assessment, in the order in which they were made."""
    query = (
        select(
            _A.id,
            UNITS.c.path.label("unit_path"),
            _A.unit_name,
            _A.project,
            _A.year,
            _A.set_id,
            _A.set_version,
            _A.state,
            _A.total,
            _A.grade,
            _A.execution_rate,
            _A.claimed_total,
            _A.made_at,
            _A.submitted_at,
            FIGURES.c.lines,
        )
        .select_from(_joined().outerjoin(FIGURES, FIGURES.c.assessment_id == _A.id))
        .where(_meant(chosen))
        .order_by(_A.id)
        .execution_options(yield_per=_AT_A_TIME)
    )
    for each in connection.execute(query):
        yield StoredFigure._make(each)


def stored_documents(
    connection: Connection, chosen: Chosen, *, limit: int
) -> Iterator[StoredDocument]:
    """Give the documents of the assessments that are meant, those made last first."""
    query = (
        select(_A.unit_name, _A.project, _A.document)
        .select_from(_joined())
        .where(_meant(chosen))
        .order_by(_A.id.desc())
        .limit(limit)
        .execution_options(yield_per=_AT_A_TIME)
    )
    for each in connection.execute(query):
        yield StoredDocument(*each)


def count_of(connection: Connection, chosen: Chosen) -> int:
    """Count the assessments that are meant."""
    query = select(func.count()).select_from(_joined()).where(_meant(chosen))
    return int(connection.execute(query).scalar_one())


def newest_year(connection: Connection, unit_path: str, set_id: str) -> int | None:
    """Give the last year of which something by a set was submitted."""
    chosen = Chosen(unit_path, COUNTED, set_id=set_id)
    query = select(func.max(_A.year)).select_from(_joined()).where(_meant(chosen))
    found = connection.execute(query).scalar_one()
    return None if found is None else int(found)


def choices(connection: Connection, unit_path: str, states: tuple[str, ...]) -> Choices:
    """Say of which years and sets there are assessments."""
    query = (
        select(_A.year, _A.set_id, _A.set_version)
        .select_from(_joined())
        .where(_meant(Chosen(unit_path, states)))
        .distinct()
    )
    found = list(connection.execute(query))
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


def _joined() -> Join:
    return ASSESSMENTS.join(UNITS, UNITS.c.id == _A.unit_id)


def _meant(chosen: Chosen) -> ColumnElement[bool]:
    conditions = [is_below(chosen.unit_path), _A.state.in_(chosen.states)]
    for column, value in (
        (_A.year, chosen.year),
        (_A.set_id, chosen.set_id),
        (_A.set_version, chosen.set_version),
    ):
        if value is not None and value != "":
            conditions.append(column == value)
    return and_(*conditions)
