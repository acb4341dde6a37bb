"""Each request gets an id, is counted, and leaves one line in the log."""

import re
from secrets import token_hex
from time import perf_counter

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from perfscore.web.operations.meters import Meters
from perfscore.web.security.principal import Principal

HEADER = "X-Request-ID"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_GIVEN = re.compile(r"[0-9A-Za-z_-]{8,64}")
_NONE = "(none)"
_CUT_SHORT = 499
"""What the log says where the other side went away before the answer."""

_LOG = structlog.stdlib.get_logger("perfscore.requests")


class Observing:
    """Stands around everything else.

    The id is the caller's ``X-Request-ID`` where that is plain, else a fresh one; it
    is answered with, and is ``request.state.request_id``. Neither paths as they were
    sent nor queries nor bodies are kept, only the route that was meant.
    """

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        """Surround an application."""
        self._app = app
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and look at its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number = _request_id(Headers(scope=scope))
        scope.setdefault("state", {})["request_id"] = number
        status = _CUT_SHORT
        begin = perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = number
            await send(message)

        self._meters.active.inc()
        try:
            await self._app(scope, receive, watched)
        finally:
            self._meters.active.dec()
            self._keep(scope, number, status, perf_counter() - begin)

    def _keep(self, scope: Scope, number: str, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else _NONE
        route = getattr(scope.get("route"), "path", _NONE)
        asking = scope["state"].get("principal")
        self._meters.answered(method, route, status, seconds)
        _LOG.info(
            "request",
            request_id=number,
            user_id=asking.user_id if isinstance(asking, Principal) else None,
            method=method,
            route=route,
            status=status,
            milliseconds=round(seconds * 1000, 1),
        )


def _request_id(headers: Headers) -> str:
    given = headers.get(HEADER, "")
    return given if _GIVEN.fullmatch(given) else token_hex(16)
