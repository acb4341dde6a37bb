"""A POST that comes again with its ``Idempotency-Key`` is answered as it was."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO

from anyio.to_thread import run_sync
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from perfscore.api.told import Text
from perfscore.store.idempotency import (
    Asked,
    Claim,
    ClaimLostError,
    Done,
    Kept,
    Turn,
    begin,
    claiming,
    finish,
)
from perfscore.store.ids import now
from perfscore.web.problem_kinds import ALREADY_DONE, IN_PROGRESS, INVALID, KEY_USED
from perfscore.web.problems import ProblemError, problem_response
from perfscore.web.security.authentication import authenticated
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service, service_of
from perfscore.web.speaking import language_of

HEADER = "idempotency-key"
REPLAYED = "Idempotency-Replayed"

LONGEST_KEY = 200
_IN_MEMORY = 1 << 20
_PIECE = 1 << 16
_MOST_KEPT = 1 << 20
_KEPT_SECONDS = 24 * 3600
_PENDING_SECONDS = 10 * 60
_SECRET = ("/v1/tokens", "/v1/users", "/v1/me", "/v1/invites", "/v1/session")
"""Answers there can hold secrets, which are kept nowhere."""
_KEPT_HEADERS = (b"content-type", b"location", b"etag", b"content-disposition")


class Idempotency:
    """Stands around the routes, and looks at each POST below ``/v1`` with a key.

    A key is remembered for a day, for the user who sent it. That something was changed
    is kept together with the change, the answer right behind it; what changed nothing
    can come again under its key.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it as it was answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if not _is_meant(scope, request):
            await self._app(scope, receive, send)
            return
        try:
            principal = await run_sync(authenticated, request)
        except ProblemError:  # the route says so too
            await self._app(scope, receive, send)
            return
        try:
            await self._once(scope, request, send, principal)
        except ProblemError as problem:
            response = problem_response(problem, language_of(request))
            await response(scope, receive, send)

    async def _once(
        self, scope: Scope, request: Request, send: Send, principal: Principal
    ) -> None:
        service, name = service_of(request), request.headers[HEADER].strip()
        if not 0 < len(name) <= LONGEST_KEY or not name.isprintable():
            raise ProblemError(
                INVALID,
                Text(
                    f"Idempotency-Key 要求是 1 到 {LONGEST_KEY} 个可见字符",
                    f"an Idempotency-Key has 1 to {LONGEST_KEY} visible characters",
                ),
            )
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
            digest = await _taken_in(request, principal, body)
            asked = Asked(principal.user_id, name, digest)
            turn = await run_sync(_begin, service, asked)
            if isinstance(turn, Kept):
                await _replay(turn, send)
                return
            if not isinstance(turn, Claim):
                raise _refused(turn)
            answer = _Answer()
            try:
                with claiming(turn):
                    await self._app(scope, _again(request, body), answer.watch(send))
            except ClaimLostError:
                raise _in_progress() from None
            except BaseException:
                await run_sync(_finish, service, turn, None)
                raise
            await run_sync(_finish, service, turn, answer.kept())


def is_remembered(path: str) -> bool:
    """Whether POSTs to an address are answered again under their key."""
    return path.startswith("/v1/") and not path.startswith(_SECRET)


def _is_meant(scope: Scope, request: Request) -> bool:
    if scope["type"] != "http" or scope["method"] != "POST":
        return False
    return is_remembered(scope["path"]) and HEADER in request.headers


async def _taken_in(request: Request, principal: Principal, body: IO[bytes]) -> str:
    """Keep the body; give the digest of what is asked, and by whom.

    A form in parts is the same whatever stands between its parts.
    """
    media = request.headers.get("content-type", "")
    _, _, boundary = media.partition("boundary=")
    mark = boundary.split(";")[0].strip().strip('"').encode("latin-1")
    try:
        async for piece in request.stream():
            await run_sync(body.write, piece)
    except ClientDisconnect:
        raise ProblemError(
            INVALID, Text("请求没有发完", "the request broke off")
        ) from None
    head = (
        request.url.path,
        request.url.query,
        media.partition("boundary=")[0],
        request.headers.get("if-match", ""),
        principal.role,
        principal.unit_id,
        " ".join(sorted(principal.scopes or ())),
        str(principal.scopes is None),
    )
    return await run_sync(_digest, body, json.dumps(head).encode(), mark)


