"""The page of one's own account."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from perfscore.web.administering.users import ROLE_WORDS
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.right_words import RIGHT_WORDS
from perfscore.web.security.rights import RIGHTS, Right
from perfscore.web.speaking import Speaking
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/account", response_class=HTMLResponse)
def account(
    request: Request,
    language: Speaking,
    asking: Annotated[Principal, Depends(needs(Right.OWN, session=True))],
) -> HTMLResponse:
    """Show one's own account: name, language, password, sessions, tokens."""
    own = [each for each in RIGHT_WORDS if each in RIGHTS[asking.role]]
    return page(
        request,
        "people/account.html",
        role=ROLE_WORDS[asking.role],
        scopes=[
            {"value": each.value, "name": RIGHT_WORDS[each].in_language(language)}
            for each in own
        ],
    )
