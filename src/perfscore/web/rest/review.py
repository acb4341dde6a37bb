"""``POST /v1/review``: an evaluator's own scores beside the claimed ones."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from perfscore.api import reviewing
from perfscore.api.rendering import Form
from perfscore.api.reviewing import BlankReview
from perfscore.web.openapi import shared
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts, posts_parts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import (
    AskedOfForms,
    Body,
    Columns,
    basis_of,
    counted,
    refused,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1", tags=["audit"], dependencies=[Depends(needs(Right.COMPUTE))]
)
_TEXTS = {
    "json": sending.JSON,
    "table": sending.PLAIN,
    "md": sending.MARKDOWN,
    "html": sending.HTML,
}


class AskedBlank(AskedOfForms):
    """How the file to fill in is written."""

    format: BlankReview = "xlsx"


class AskedReview(AskedOfForms):
    """How the table is written."""

    format: Form = "json"
    width: Columns = 80


@ROUTER.post(
    "/review/blank",
    summary="A file for an evaluator to fill in",
    description="Has the claimed and the recomputed scores, and a place for one's own "
    "with reasons.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer("The file.", sending.XLSX, sending.YAML),
    },
    openapi_extra=posts("file", "set"),
)
@in_turn
def blank_review(
    asked: Annotated[AskedBlank, Query()], body: Body, service: Serving
) -> Response:
    """Make the file for what was posted."""
    body.named("file", "set")
    basis, file = basis_of(service, body, asked.set), body.one()
    made = reviewing.blank_review(
        file, set_name=basis.name, to=asked.format, sets=basis.sets
    )
    if made.value is None:
        raise refused(made.diagnostics)
    response = sending.send_file(made.value, f"{file.within}-复核.{asked.format}")
    told = (each.rule.severity for each in made.diagnostics)
    return counted(response, told)


@ROUTER.post(
    "/review",
    summary="The table of an evaluator's scores",
    description="`file` is a form or an assessment, `scores` the evaluator's file. All "
    "faults are told at once; with an error the answer is 422.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer(
            "The table.",
            *_TEXTS.values(),
            sending.XLSX,
            sending.DOCX,
            sending.PDF,
            model=shared("review"),
        ),
    },
    openapi_extra=posts_parts("file", "scores", "set", required=2),
)
@in_turn
def review(
    asked: Annotated[AskedReview, Query()],
    body: Body,
    service: Serving,
    language: Speaking,
) -> Response:
    """Make the table of what was posted."""
    body.named("file", "scores", "set")
    basis, file = basis_of(service, body, asked.set), body.one()
    made = reviewing.review(
        file, body.one("scores"), set_name=basis.name, sets=basis.sets
    )
    if made.value is None:
        raise refused(made.diagnostics)
    written = reviewing.render_review(
        made.value,
        to=asked.format,
        width=asked.width,
        language=language,
        diagnostics=made.diagnostics,
    )
    if written.value is None:
        raise refused(written.diagnostics)
    media = _TEXTS.get(asked.format)
    response = (
        sending.send_file(written.value, f"{file.within}-复核表.{asked.format}")
        if media is None
        else sending.send(written.value, media)
    )
    told = (each.rule.severity for each in made.diagnostics)
    return counted(response, told)