def _digest(body: IO[bytes], head: bytes, mark: bytes) -> str:
    made, rest = sha256(head), b""
    body.seek(0)
    while piece := body.read(_PIECE):
        rest += piece
        if mark:
            rest = rest.replace(mark, b"")
            made.update(rest[: -len(mark)])
            rest = rest[-len(mark) :]
        else:
            made.update(rest)
            rest = b""
    made.update(rest)
    body.seek(0)
    return made.hexdigest()


def _begin(service: Service, asked: Asked) -> Claim | Turn | Done | Kept:
    with service.database.changing() as connection:
        return begin(
            connection,
            asked,
            at=now(),
            pending_since=seconds_from_now(-_PENDING_SECONDS),
            kept_since=seconds_from_now(-_KEPT_SECONDS),
        )


def _finish(service: Service, claim: Claim, kept: Kept | None) -> None:
    with service.database.changing() as connection:
        finish(connection, claim, kept)


def _again(request: Request, body: IO[bytes]) -> Receive:
    """Give the body that was kept, piece by piece."""
    is_done = False

    async def receive() -> Message:
        nonlocal is_done
        if is_done:
            return await request.receive()
        piece = await run_sync(body.read, _PIECE)
        is_done = len(piece) < _PIECE
        return {"type": "http.request", "body": piece, "more_body": not is_done}

    return receive


@dataclass(slots=True)
class _Answer:
    """What is being answered, as far as it is kept."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)

    def watch(self, send: Send) -> Send:
        """Give a sender that keeps what it sends."""

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.status = message["status"]
                self.headers = [
                    (name.decode("latin-1"), value.decode("latin-1"))
                    for name, value in message.get("headers", ())
                    if name.lower() in _KEPT_HEADERS
                ]
            elif len(self.body) <= _MOST_KEPT:
                self.body += message.get("body", b"")
            await send(message)

        return watched

    def kept(self) -> Kept | None:
        """Give what is kept: only what was done, and is not too large."""
        is_done = 200 <= self.status < 300  # noqa: PLR2004 - HTTP's own numbers
        if not is_done or len(self.body) > _MOST_KEPT:
            return None
        return Kept(
            str(self.status),
            json.dumps(self.headers),
            b64encode(bytes(self.body)).decode(),
        )


async def _replay(kept: Kept, send: Send) -> None:
    headers = [
        (name.encode("latin-1"), value.encode("latin-1"))
        for name, value in json.loads(kept.headers)
    ]
    body = b64decode(kept.body)
    headers += [
        (b"content-length", str(len(body)).encode()),
        (REPLAYED.lower().encode(), b"true"),
    ]
    await send(
        {"type": "http.response.start", "status": int(kept.status), "headers": headers}
    )
    await send({"type": "http.response.body", "body": body})


def _refused(turn: Turn | Done) -> ProblemError:
    if isinstance(turn, Done):
        return ProblemError(
            ALREADY_DONE,
            Text(
                "这个请求已经做过，当时的回答没有存下；changes 是它改了什么，"
                "要求先看现在的内容",
                "the request was done, and what was answered is not kept; `changes` "
                "says what it changed, which is to be looked at first",
            ),
            more={"changes": json.loads(turn.changes)},
        )
    if turn == "other":
        return ProblemError(
            KEY_USED,
            Text(
                "这个 Idempotency-Key 已用于别的请求，要求每个请求用自己的",
                "the Idempotency-Key was used for another request; each has its own",
            ),
        )
    return _in_progress()


def _in_progress() -> ProblemError:
    return ProblemError(
        IN_PROGRESS,
        Text(
            "同一请求正在处理，要求稍后再发",
            "the same request is being done; it can be sent again later",
        ),
        headers={"Retry-After": "1"},
    )
