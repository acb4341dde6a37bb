"""``POST /v1/explain``: how the score of a posted assessment came about."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.api import explaining
from perfscore.api.explaining import Form, near_indicators
from perfscore.api.scoring import score_file
from perfscore.api.told import Text
from perfscore.web.file_names import plain_name
from perfscore.web.openapi import shared
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
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
MEDIA: dict[Form, str] = {
    "json": sending.JSON,
    "text": sending.PLAIN,
    "md": sending.MARKDOWN,
    "html": sending.HTML,
}


class AskedExplain(AskedOfForms):
    """What is to be explained, and how it is written."""

    indicator: str = Field(
        default="",
        max_length=400,
        description="An indicator's or heading's name or path (`产出指标/数量指标`), a "
        "definition, 总分, 基本分, 加分, 减分 or 等级; without it, all.",
    )
    format: Form = "json"
    width: Columns = 80


@ROUTER.post(
    "/explain",
    summary="Explain a score",
    description="The derivation of the score, or of one indicator: figures, rule and "
    "basis, rounding. A name that is not there is 422 with the names that are `near`.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer(
            "The derivation.", *MEDIA.values(), model=shared("derivation")
        ),
    },
    openapi_extra=posts("file", "set"),
)
@in_turn
def explain(
    asked: Annotated[AskedExplain, Query()],
    body: Body,
    service: Serving,
    language: Speaking,
) -> Response:
    """Explain what was posted."""
    body.named("file", "set")
    basis = basis_of(service, body, asked.set)
    outcome = score_file(body.one(), set_name=basis.name, sets=basis.sets)
    if outcome.value is None:
        raise refused(outcome.diagnostics)
    text = explaining.explain(
        outcome.value,
        asked.indicator,
        to=asked.format,
        width=asked.width,
        language=language,
    )
    if text is None:
        shown = plain_name(asked.indicator)[:80]
        raise ProblemError(
            INVALID,
            Text(f"没有指标“{shown}”", f"there is no indicator “{shown}”"),
            more={"near": list(near_indicators(outcome.value, asked.indicator))},
        )
    response = sending.send(text, MEDIA[asked.format])
    told = (each.rule.severity for each in outcome.diagnostics)
    return counted(response, told)
