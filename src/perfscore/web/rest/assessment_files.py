"""Routes of an assessment's files: imported forms, forms in every format, papers."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from perfscore.api.told import Language, Text, diagnostic_to_json
from perfscore.store.assessment_parts import (
    file_content,
    files_of,
)
from perfscore.web.assessing import showing
from perfscore.web.assessing.access import opened, require
from perfscore.web.assessing.drafting import Begun, Saving, begin, keep, look
from perfscore.web.assessing.importing import Read, kept_file, read_form
from perfscore.web.assessing.papers import (
    FormWish,
    audit_of,
    explanation_of,
    file_name,
    form_of,
)
from perfscore.web.assessing.reviewing import counted_score
from perfscore.web.assessing.rooms import keep_own
from perfscore.web.assessing.states import Action
from perfscore.web.posted import Posted, posted
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.assessment_answering import Answering, Id, Meant
from perfscore.web.rest.assessment_models import (
    FileAnswer,
    FilesAnswer,
    ImportAnswer,
    ImportedAnswer,
)
from perfscore.web.rest.assessments import searchable
from perfscore.web.rest.bodies import posts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.sending import MEDIA, send, send_file
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/assessments", tags=["assessments"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_WRITE))]
Body = Annotated[Posted, Depends(posted)]
Number = Annotated[int | None, Query(ge=1, le=9999)]
_EVERY = tuple(dict.fromkeys(MEDIA.values()))
_MOST_TOLD = 200


class AskedForm(BaseModel):
    """How the form is to be written."""

    format: Literal["xlsx", "docx", "pdf", "html", "md", "json", "yaml", "table"] = (
        "xlsx"
    )
    with_trace: bool = False
    with_picture: bool = False


class AskedExplanation(BaseModel):
    """What is to be explained, and how it is written."""

    indicator: str = Field(default="", max_length=1000)
    format: Literal["json", "html", "text", "md"] = "json"


@ROUTER.post(
    "/import",
    status_code=201,
    responses=answers(409, with_body=True),
    openapi_extra=posts("file"),
    summary="Begin a draft with a form",
)
@in_turn
def import_new(
    asking: Writing,
    answering: Answering,
    body: Body,
    set_name: Annotated[str | None, Query(alias="set", max_length=255)] = None,
    number: Number = None,
) -> ImportedAnswer:
    """Begin a draft with the form in a file; what is doubtful in it is told.

    Several forms in one file: the problem `choose-form` lists them.
    """
    serving, name = answering.serving, searchable(set_name or "") or None
    read = read_form(serving, body.one(), name, number, new_in=asking.unit_id)
    begun = Begun(read.ready, document=read.document, file=read.file)
    made = answering.begun(asking, begin(serving, asking, begun))
    more = _read(read, answering.language)
    return ImportedAnswer.model_validate(made.model_dump() | more)


@ROUTER.post(
    "/{assessment_id}/import",
    responses=answers(404, 409, 412, 428, with_body=True),
    openapi_extra=posts("file"),
    summary="Fill a draft from a form",
)
@in_turn
def import_into(
    asking: Writing,
    answering: Answering,
    meant: Meant,
    body: Annotated[Posted, Depends(posted)],
    number: Number = None,
) -> ImportAnswer:
    """Fill a draft from the form in a file, in place of what was in it."""
    serving = answering.serving
    with serving.database.reading() as connection:
        one = opened(connection, meant.assessment_id, asking)
        require(Action.EDIT, one, asking)
    read = read_form(serving, body.one(), one.set_name, number)
    saving = Saving(read.document, meant.if_match, read.file)
    found = keep(serving, asking, meant.assessment_id, saving)
    made = {**answering.saved(found), "document": found.document}
    return ImportAnswer.model_validate(made | _read(read, answering.language))


def _read(read: Read, language: Language) -> dict[str, Any]:
    told = read.told[:_MOST_TOLD]
    return {
        "read": {
            "name": read.name,
            "forms": read.forms,
            "number": read.number,
            "set": read.names,
        },
        "findings": [diagnostic_to_json(each, language) for each in told],
    }


@ROUTER.get(
    "/{assessment_id}/form",
    response_class=Response,
    responses={**answers(404, 409), 200: document_answer("The form.", *_EVERY)},
    summary="The filled form",
)
@in_turn
def get_form(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    asked: Annotated[AskedForm, Query()],
) -> Response:
    """Give the official form, filled in and scored, as a file."""
    found = look(serving, asking, assessment_id)
    wish = FormWish(
        asked.format,
        language,
        with_trace=asked.with_trace,
        with_picture=asked.with_picture,
    )
    ending = ".txt" if asked.format == "table" else f".{asked.format}"
    return send_file(form_of(found, wish), file_name(found.one, "自评表", ending))


@ROUTER.get(
    "/{assessment_id}/explanation",
    response_class=Response,
    responses={
        **answers(404, 409),
        200: document_answer("The derivation.", *_EVERY),
    },
    summary="How the score came about",
)
@in_turn
def get_explanation(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    asked: Annotated[AskedExplanation, Query()],
) -> Response:
    """Give how the score that counts came about, or that of one indicator.

    Once approved that is with the evaluator's scores.
    """
    found = look(serving, asking, assessment_id)
    score = counted_score(serving, found)
    made = explanation_of(score, asked.indicator, asked.format, language)
    return send(made, MEDIA[".txt" if asked.format == "text" else f".{asked.format}"])


@ROUTER.get(
    "/{assessment_id}/audit",
    response_class=Response,
    responses={**answers(404, 409), 200: document_answer("The audit.", *_EVERY)},
    summary="Audit",
)
@in_turn
def get_audit(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    to: Annotated[Literal["json", "html", "xlsx"], Query(alias="format")] = "json",
) -> Response:
    """Give the claimed scores beside the recomputed ones, and all findings."""
    found = look(serving, asking, assessment_id)
    made = audit_of(serving, found, to, language)
    if to == "json":
        return send(made, MEDIA[".json"])
    return send_file(made, file_name(found.one, "审核", f".{to}"))


@ROUTER.get("/{assessment_id}/files", responses=answers(404), summary="Files")
def get_files(serving: Serving, asking: Reading, assessment_id: Id) -> FilesAnswer:
    """List the files that were handed in with an assessment."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        found = files_of(connection, assessment_id=one.id)
    return FilesAnswer.model_validate({"items": [showing.file(e) for e in found]})


