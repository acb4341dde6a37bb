"""What nobody expected to go wrong is logged, and answered without details."""

import logging
from secrets import token_hex

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from perfscore.api.told import Text
from perfscore.store.faults import StoreError, is_full
from perfscore.web import problem_kinds as kinds
from perfscore.web.operations.store_faults import problem_of
from perfscore.web.pages.problem import problem_answer
from perfscore.web.problems import ProblemError

_LOG = logging.getLogger("perfscore.web")


class Failures:
    """Stands around the routes and what reads for them: all faults become answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; answer 500, or 507 on a full disk, where it fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_begun = False

        async def watched(message: Message) -> None:
            nonlocal is_begun
            is_begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            return
        except Exception as fault:
            if is_begun:
                raise
            request = Request(scope)
            response = problem_answer(request, _problem(request, fault))
            await response(scope, receive, send)


def _problem(request: Request, fault: Exception) -> ProblemError:
    if isinstance(fault, ProblemError):
        return fault
    refused = problem_of(fault) if isinstance(fault, StoreError) else None
    if refused is not None:
        return refused
    if is_full(fault):
        return ProblemError(
            kinds.STORAGE_FULL,
            Text("磁盘已满，什么也没有保存", "the disk is full, nothing was kept"),
        )
    number = getattr(request.state, "request_id", None) or token_hex(8)
    _LOG.error(
        "request failed: %s %s (%s)",
        request.method,
        # Not the path as it was sent: there are secrets in those of invitations.
        getattr(request.scope.get("route"), "path", ""),
        number,
        exc_info=fault,
        extra={"request_id": number},
    )
    return ProblemError(
        kinds.FAILED,
        Text(
            f"程序内部出错，已记入日志，编号 {number}",
            f"an internal fault, it is in the log under {number}",
        ),
        more={"request_id": number},
    )
