"""The first page leads each one to where the work is."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse

from perfscore.web.navigation import home_of
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/", response_class=RedirectResponse)
def home(
    principal: Annotated[Principal, Depends(needs(Right.OWN))],
) -> RedirectResponse:
    """Lead to the page of one's role."""
    return RedirectResponse(home_of(principal), 303)
