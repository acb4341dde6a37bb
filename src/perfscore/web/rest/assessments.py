"""Routes of assessments: listed, begun, opened, saved while they are filled in."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from perfscore.api.form_outline import form_outline
from perfscore.api.told import Language
from perfscore.store.assessment_lists import SORTS, Wanted, page_of
from perfscore.store.units import unit_of
from perfscore.web.assessing import showing
from perfscore.web.assessing.access import scope_of
from perfscore.web.assessing.documents import body_of, exact_body, kept_text
from perfscore.web.assessing.drafting import (
    Begun,
    Opened,
    Saving,
    begin,
    keep,
    look,
    throw_away,
)
from perfscore.web.assessing.scoring import ready, scored_content
from perfscore.web.cursors import cursor_of, place_of
from perfscore.web.etags import IfMatch, etag_of
from perfscore.web.rest.answers import answers
from perfscore.web.rest.assessment_models import (
    AssessmentAnswer,
    DocumentWish,
    NewDraft,
    RowsAnswer,
    SavedAnswer,
    State,
    WorkingAnswer,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1", tags=["assessments"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_WRITE))]
Id = Annotated[str, Path(max_length=64)]
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
    cursor: str = Field(default="", max_length=400)
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
            after=place_of(wish.cursor, is_number=not wish.sort.endswith("changed")),
        )
        page = page_of(connection, scope_of(asking), wanted)
    return RowsAnswer.model_validate(
        {
            "items": [showing.row(each) for each in page.rows],
            "next": cursor_of(page.after),
            "total": page.total,
        }
    )


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
def make_assessment(
    serving: Serving,
    asking: Writing,
    response: Response,
    language: Speaking,
    wish: Annotated[NewDraft, Depends(exact_body(NewDraft))],
) -> AssessmentAnswer:
    """Begin a draft of the caller's unit: the set's blank form, or a document."""
    used = ready(serving, wish.set, year=wish.year, new_in=asking.unit_id)
    begun = Begun(used, wish.year, wish.project, wish.document)
    assessment_id = begin(serving, asking, begun)
    response.headers["Location"] = f"/v1/assessments/{assessment_id}"
    return shown(serving, asking, response, assessment_id, language)


def shown(
    serving: Service,
    asking: Principal,
    response: Response,
    assessment_id: str,
    language: Language,
) -> AssessmentAnswer:
    """Give an assessment as it is now, with its ETag."""
    found = look(serving, asking, assessment_id)
    response.headers["ETag"] = etag_of(found.one.etag)
    made = showing.whole(serving, asking, found, language)
    return AssessmentAnswer.model_validate(made)


@ROUTER.get(
    "/assessments/{assessment_id}", responses=answers(404), summary="An assessment"
)
def get_assessment(
    serving: Serving,
    asking: Reading,
    response: Response,
    language: Speaking,
    assessment_id: Id,
) -> AssessmentAnswer:
    """Give an assessment: document, score, history, what can be done with it now."""
    return shown(serving, asking, response, assessment_id, language)


@ROUTER.put(
    "/assessments/{assessment_id}/document",
    responses=answers(404, 409, 412, 428, with_body=True),
    openapi_extra=body_of(DocumentWish),
    summary="Save a draft",
)
def put_document(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Writing,
    response: Response,
    language: Speaking,
    assessment_id: Id,
    wish: Annotated[DocumentWish, Depends(exact_body(DocumentWish))],
    if_match: IfMatch = None,
) -> SavedAnswer:
    """Keep a draft as it was typed, and score it; nothing in a cell is refused.

    The problem `changed-meanwhile` carries what somebody else has kept as `current`.
    """
    saving = Saving(wish.document, if_match)
    found = keep(serving, asking, assessment_id, saving)
    response.headers["ETag"] = etag_of(found.one.etag)
    return SavedAnswer.model_validate(saved(found, language))


def saved(found: Opened, language: Language) -> dict[str, Any]:
    """Give what is answered when a draft was saved."""
    return {
        "etag": str(found.one.etag),
        "changed_at": found.one.changed_at,
        "working": showing.working(found, language),
    }


@ROUTER.post(
    "/assessments/{assessment_id}/score",
    responses=answers(404, with_body=True),
    openapi_extra=body_of(DocumentWish),
    summary="Score without saving",
)
def score_document(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    wish: Annotated[DocumentWish, Depends(exact_body(DocumentWish))],
) -> WorkingAnswer:
    """Score a document by the assessment's set; nothing is kept."""
    found = look(serving, asking, assessment_id)
    kept_text(wish.document)
    made, _ = scored_content(wish.document, found.ready.scorer)
    tried = Opened(found.one, wish.document, found.ready, made)
    return WorkingAnswer(working=showing.working(tried, language))


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
def get_form(
    serving: Serving,
    asking: Reading,
    set: Annotated[str, Query(min_length=1, max_length=255)],  # noqa: A002 - its name
    year: Annotated[int | None, Query(ge=1000, le=2999)] = None,
) -> dict[str, Any]:
    """Say what a set asks a unit for, for a page to lay out."""
    del asking
    used = ready(serving, searchable(set), year=year)
    return form_outline(used.scorer.indicator_set)
