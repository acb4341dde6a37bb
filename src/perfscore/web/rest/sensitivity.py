"""``POST /v1/sensitivity``: how total and grade react to errors and weights."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.web.openapi import shared
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts
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
    prefix="/v1", tags=["score"], dependencies=[Depends(needs(Right.COMPUTE))]
)
StudyForm = Literal["json", "table", "html", "xlsx"]
_MEDIA: dict[StudyForm, str] = {
    "json": sending.JSON,
    "table": sending.PLAIN,
    "html": sending.HTML,
}
_MOST_DRAWS = 1_000


class AskedSensitivity(AskedOfForms):
    """What is changed, and how far."""

    format: StudyForm = "json"
    error: list[Annotated[str, Field(max_length=200)]] = Field(
        default=[],
        max_length=100,
        description="The error of reported numbers, `5%`, or of one: `培训人数=2人`.",
    )
    weight: str | None = Field(
        default=None,
        max_length=40,
        description="How many points to move: `10%` of the indicator's own, or `2`.",
    )
    whole: bool = Field(
        default=False, description="Round changed numbers that were whole."
    )
    draws: int = Field(default=0, ge=0, le=_MOST_DRAWS)
    seed: int = Field(default=0, ge=0, le=10**9)
    width: Columns = 80


@ROUTER.post(
    "/sensitivity",
    summary="Study how one assessment reacts to errors and weights",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer(
            "The study.", *_MEDIA.values(), sending.XLSX, model=shared("sensitivity")
        ),
    },
    openapi_extra=posts("file", "set"),
)
@in_turn
def sensitivity(
    asked: Annotated[AskedSensitivity, Query()],
    body: Body,
    service: Serving,
    language: Speaking,
) -> Response:
    """Study what was posted."""
    body.named("file", "set")
    # The batch engine loads slowly, and few ask for it.
    from perfscore.api import (  # noqa: PLC0415 - slow
        sensitivity_output as studies,
    )
    from perfscore.api.sensitivity_wishes import (  # noqa: PLC0415 - slow
        SensitivityWishes,
    )

    basis, file = basis_of(service, body, asked.set), body.one()
    wishes = SensitivityWishes(
        set_name=basis.name,
        file=file,
        errors=tuple(asked.error),
        weight=asked.weight,
        is_whole=asked.whole,
        draws=asked.draws,
        seed=asked.seed,
    )
    to = asked.format
    output = studies.StudyOutput(to, asked.width, language)
    made = studies.sensitivity(wishes, output, sets=basis.sets)
    if made.written is None:
        raise refused(made.diagnostics)
    response = (
        sending.send_file(made.written, f"{file.within}-敏感性.xlsx")
        if to == "xlsx"
        else sending.send(made.written, _MEDIA[to])
    )
    told = (each.rule.severity for each in made.diagnostics)
    return counted(response, told)
