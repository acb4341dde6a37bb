"""``/v1/new-form``: a form to fill in, for a published set or a posted one."""

from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.api import new_form as blank
from perfscore.api.named_sets import Sets
from perfscore.api.new_form import BlankForm
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts_sets
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import (
    Asked,
    AskedOfBody,
    SetBody,
    refused,
    set_in,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.shelf_sets import sets_of

ROUTER = APIRouter(
    prefix="/v1", tags=["forms"], dependencies=[Depends(needs(Right.COMPUTE))]
)


class AskedForm(Asked):
    """A form for a published set."""

    set: str = Field(max_length=200, examples=["national/project-2020"])
    format: BlankForm = "xlsx"


class AskedFormOfBody(AskedOfBody):
    """A form for a set that is posted."""

    format: BlankForm = "xlsx"


_BLANK: dict[int | str, dict[str, Any]] = {
    200: document_answer(
        "The form; that of Excel computes scores while it is filled in.",
        sending.XLSX,
        sending.DOCX,
        sending.YAML,
    )
}


@ROUTER.get(
    "/new-form",
    summary="A form to fill in, for a published set",
    response_class=Response,
    responses={**answers(), **_BLANK},
)
@in_turn
def new_form(asked: Annotated[AskedForm, Query()], service: Serving) -> Response:
    """Make the form of a set on the shelf."""
    return _made(asked.set, asked.format, sets_of(service))


@ROUTER.post(
    "/new-form",
    summary="A form to fill in, for a posted set",
    response_class=Response,
    responses={**answers(with_body=True), **_BLANK},
    openapi_extra=posts_sets(several=False),
)
@in_turn
def new_form_of_body(
    asked: Annotated[AskedFormOfBody, Query()], body: SetBody, service: Serving
) -> Response:
    """Make the form of a set that was posted."""
    body.named("file")
    file = body.one()
    sets = sets_of(service, {file.name: set_in(service, file)})
    return _made(file.name, asked.format, sets)


def _made(set_name: str, to: BlankForm, sets: Sets) -> Response:
    made = blank.new_form(set_name, to=to, sets=sets)
    if made.value is None:
        raise refused(made.diagnostics)
    stem = PurePath(set_name.partition("@")[0]).name.removesuffix(".perf")
    return sending.send_file(made.value, f"{stem or 'form'}.{to}")
