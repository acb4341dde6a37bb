"""``POST /v1/verify``: receipts are computed again."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from perfscore.api import verifying
from perfscore.api.verifying import (
    verdicts_as_text,
    verified_as_json,
    verified_as_text,
)
from perfscore.web.openapi import shared
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts_receipts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import AskedOfBody, Body
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1", tags=["score"], dependencies=[Depends(needs(Right.COMPUTE))]
)


class AskedVerify(AskedOfBody):
    """How the verdicts are written."""

    format: Literal["json", "text"] = "json"


@ROUTER.post(
    "/verify",
    summary="Verify receipts",
    description="Whether a byte was changed, and whether the score comes out the same "
    "from what the receipt holds. What is no receipt has the status `unreadable`.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer(
            "The verdicts.", sending.JSON, sending.PLAIN, model=shared("verification")
        ),
    },
    openapi_extra=posts_receipts(),
)
@in_turn
def verify(
    asked: Annotated[AskedVerify, Query()], body: Body, language: Speaking
) -> Response:
    """Verify what was posted."""
    body.named("file")
    found = [verifying.verify(each.path, name=each.name) for each in body.files()]
    if asked.format == "json":
        text = verified_as_json(found, language=language)
        return sending.send(text, sending.JSON)
    text = "".join(verified_as_text(each, language=language) for each in found)
    if len(found) > 1:
        text += verdicts_as_text(found, language=language)
    return sending.send(text, sending.PLAIN)
