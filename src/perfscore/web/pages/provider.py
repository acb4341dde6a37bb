"""The way to an identity provider, and back."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from perfscore.api.told import Text
from perfscore.web.pages.sign_in import arrived, sign_in_form
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.security.cookies import PROVIDER
from perfscore.web.security.redirecting import own_path
from perfscore.web.service import Service, Serving
from perfscore.web.settings import OidcSettings

ROUTER = APIRouter(include_in_schema=False)
_MINUTES_AWAY = 15
_LONGEST = 100
"""Characters of the secret of a link, and some more."""


@ROUTER.get("/sign-in/provider", response_class=RedirectResponse)
def leave(
    request: Request,
    serving: Serving,
    wanted: Annotated[str, Query(alias="next")] = "/",
    invitation: str = "",
) -> Response:
    """Lead to the identity provider, with an invitation that is to be taken up."""
    # Only where a provider is configured is there need of what talks to it.
    from perfscore.web.security.provider import Trip, way_there  # noqa: PLC0415 - slow

    oidc = _configured(serving)
    trip = Trip.begin(own_path(wanted), invitation[:_LONGEST])
    try:
        address = way_there(oidc, trip, _back(request, serving))
    except ProblemError as problem:
        return sign_in_form(
            request, serving, login="", wanted=trip.wanted, problem=problem
        )
    response = RedirectResponse(address, 303)
    PROVIDER.write(
        response, serving.settings, trip.packed(), seconds=_MINUTES_AWAY * 60
    )
    return response


@ROUTER.get("/sign-in/back", response_class=RedirectResponse)
def come_back(
    request: Request, serving: Serving, state: str = "", code: str = ""
) -> Response:
    """Sign in who comes back from the identity provider."""
    from perfscore.web.security.provider import (  # noqa: PLC0415 - slow
        Trip,
        subject_of,
    )
    from perfscore.web.security.signing_in_by_provider import (  # noqa: PLC0415 - slow
        sign_in_as,
    )

    oidc = _configured(serving)
    try:
        trip = Trip.unpacked(PROVIDER.read(request, serving.settings))
        back = _back(request, serving)
        subject = subject_of(oidc, trip, back, state=state, code=code)
        started = sign_in_as(request, serving, subject, trip.invitation)
    except ProblemError as problem:
        response = sign_in_form(request, serving, login="", wanted="/", problem=problem)
    else:
        response = arrived(serving, started, own_path(trip.wanted))
    PROVIDER.forget(response, serving.settings)
    return response


def _configured(serving: Service) -> OidcSettings:
    oidc = serving.settings.oidc
    if oidc is None:
        raise ProblemError(
            NOT_FOUND,
            Text("没有配置统一认证", "no identity provider is configured"),
        )
    return oidc


def _back(request: Request, serving: Service) -> str:
    origin = serving.settings.origin or str(request.base_url)
    return f"{origin.rstrip('/')}/sign-in/back"
