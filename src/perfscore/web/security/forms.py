"""Forms that are sent before anybody is signed in are proven to be our own."""

import re
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from perfscore.web.security.cookies import FORM
from perfscore.web.security.csrf import check_origin, check_token
from perfscore.web.security.secrets import new_secret
from perfscore.web.settings import Settings

_HOUR = 60 * 60
_MADE = re.compile(r"[\w-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class FormProof:
    """The token that a form carries; the browser brings the same one as a cookie."""

    token: str

    def hand_out(self, response: Response, settings: Settings) -> None:
        """Give the browser the cookie beside the form."""
        FORM.write(response, settings, self.token, seconds=12 * _HOUR)


def proof_for(request: Request, settings: Settings) -> FormProof:
    """Give the proof of a form that is shown: the one that is out already, or new.

    So two pages that are open beside each other both stay good.
    """
    held = FORM.read(request, settings)
    return FormProof(held if _MADE.fullmatch(held) else new_secret())


def check_form(request: Request, settings: Settings, token: str) -> None:
    """Refuse a form that is not from our own page.

    Raises:
        ProblemError: ``cross-site``.
    """
    check_origin(request, settings)
    check_token(token, FORM.read(request, settings))
