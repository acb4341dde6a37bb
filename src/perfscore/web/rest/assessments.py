"""Routes of assessments: listed, begun, opened, saved while they are filled in."""

from dataclasses import astuple
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from perfscore.api.form_outline import form_outline
from perfscore.api.working import working_json
from perfscore.store.assessment_lists import SORTS, Place, Wanted, page_of
from perfscore.store.sets import titles
from perfscore.store.units import unit_of
from perfscore.web.assessing import showing
from perfscore.web.assessing.access import scope_of
from perfscore.web.assessing.documents import body_of, exact_body
from perfscore.web.assessing.drafting import (
    Begun,
    Saving,
    begin,
    keep,
    measure_of,
    throw_away,
)
from perfscore.web.assessing.scoring import ready, tried
from perfscore.web.assessing.states import State
from perfscore.web.cursors import Cursor, cursor_of, place_of
from perfscore.web.etags import IfMatch
from perfscore.web.rest.answers import answers
from perfscore.web.rest.assessment_answering import Answering, Id, Meant
from perfscore.web.rest.assessment_models import (
    AssessmentAnswer,
    DocumentWish,
    NewDraft,
    RowsAnswer,
    SavedAnswer,
    WorkingAnswer,
)
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1", tags=["assessments"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_WRITE))]
_ME = "me"
_SORT_PATTERN = f"^({'|'.join(SORTS)})$"


class ListWish(BaseModel):
    """What a list is asked for."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        default="",
        max_length=200,
        description="Words that unit, project or set contain, in any case.",
    )
    state: list[State] = []
    year: int | None = Field(default=None, ge=1000, le=2999)
    set: str = Field(default="", max_length=190)
    unit: str = Field(
        default="", max_length=64, description="A unit's id; those below it too."
    )
    grade: str = Field(default="", max_length=64)
    reviewer: str = Field(
        default="", max_length=64, description="A user's id, or `me`."
    )
    sort: str = Field(default="-changed", pattern=_SORT_PATTERN)
    limit: int = Field(default=50, ge=1, le=200)
    cursor: Cursor = ""
    lang: str = Field(default="zh", pattern="^(zh|en)$")


@ROUTER.get("/assessments", responses=answers(), summary="Assessments")
def list_assessments(
    serving: Serving, asking: Reading, wish: Annotated[ListWish, Query()]
) -> RowsAnswer:
    """List the assessments that the caller sees, the last changed first.

    A unit's users see those of their unit; the others what was handed in by their
    unit and those below it.
    """
    with serving.database.reading() as connection:
        unit = unit_of(connection, wish.unit) if wish.unit else None
        path = "" if unit is None else unit.path
        wanted = Wanted(
            text=searchable(wish.q),
            states=tuple(wish.state),
            year=wish.year,
            set_id=searchable(wish.set),
            unit_path=path if unit is not None or not wish.unit else "?",
            grade=searchable(wish.grade),
            reviewer_id=asking.user_id if wish.reviewer == _ME else wish.reviewer,
            sort=wish.sort,
            limit=wish.limit,
            after=_after(wish),
        )
        page = page_of(connection, scope_of(asking), wanted)
        named = titles(connection, {each.set_id for each in page.rows})
    return RowsAnswer.model_validate(
        {
            "items": [
                showing.row(each, named.get(each.set_name, each.set_name))
                for each in page.rows
            ],
            "next": None if page.after is None else cursor_of(*astuple(page.after)),
            "total": page.total,
        }
    )


def _after(wish: ListWish) -> Place | None:
    if not wish.cursor:
        return None
    value = str if wish.sort.endswith("changed") else int | None
    return Place(*place_of(wish.cursor, value, str, int | None))


def searchable(text: str) -> str:
    """Put U+FFFD for what no database can be asked for."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


@ROUTER.post(
    "/assessments",
    status_code=201,
    responses=answers(with_body=True),
    openapi_extra=body_of(NewDraft),
    summary="Begin a draft",
)
@in_turn
def make_assessment(
    asking: Writing,
    answering: Answering,
    wish: Annotated[NewDraft, Depends(exact_body(NewDraft))],
) -> AssessmentAnswer:
    """Begin a draft of the caller's unit: the set's blank form, or a document."""
    serving = answering.serving
    used = ready(serving, wish.set, year=wish.year, new_in=asking.unit_id)
    begun = Begun(used, wish.year, wish.project, wish.document)
    return answering.begun(asking, begin(serving, asking, begun))


@ROUTER.get(
    "/assessments/{assessment_id}", responses=answers(404), summary="An assessment"
)
@in_turn
def get_assessment(
    asking: Reading, answering: Answering, assessment_id: Id
) -> AssessmentAnswer:
    """Give an assessment: document, score, history, what can be done with it now."""
    return answering.whole(asking, assessment_id)


@ROUTER.put(
    "/assessments/{assessment_id}/document",
    responses=answers(404, 409, 412, 428, with_body=True),
    openapi_extra=body_of(DocumentWish),
    summary="Save a draft",
)
@in_turn
def put_document(
    asking: Writing,
    answering: Answering,
    meant: Meant,
    wish: Annotated[DocumentWish, Depends(exact_body(DocumentWish))],
) -> SavedAnswer:
    """Keep a draft as it was typed, and score it; nothing in a cell is refused.

    The problem `changed-meanwhile` carries what somebody else has kept as `current`.
    """
    saving = Saving(wish.document, meant.if_match)
    found = keep(answering.serving, asking, meant.assessment_id, saving)
    return SavedAnswer.model_validate(answering.saved(found))


@ROUTER.post(
    "/assessments/{assessment_id}/score",
    responses=answers(404, with_body=True),
    openapi_extra=body_of(DocumentWish),
    summary="Score without saving",
)
@in_turn
def score_document(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    wish: Annotated[DocumentWish, Depends(exact_body(DocumentWish))],
) -> WorkingAnswer:
    """Score a document by the assessment's set; nothing is kept."""
    used = measure_of(serving, asking, assessment_id)
    made = tried(wish.document, used)
    return WorkingAnswer(working=working_json(made, used.scorer, language))


@ROUTER.delete(
    "/assessments/{assessment_id}",
    status_code=204,
    responses=answers(404, 409, 412, 428, 507),
    summary="Throw a draft away",
)
def delete_assessment(
    serving: Serving, asking: Writing, assessment_id: Id, if_match: IfMatch = None
) -> None:
    """Remove a draft that was never handed in; the log keeps that there was one."""
    throw_away(serving, asking, assessment_id, if_match)


@ROUTER.get("/forms", responses=answers(), summary="What a set asks for")
@in_turn
def get_form(
    serving: Serving,
    asking: Reading,
    set_name: Annotated[str, Query(alias="set", min_length=1, max_length=255)],
    year: Annotated[int | None, Query(ge=1000, le=2999)] = None,
) -> dict[str, Any]:
    """Say what a set asks a unit for, for a page to lay out."""
    del asking
    used = ready(serving, searchable(set_name), year=year)
    return form_outline(used.scorer.indicator_set)
