"""Routes of an assessment's files: imported forms, forms in every format, receipts."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response

from perfscore.api.told import Language, Text, diagnostic_to_json
from perfscore.store.assessment_parts import (
    file_content,
    files_of,
    keep_file,
    last_receipt,
)
from perfscore.store.ids import now
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
from perfscore.web.assessing.states import Action
from perfscore.web.etags import IfMatch, etag_of
from perfscore.web.posted import Posted, posted
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.assessment_models import (
    FileAnswer,
    FilesAnswer,
    ImportAnswer,
    ImportedAnswer,
)
from perfscore.web.rest.assessments import saved, searchable, shown
from perfscore.web.rest.bodies import posts
from perfscore.web.rest.sending import MEDIA, send, send_file
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/assessments", tags=["assessments"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_WRITE))]
Id = Annotated[str, Path(max_length=64)]
Body = Annotated[Posted, Depends(posted)]
Number = Annotated[int | None, Query(ge=1, le=9999)]
_EVERY = tuple(dict.fromkeys(MEDIA.values()))
_MOST_TOLD = 200

FormFormat = Literal["xlsx", "docx", "pdf", "html", "md", "json", "yaml", "table"]
ExplanationFormat = Literal["json", "html", "text", "md"]


@ROUTER.post(
    "/import",
    status_code=201,
    responses=answers(409, with_body=True),
    openapi_extra=posts("file"),
    summary="Begin a draft with a form",
)
def import_new(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Writing,
    response: Response,
    language: Speaking,
    body: Body,
    set: Annotated[str | None, Query(max_length=255)] = None,  # noqa: A002
    number: Number = None,
) -> ImportedAnswer:
    """Begin a draft with the form in a file; what is doubtful in it is told.

    Several forms in one file: the problem `choose-form` lists them.
    """
    name = searchable(set or "") or None
    read = read_form(serving, body.one(), name, number, new_in=asking.unit_id)
    begun = Begun(read.ready, document=read.document, file=read.file)
    assessment_id = begin(serving, asking, begun)
    response.headers["Location"] = f"/v1/assessments/{assessment_id}"
    made = shown(serving, asking, response, assessment_id, language)
    more = _read(read, language)
    return ImportedAnswer.model_validate(made.model_dump() | more)


@ROUTER.post(
    "/{assessment_id}/import",
    responses=answers(404, 409, 412, 428, with_body=True),
    openapi_extra=posts("file"),
    summary="Fill a draft from a form",
)
def import_into(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Writing,
    response: Response,
    language: Speaking,
    assessment_id: Id,
    body: Body,
    number: Number = None,
    if_match: IfMatch = None,
) -> ImportAnswer:
    """Fill a draft from the form in a file, in place of what was in it."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        require(Action.EDIT, one, asking)
    read = read_form(serving, body.one(), one.set_name, number)
    found = keep(
        serving, asking, assessment_id, Saving(read.document, if_match, read.file)
    )
    response.headers["ETag"] = etag_of(found.one.etag)
    made = {**saved(found, language), "document": found.document}
    return ImportAnswer.model_validate(made | _read(read, language))


def _read(read: Read, language: Language) -> dict[str, Any]:
    told = read.told[:_MOST_TOLD]
    return {
        "read": {"name": read.name, "forms": read.forms, "number": read.number},
        "findings": [diagnostic_to_json(each, language) for each in told],
    }


@ROUTER.get(
    "/{assessment_id}/form",
    response_class=Response,
    responses={**answers(404, 409), 200: document_answer("The form.", *_EVERY)},
    summary="The filled form",
)
def get_form(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    format: Annotated[FormFormat, Query()] = "xlsx",  # noqa: A002 - its name
    with_trace: Annotated[bool, Query()] = False,  # noqa: FBT002 - of the request
    with_picture: Annotated[bool, Query()] = False,  # noqa: FBT002 - of the request
) -> Response:
    """Give the official form, filled in and scored, as a file."""
    found = look(serving, asking, assessment_id)
    wish = FormWish(format, language, with_trace=with_trace, with_picture=with_picture)
    ending = ".txt" if format == "table" else f".{format}"
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
def get_explanation(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    indicator: Annotated[str, Query(max_length=1000)] = "",
    format: Annotated[ExplanationFormat, Query()] = "json",  # noqa: A002
) -> Response:
    """Give how the score came about, or that of one indicator."""
    found = look(serving, asking, assessment_id)
    made = explanation_of(found, indicator, format, language)
    return send(made, MEDIA[".txt" if format == "text" else f".{format}"])


@ROUTER.get(
    "/{assessment_id}/receipt",
    response_class=Response,
    responses={
        **answers(404),
        200: document_answer("The receipt.", MEDIA[".json"]),
    },
    summary="The receipt of the score that counts",
)
def get_receipt(serving: Serving, asking: Reading, assessment_id: Id) -> Response:
    """Give the receipt of the last score that counted, for `perfscore verify`."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        receipt = last_receipt(connection, one.id)
    if receipt is None:
        raise ProblemError(
            NOT_FOUND,
            Text("还没有提交过，没有收据", "nothing was handed in yet: no receipt"),
        )
    return send_file(receipt.content, file_name(one, "收据", ".json"))


@ROUTER.get(
    "/{assessment_id}/audit",
    response_class=Response,
    responses={**answers(404, 409), 200: document_answer("The audit.", *_EVERY)},
    summary="Audit",
)
def get_audit(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    format: Annotated[Literal["json", "html", "xlsx"], Query()] = "json",  # noqa: A002
) -> Response:
    """Give the claimed scores beside the recomputed ones, and all findings."""
    found = look(serving, asking, assessment_id)
    made = audit_of(serving, found, format, language)
    if format == "json":
        return send(made, MEDIA[".json"])
    return send_file(made, file_name(found.one, "审核", f".{format}"))


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
    user_id = asking.user_id
    with serving.database.changing() as connection:
        one = opened(connection, assessment_id, asking)
        require(Action.EDIT, one, asking)
        file_id = keep_file(
            connection,
            new,
            asking.by(now()),
            user_id=user_id,
            assessment_id=one.id,
        )
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
