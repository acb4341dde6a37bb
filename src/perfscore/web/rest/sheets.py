"""Routes of the form as it is filled in: its cells, and how a score came about."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from perfscore.api.sheet_asking import typed_document
from perfscore.api.sheets import sheet, sheet_derivation
from perfscore.api.told import Language, Text
from perfscore.api.working import Worked, working_json
from perfscore.web.assessing.documents import body_of, exact_body
from perfscore.web.assessing.drafting import Opened, look, measure_of
from perfscore.web.assessing.scoring import Ready, tried
from perfscore.web.etags import etag_of
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers
from perfscore.web.rest.assessment_answering import Id
from perfscore.web.rest.assessment_models import Answer, DocumentWish
from perfscore.web.rest.assessments import Reading
from perfscore.web.rest.computing import in_turn
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1", tags=["assessments"])

Plain = dict[str, Any]


class SheetAnswer(Answer):
    """A form laid out as it is printed, with what can be written into its cells.

    ``sheet`` is null where nothing of the document could be read.
    """

    total: str | None = Field(examples=["96.5"])
    grade: str | None = Field(examples=["优"])
    findings: list[Plain] = Field(
        description="Each with the JSON `pointer` of the cell that it is about."
    )
    next_grade: list[str]
    can_submit: bool
    rows: list[Plain]
    sheet: Plain | None


class KeptSheetAnswer(SheetAnswer):
    """The same of what is kept, with the document; all its values are texts."""

    etag: str
    changed_at: str
    document: Plain


class DerivationWish(DocumentWish):
    """A line by its number among the scored lines, null for the total."""

    line: int | None = Field(default=None, ge=0, le=100_000)


class DerivationAnswer(Answer):
    """How a score came about, as a tree of lines."""

    derivation: Plain


@ROUTER.get(
    "/assessments/{assessment_id}/sheet",
    responses=answers(404),
    summary="The form as it is filled in",
)
@in_turn
def get_sheet(
    serving: Serving,
    asking: Reading,
    response: Response,
    language: Speaking,
    assessment_id: Id,
) -> KeptSheetAnswer:
    """Lay out an assessment as its form prints it, each cell with its place."""
    found = look(serving, asking, assessment_id)
    response.headers["ETag"] = etag_of(found.one.etag)
    return KeptSheetAnswer.model_validate(kept_sheet(found, language))


@ROUTER.post(
    "/assessments/{assessment_id}/sheet",
    responses=answers(404, with_body=True),
    openapi_extra=body_of(DocumentWish),
    summary="The form of a document, without saving it",
)
@in_turn
def post_sheet(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    wish: Annotated[DocumentWish, Depends(exact_body(DocumentWish))],
) -> SheetAnswer:
    """Score a document by the assessment's set and lay it out; nothing is kept."""
    used = measure_of(serving, asking, assessment_id)
    made = tried(wish.document, used)
    return SheetAnswer.model_validate(_laid_out(used, made, language))


@ROUTER.post(
    "/assessments/{assessment_id}/sheet/derivation",
    responses=answers(404, with_body=True),
    openapi_extra=body_of(DerivationWish),
    summary="How a score came about",
)
@in_turn
def post_derivation(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    wish: Annotated[DerivationWish, Depends(exact_body(DerivationWish))],
) -> DerivationAnswer:
    """Derive a line's score, or the total, from a document; nothing is kept."""
    made = tried(wish.document, measure_of(serving, asking, assessment_id))
    derivation = (
        None
        if made.score is None
        else sheet_derivation(made.score, wish.line, language)
    )
    if derivation is None:
        raise ProblemError(
            NOT_FOUND,
            Text("没有这一行得分", "there is no such scored line"),
        )
    return DerivationAnswer(derivation=derivation)


def kept_sheet(found: Opened, language: Language) -> Plain:
    """Give what the page of an assessment begins with."""
    document = typed_document(found.document)
    is_same = document == found.document
    made = found.worked if is_same else tried(document, found.ready)
    return {
        **_laid_out(found.ready, made, language),
        "etag": str(found.one.etag),
        "changed_at": found.one.changed_at,
        "document": document,
    }


def _laid_out(used: Ready, made: Worked, language: Language) -> Plain:
    working = working_json(made, used.scorer, language)
    score = working["score"] or {}
    return {
        "total": score.get("total"),
        "grade": score.get("grade"),
        "findings": working["findings"],
        "next_grade": working["next_grade"],
        "can_submit": working["can_submit"],
        "rows": working["rows"],
        "sheet": sheet(made, language),
    }