@ROUTER.post(
    "/{assessment_id}/files",
    status_code=201,
    responses=answers(403, 404, 409, with_body=True),
    openapi_extra=posts("file"),
    summary="Put a paper beside it",
)
def post_file(
    serving: Serving,
    asking: Writing,
    assessment_id: Id,
    body: Body,
    kind: Annotated[Literal["accounts", "approved"], Query()] = "accounts",
) -> FileAnswer:
    """Keep the published accounts, or the goals as approved, beside a draft."""
    new = kept_file(body.one(), kind)
    with serving.database.changing() as connection:
        one = opened(connection, assessment_id, asking)
        require(Action.EDIT, one, asking)
        file_id = keep_own(connection, asking, new, assessment_id=one.id)
        files = files_of(connection, assessment_id=one.id)
    (made,) = (each for each in files if each.id == file_id)
    return FileAnswer.model_validate(showing.file(made))


@ROUTER.get(
    "/{assessment_id}/files/{file_id}",
    response_class=Response,
    responses={
        **answers(404),
        200: document_answer("The file.", *_EVERY, "application/octet-stream"),
    },
    summary="A file",
)
def get_file(
    serving: Serving, asking: Reading, assessment_id: Id, file_id: Id
) -> Response:
    """Give a file as it was handed in."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        files = files_of(connection, assessment_id=one.id)
        found = [each for each in files if each.id == file_id]
        if not found:
            raise ProblemError(NOT_FOUND, Text("没有这个文件", "there is no such file"))
        content = file_content(connection, file_id)
    return send_file(content, found[0].name, media=found[0].media)
