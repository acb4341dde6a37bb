"""What a draft of a set would change for assessments that were submitted."""

import json
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from perfscore.api.impact_forms import Impact, impact_as_text, impact_as_workbook
from perfscore.api.told import Language, Text
from perfscore.web.impacts import Against, impact_of
from perfscore.web.openapi import shared
from perfscore.web.problem_kinds import NOT_ACCEPTABLE
from perfscore.web.problems import ProblemError
from perfscore.web.publishing import draft_of
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.sending import HTML, JSON, XLSX, send_file
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/set-drafts", tags=["publishing"])

Publisher = Annotated[Principal, Depends(needs(Right.SETS_PUBLISH))]
_TRIED = "X-Assessments-Tried"
_FOUND = "X-Assessments-Found"


class Trying(BaseModel):
    """What a draft is tried on."""

    model_config = ConfigDict(
        strict=True, extra="forbid", json_schema_extra={"examples": [{"year": 2025}]}
    )

    year: int | None = Field(
        default=None,
        ge=1900,
        le=2999,
        description="The year of the assessments; the newest of which there are any.",
    )
    before: str = Field(
        default="",
        max_length=260,
        description="The version to compare with (`id@version`); "
        "the one that the draft follows.",
    )
    set: str = Field(
        default="",
        max_length=260,
        description="Assessments of this set are tried; that of the version before.",
    )
    top: int = Field(default=10, ge=1, le=200, description="Movers that are listed.")


@ROUTER.post(
    "/{draft_id}/impact",
    response_class=Response,
    responses={
        **answers(404, 406, 409, with_body=True),
        200: document_answer("The impact.", JSON, HTML, XLSX, model=shared("impact")),
    },
    summary="Try a draft on submitted assessments",
)
def try_draft(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Publisher,
    language: Speaking,
    draft_id: Annotated[str, Path(max_length=64)],
    trying: Trying,
    to: Annotated[Literal["json", "html", "xlsx"], Query(alias="format")] = "json",
) -> Response:
    """Score the submitted assessments of the caller's units by both sets.

    Nothing is kept. The headers `X-Assessments-Found` and `X-Assessments-Tried` say
    how many there are and how many were tried: the 2,000 that were made last.
    """
    draft = draft_of(serving, asking, draft_id)
    against = Against(trying.year, trying.before, trying.set, trying.top)
    tried = impact_of(serving, asking, draft, against)
    answer = _written(tried.impact, to, language, draft.title or "impact")
    answer.headers[_FOUND] = str(tried.found)
    answer.headers[_TRIED] = str(tried.tried)
    return answer


def _written(
    impact: Impact, to: Literal["json", "html", "xlsx"], language: Language, title: str
) -> Response:
    if to == "json":
        return JSONResponse(json.loads(impact_as_text(impact, to=to)))
    name = "试评" if language == "zh" else "impact"
    if to == "html":
        text = impact_as_text(impact, to=to, language=language)
        return send_file(text, f"{name}-{title}.html")
    book = impact_as_workbook(impact, language=language)
    if book.value is None:
        raise ProblemError(
            NOT_ACCEPTABLE,
            Text("工作簿做不出来", "no workbook can be made"),
            diagnostics=book.diagnostics,
        )
    return send_file(book.value, f"{name}-{title}.xlsx")
