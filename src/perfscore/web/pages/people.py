"""The page where administrators keep units and users."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from perfscore.api.told import Language, Text
from perfscore.web.administering.units import KIND_WORDS
from perfscore.web.administering.users import ROLE_WORDS
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.speaking import Speaking
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/people", response_class=HTMLResponse)
def people(
    request: Request,
    language: Speaking,
    asking: Annotated[Principal, Depends(needs(Right.PEOPLE))],
) -> HTMLResponse:
    """Show the tree of units, and the users of one of them."""
    words = {
        "kinds": _named(KIND_WORDS.items(), language),
        "roles": _named(ROLE_WORDS.items(), language),
        "unit": asking.unit_id,
        "me": asking.user_id,
    }
    return page(request, "people/people.html", words=words)


def _named(words: Iterable[tuple[str, Text]], language: Language) -> dict[str, str]:
    return {key: text.in_language(language) for key, text in words}
