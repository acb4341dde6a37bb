"""What a draft of a set would change for assessments that were submitted."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from perfscore.web.impacts import Against, begin
from perfscore.web.publishing import draft_of
from perfscore.web.rest.answers import answers
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/set-drafts", tags=["publishing"])

Publisher = Annotated[Principal, Depends(needs(Right.SETS_PUBLISH))]


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


class Begun(BaseModel):
    """The job that tries a draft, see `/v1/jobs/{id}` and its `result`."""

    job: str


@ROUTER.post(
    "/{draft_id}/impact",
    status_code=202,
    responses=answers(404, 409, with_body=True),
    summary="Try a draft on submitted assessments",
)
@in_turn
def try_draft(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Publisher,
    language: Speaking,
    request: Request,
    response: Response,
    draft_id: Annotated[str, Path(max_length=64)],
    trying: Trying,
) -> Begun:
    """Score all submitted assessments of the caller's units by both sets, as a job.

    `/v1/jobs/{id}/result` gives what came of it (`format=json`, `xlsx`, `html`), the
    figures that `perfscore impact` gives. A trial of the same draft that the caller
    began before is cancelled.
    """
    draft = draft_of(serving, asking, draft_id)
    against = Against(trying.year, trying.before, trying.set, trying.top)
    job_id = begin(serving, asking, draft, against, language)
    request.app.state.jobs.wake()
    response.headers["Location"] = f"/v1/jobs/{job_id}"
    return Begun(job=job_id)
