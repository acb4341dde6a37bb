"""The pages of evaluators: the queue, many files at once, the review of one form."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse

from perfscore.web.assessing.access import opened
from perfscore.web.assessing.states import STATE_WORDS
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)

Reviewing = Annotated[Principal, Depends(needs(Right.REVIEW))]
Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]


@ROUTER.get("/reviews", response_class=HTMLResponse)
def queue(request: Request, _: Reviewing) -> HTMLResponse:
    """Show what waits for an evaluator."""
    return page(request, "reviews/queue.html", states=STATE_WORDS)


@ROUTER.get("/reviews/upload", response_class=HTMLResponse)
def upload(request: Request, _: Reviewing) -> HTMLResponse:
    """Show where many files are handed in, and what was found in them."""
    return page(request, "reviews/upload.html")


@ROUTER.get("/reviews/upload/{job_id}/{number}", response_class=HTMLResponse)
def file(
    request: Request,
    _: Reviewing,
    job_id: Annotated[str, Path(max_length=64)],
    number: Annotated[int, Path(ge=1, le=10**9)],
) -> HTMLResponse:
    """Show one form of many; who may not see it is told by what the page asks for."""
    return page(request, "reviews/file.html", job=job_id, number=number)


@ROUTER.get("/reviews/{assessment_id}", response_class=HTMLResponse)
def review(
    request: Request, assessment_id: str, serving: Serving, principal: Reading
) -> HTMLResponse:
    """Show one assessment as it is reviewed; who may not review it looks on."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, principal)
    return page(
        request,
        "reviews/review.html",
        id=one.id,
        name=one.project or one.unit_name or one.unit,
    )
