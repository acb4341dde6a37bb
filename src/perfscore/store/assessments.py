"""Assessments are kept: what units hand in, in which state, and who may see it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.keeping import Note, change, make, remove
from perfscore.store.reviewers import ABOVE, CAN_REVIEW
from perfscore.store.tables.assessments import ASSESSMENTS, STEPS
from perfscore.store.tables.people import UNITS, USERS

SUBJECT = "assessment"
"""What the log calls an assessment."""

_HANDED_IN = ("submitted", "under-review", "approved")
_A = ASSESSMENTS.c


@dataclass(frozen=True, slots=True)
class Content:
    """A document as JSON text, and what follows from it.

    Numbers are exact texts; the ``…_order`` columns are for sorting only.
    """

    document: str
    sha256: str
    unit_name: str
    project: str
    year: int | None
    search: str
    total: str | None = None
    claimed_total: str | None = None
    total_order: int | None = None
    grade: str | None = None
    execution_rate: str | None = None
    rate_order: int | None = None
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment without its document; the names are those of today.

    ``submitted_by`` is the user who handed it in last; ``has_reviewer`` says whether
    the one who took it up can still review it: in use, an evaluator, of a unit above.
    """

    id: str
    unit_id: str
    unit: str
    unit_path: str
    set_id: str
    set_version: str
    year: int | None
    unit_name: str
    project: str
    sha256: str
    state: str
    etag: int
    total: str | None
    claimed_total: str | None
    grade: str | None
    execution_rate: str | None
    errors: int
    warnings: int
    reviewer_id: str | None
    reviewer: str | None
    has_reviewer: bool
    made_by: str
    made_at: str
    changed_at: str
    submitted_at: str | None
    submitted_by: str | None

    @property
    def set_name(self) -> str:
        """The set's version by its full name."""
        return f"{self.set_id}@{self.set_version}"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who looks: a unit's users see all of their unit's assessments and no others.

    The others see what was handed in by their unit and those below it, and what was
    returned by themselves.
    """

    user_id: str
    unit_id: str
    unit_path: str
    is_unit: bool

    def condition(self) -> ColumnElement[bool]:
        """Give the condition on assessments joined with their units."""
        if self.is_unit:
            return _A.unit_id == self.unit_id
        return and_(is_below(self.unit_path), self.of_state())

    def of_state(self) -> ColumnElement[bool]:
        """Give the part of the condition that is about the state."""
        returned = and_(_A.state == "returned", _A.reviewer_id == self.user_id)
        return or_(_A.state.in_(_HANDED_IN), returned)


def is_below(path: str) -> ColumnElement[bool]:
    """Give the condition that a unit is the one at ``path``, or below it."""
    return and_(UNITS.c.path >= path, UNITS.c.path < path + "~")


_COLUMNS = (
    _A.id,
    _A.unit_id,
    UNITS.c.name.label("unit"),
    UNITS.c.path.label("unit_path"),
    _A.set_id,
    _A.set_version,
    _A.year,
    _A.unit_name,
    _A.project,
    _A.sha256,
    _A.state,
    _A.etag,
    _A.total,
    _A.claimed_total,
    _A.grade,
    _A.execution_rate,
    _A.errors,
    _A.warnings,
    _A.reviewer_id,
    USERS.c.name.label("reviewer"),
    CAN_REVIEW.label("has_reviewer"),
    _A.made_by,
    _A.made_at,
    _A.changed_at,
    _A.submitted_at,
    select(STEPS.c.made_by)
    .where(STEPS.c.assessment_id == _A.id, STEPS.c.action == "submitted")
    .order_by(STEPS.c.at.desc(), STEPS.c.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("submitted_by"),
)


def rows_query() -> Select[Any]:
    """Give the query of all assessments, without their documents."""
    joined = (
        ASSESSMENTS.join(UNITS, UNITS.c.id == _A.unit_id)
        .outerjoin(USERS, USERS.c.id == _A.reviewer_id)
        .outerjoin(ABOVE, ABOVE.c.id == USERS.c.unit_id)
    )
    return select(*_COLUMNS).select_from(joined)


def row_of(row: Row[Any]) -> Assessment:
    """Make an assessment of a row of :func:`rows_query`."""
    return Assessment(**row._asdict())


def find(
    connection: Connection, assessment_id: str, scope: Scope | None = None
) -> Assessment | None:
    """Give an assessment, if there is one that ``scope`` may see."""
    query = rows_query().where(_A.id == assessment_id)
    if scope is not None:
        query = query.where(scope.condition())
    row = connection.execute(query).first()
    return None if row is None else row_of(row)


def document_of(connection: Connection, assessment_id: str) -> str:
    """Give the document of an assessment that is there, as JSON text."""
    query = select(_A.document).where(_A.id == assessment_id)
    return str(connection.execute(query).scalar_one())


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """A draft that is to be kept: whose it is, by which version of a set."""

    unit_id: str
    set_id: str
    set_version: str
    content: Content


def add(
    connection: Connection, new: NewAssessment, by: By, *, user_id: str
) -> Assessment:
    """Keep a new draft."""
    assessment_id = new_id()
    values = {
        "id": assessment_id,
        "unit_id": new.unit_id,
        "set_id": new.set_id,
        "set_version": new.set_version,
        "state": "draft",
        "etag": 1,
        "reviewer_id": None,
        "made_by": user_id,
        "made_at": by.at,
        "changed_at": by.at,
        "submitted_at": None,
        **asdict(new.content),
    }
    detail = {"unit": new.content.unit_name, "set": new.set_id}
    make(connection, SUBJECT, values, Note("assessment.made", by, detail))
    return _present(connection, assessment_id)


def save(connection: Connection, one: Assessment, content: Content, by: By) -> int:
    """Keep another document of a draft; give its new ETag.

    The caller has looked at the ETag on the same connection.
    """
    etag = one.etag + 1
    values = {**asdict(content), "etag": etag, "changed_at": by.at}
    change(connection, SUBJECT, one.id, values, Note("assessment.saved", by))
    return etag


@dataclass(frozen=True, slots=True)
class NewState:
    """The state that an assessment gets, by which action, and what goes with it.

    ``values`` are other columns that change with it.
    """

    action: str
    state: str
    reviewer_id: str | None
    submitted_at: str | None
    comment: str = ""
    values: Mapping[str, str | int | None] = field(default_factory=dict)


def move(
    connection: Connection, one: Assessment, to: NewState, by: By, *, user_id: str
) -> int:
    """Put an assessment into another state, and keep the step; give its new ETag."""
    etag = one.etag + 1
    values = {
        **to.values,
        "state": to.state,
        "etag": etag,
        "reviewer_id": to.reviewer_id,
        "submitted_at": to.submitted_at,
        "changed_at": by.at,
    }
    # What is said with it is in the step: who reads the log sees no assessments.
    detail = {"from": one.state, "to": to.state}
    note = Note(f"assessment.{to.action}", by, detail)
    change(connection, SUBJECT, one.id, values, note)
    step = {
        "id": new_id(),
        "assessment_id": one.id,
        "action": to.action,
        "before": one.state,
        "after": to.state,
        "made_by": user_id,
        "at": by.at,
        "comment": to.comment,
    }
    make(connection, "step", step, Note("assessment.step", by))
    return etag


def touch(connection: Connection, one: Assessment, by: By) -> int:
    """Count a change of what belongs to an assessment; give its new ETag."""
    etag = one.etag + 1
    note = Note("assessment.reviewed", by)
    change(connection, SUBJECT, one.id, {"etag": etag, "changed_at": by.at}, note)
    return etag


def discard(connection: Connection, one: Assessment, by: By) -> None:
    """Remove a draft; what belongs to it is removed before."""
    detail = {"unit": one.unit_name, "set": one.set_id}
    remove(connection, SUBJECT, one.id, Note("assessment.discarded", by, detail))


def _present(connection: Connection, assessment_id: str) -> Assessment:
    found = find(connection, assessment_id)
    if found is None:
        raise KeyError(assessment_id)
    return found
