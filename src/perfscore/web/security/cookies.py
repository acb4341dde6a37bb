"""The cookies of the service, as safe as the way to the browser allows."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from perfscore.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that no script sees.

    SameSite is Lax, not Strict: who follows a link from a notice or comes back from
    an identity provider is still signed in. Nothing is changed by following a link,
    and what changes something is proven by the CSRF token.
    """

    name: str

    def full_name(self, settings: Settings) -> str:
        """Give the name; over https, one that only this very host can set."""
        return f"__Host-{self.name}" if settings.is_secure else self.name

    def read(self, request: Request, settings: Settings) -> str:
        """Give the value that a request brings, empty where it brings none."""
        return request.cookies.get(self.full_name(settings), "")

    def write(
        self, response: Response, settings: Settings, value: str, *, seconds: int
    ) -> None:
        """Have the browser keep a value."""
        response.set_cookie(
            self.full_name(settings),
            value,
            max_age=seconds,
            path="/",
            secure=settings.is_secure,
            httponly=True,
            samesite="lax",
        )

    def forget(self, response: Response, settings: Settings) -> None:
        """Have the browser forget the value."""
        self.write(response, settings, "", seconds=0)


SESSION = Cookie("perfscore_session")
FORM = Cookie("perfscore_form")
"""Proves that a form was sent from our page before anybody is signed in."""
PROVIDER = Cookie("perfscore_oidc")
"""What must come back unchanged from an identity provider."""
