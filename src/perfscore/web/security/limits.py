"""What one caller may ask: so many bytes in a request, so many requests a minute."""

import math
import re
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from anyio import fail_after
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from perfscore.api.told import Text
from perfscore.web.problem_kinds import TOO_LARGE, TOO_MANY, TOO_SLOW, UNAVAILABLE
from perfscore.web.problems import ProblemError, problem_response
from perfscore.web.security.authentication import authenticated
from perfscore.web.settings import Limits
from perfscore.web.speaking import language_of

_MOST_CALLERS = 20_000
_MINUTE = 60.0
_MOST_UNKNOWN = 64 * 1024
"""Bytes of a body whose sender is not known; a form to sign in has a few hundred."""
_MOST_JSON = 8 * 1024 * 1024
_MOST_TEXT = 1024 * 1024
_MOST_FIELDS = 256 * 1024
_TEXTS = re.compile(r"/v1/(?:editor|set-drafts)\b")
"""Routes to which JSON carries the text of a set."""
_FIELDS = re.compile(
    r"/v1/(?:me|sessions|tokens|users|units|sets|jobs)\b"
    r"|/v1/assessments/[^/]+/(?!document|score|sheet|import|files)"
)
"""Routes to which JSON carries no more than people type into a few fields."""
_MOST_AT_ONCE = 1024 * 1024 * 1024
"""Bytes of the bodies of all requests that are being answered."""
_WAIT = 60.0
_SLOWEST = 16 * 1024
"""A body has to come within so many seconds, and one more for each so many bytes."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rates:
    """Counts, for each caller, what is left of this minute's requests.

    What was not used comes back evenly. Each process counts by itself; callers that
    were not seen for long are forgotten, when their buckets are full again.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self._most = {
            "request": limits.requests,
            "computation": limits.computations,
        }
        self._clock = clock
        self._buckets: OrderedDict[tuple[str, str], _Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, kind: str, caller: str) -> None:
        """Take one of a caller's requests; raises the problem ``too-many``."""
        most = self._most[kind]
        with self._lock:
            now = self._clock()
            bucket = self._buckets.setdefault((kind, caller), _Bucket(most, now))
            self._buckets.move_to_end((kind, caller))
            while len(self._buckets) > _MOST_CALLERS:
                self._buckets.popitem(last=False)
            passed = max(now - bucket.at, 0.0)
            bucket.left = min(bucket.left + passed * most / _MINUTE, most)
            bucket.at = now
            if bucket.left >= 1:
                bucket.left -= 1
                return
            wait = math.ceil((1 - bucket.left) * _MINUTE / most)
        raise ProblemError(
            TOO_MANY,
            Text(
                f"一分钟内最多 {most} 次，请在 {wait} 秒后再来",
                f"{most} a minute are the most; {wait} seconds have to pass",
            ),
            headers={"Retry-After": str(wait)},
        )


def rates_of(request: Request) -> Rates:
    """Give the rates of the app that a request came to."""
    rates = request.app.state.rates
    if not isinstance(rates, Rates):
        msg = "the app was made without rates"
        raise TypeError(msg)
    return rates


def address_of(request: Request) -> str:
    """Name a caller who is not known by where he asks from."""
    return "address " + ("" if request.client is None else request.client.host)


class _CutOffError(HTTPException):
    """No more of a body is taken."""

    def __init__(self) -> None:
        super().__init__(TOO_LARGE.status)


class BodyLimit:
    """Refuses bodies that are too large or too slow, as soon as that is known.

    The length that a request states is looked at first; what comes is counted too, so
    that a body without a stated length is cut off. Of who is not signed in little is
    taken, and JSON, which is read in one piece, is not as long as files may be. Of all
    requests together no more is taken than there is room for.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, as far as its body is not too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        most = self._most_of(request)
        stated = request.headers.get("content-length", "")
        length = int(stated[:18]) if stated.isascii() and stated.isdigit() else 0
        refused = await _refusal(request, length, most)
        if refused is not None:
            await _refuse(refused, scope, receive, send)
            return
        came = 0
        over: list[ProblemError] = []
        is_begun = is_whole = False
        until = monotonic() + _WAIT

        async def counted() -> Message:
            nonlocal came, is_whole
            try:
                left = until + came / _SLOWEST - monotonic()
                with fail_after(None if is_whole else left):
                    message = await receive()
                is_whole = not message.get("more_body", False)
                size = len(message.get("body", b""))
                came += size
                self._held += size
                refused = await _refusal(request, came, most)
                if self._held > _MOST_AT_ONCE:
                    refused = _no_room()
            except TimeoutError:
                refused = _too_slow()
            if refused is not None:
                over.append(refused)
                raise _CutOffError
            return message

        async def unless_over(message: Message) -> None:
            # Whoever reads the body may take its end for a fault of another kind.
            nonlocal is_begun
            if not over:
                is_begun = True
                await send(message)

        try:
            with suppress(_CutOffError):
                await self._app(scope, counted, unless_over)
        finally:
            self._held -= came
        if over and not is_begun:
            await _refuse(over[0], scope, receive, send)

    def _most_of(self, request: Request) -> int:
        if not request.url.path.startswith("/v1/"):
            return min(self._most, _MOST_UNKNOWN)
        media = request.headers.get("content-type", "application/json").lower()
        if "json" not in media:
            return self._most
        if _FIELDS.match(request.url.path):
            return min(self._most, _MOST_FIELDS)
        is_text = _TEXTS.match(request.url.path)
        return min(self._most, _MOST_TEXT if is_text else _MOST_JSON)


async def _refusal(request: Request, length: int, most: int) -> ProblemError | None:
    """Say why no more of a body is taken; None where it is."""
    if length > most:
        kib = most // 1024
        return ProblemError(
            TOO_LARGE,
            Text(
                f"请求的内容太大，最多 {kib} KiB",
                f"the content is too large, {kib} KiB is the most",
            ),
        )
    if length > _MOST_UNKNOWN and not hasattr(request.state, "principal"):
        try:
            await run_sync(authenticated, request)
        except ProblemError as problem:
            return problem
    return None


def _too_slow() -> ProblemError:
    return ProblemError(
        TOO_SLOW,
        Text(
            "请求的内容来得太慢，不再等；要求换一个网络，或内容小一些",
            "the content comes too slowly and is no longer waited for; a better "
            "connection, or less content, is required",
        ),
    )


def _no_room() -> ProblemError:
    return ProblemError(
        UNAVAILABLE,
        Text(
            "正在收的文件太多，请过一会儿再发",
            "too many files are coming in, this has to be sent again later",
        ),
        headers={"Retry-After": "5"},
    )


async def _refuse(
    problem: ProblemError, scope: Scope, receive: Receive, send: Send
) -> None:
    response = problem_response(problem, language_of(Request(scope)))
    response.headers["Connection"] = "close"
    await response(scope, receive, send)
