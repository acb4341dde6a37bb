"""Drafts are begun, saved while they are being filled in, and thrown away."""

from dataclasses import dataclass

from perfscore.api.form_outline import blank_document
from perfscore.api.told import Text
from perfscore.api.working import Worked
from perfscore.store.assessment_parts import (
    NewFile,
    discard_parts,
    receipts_of,
)
from perfscore.store.assessments import (
    Assessment,
    NewAssessment,
    add,
    discard,
    document_of,
    save,
)
from perfscore.store.connecting import Connection
from perfscore.store.figures import drop_figures
from perfscore.store.ids import now
from perfscore.store.reviews import comments_of, discard_comment
from perfscore.store.units import unit_of
from perfscore.web.assessing.access import opened, require, require_match
from perfscore.web.assessing.documents import Document, read_json
from perfscore.web.assessing.rooms import keep_own
from perfscore.web.assessing.scoring import Ready, ready, scored_content, tried
from perfscore.web.assessing.states import Action
from perfscore.web.problem_kinds import STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft that is to be begun; without a document it is the set's blank form."""

    ready: Ready
    year: int | None = None
    project: str = ""
    document: Document | None = None
    file: NewFile | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment with its document, and what scoring it gave."""

    one: Assessment
    document: Document
    ready: Ready
    worked: Worked


def begin(service: Service, principal: Principal, begun: Begun) -> str:
    """Keep a new draft of the caller's unit; give its id."""
    with service.database.reading() as connection:
        unit = unit_of(connection, principal.unit_id)
    document = begun.document
    if document is None:
        used = begun.ready.scorer.indicator_set
        name = "" if unit is None else unit.name
        document = blank_document(used, unit=name, year=begun.year)
        if begun.project and "项目" in document:
            document["项目"] = begun.project
    _, content = scored_content(document, begun.ready.scorer)
    shelved = begun.ready.shelved
    new = NewAssessment(principal.unit_id, shelved.set_id, shelved.version, content)
    by, user_id = principal.by(now()), principal.user_id
    with service.database.changing() as connection:
        made = add(connection, new, by, user_id=user_id)
        if begun.file is not None:
            keep_own(connection, principal, begun.file, assessment_id=made.id)
    return made.id


def measure_of(service: Service, principal: Principal, assessment_id: str) -> Ready:
    """Give the set that an assessment is scored by, to score other documents."""
    with service.database.reading() as connection:
        one = opened(connection, assessment_id, principal)
    return ready(service, one.set_name)


def look(service: Service, principal: Principal, assessment_id: str) -> Opened:
    """Open an assessment, and score its document as it is now."""
    with service.database.reading() as connection:
        one = opened(connection, assessment_id, principal)
        text = document_of(connection, assessment_id)
    used = ready(service, one.set_name)
    document = read_json(text)
    return Opened(one, document, used, tried(document, used))


@dataclass(frozen=True, slots=True)
class Saving:
    """A document in place of the one before, and the file it was read out of."""

    document: Document
    if_match: str | None
    file: NewFile | None = None


def keep(
    service: Service, principal: Principal, assessment_id: str, saving: Saving
) -> Opened:
    """Save a draft; raises where somebody else has saved another meanwhile."""
    with service.database.reading() as connection:
        one = opened(connection, assessment_id, principal)
        require(Action.EDIT, one, principal)
        require_match(connection, one, saving.if_match)
    used = ready(service, one.set_name)
    made, content = scored_content(saving.document, used.scorer)
    with service.database.changing() as connection:
        one = opened(connection, assessment_id, principal)
        require(Action.EDIT, one, principal)
        require_match(connection, one, saving.if_match)
        save(connection, one, content, principal.by(now()))
        if saving.file is not None:
            keep_own(connection, principal, saving.file, assessment_id=one.id)
        one = opened(connection, assessment_id, principal)
    return Opened(one, saving.document, used, made)


def throw_away(
    service: Service, principal: Principal, assessment_id: str, if_match: str | None
) -> None:
    """Remove a draft that was never handed in."""
    with service.database.changing() as connection:
        one = opened(connection, assessment_id, principal)
        require(Action.DELETE, one, principal)
        require_match(connection, one, if_match)
        _require_never_handed_in(connection, one)
        by = principal.by(now())
        drop_figures(connection, one.id)
        for each in comments_of(connection, one.id):
            discard_comment(connection, each.id, by)
        discard_parts(connection, one.id, by)
        discard(connection, one, by)


def _require_never_handed_in(connection: Connection, one: Assessment) -> None:
    if not receipts_of(connection, one.id):
        return
    raise ProblemError(
        STATE_CONFLICT,
        Text(
            "这份自评表提交过，不能删除；要求保留",
            "the assessment was handed in once and has to be kept",
        ),
    )
