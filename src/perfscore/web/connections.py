"""Connections on which nothing comes, or nothing is taken, are closed in time."""

import asyncio
from typing import cast

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 30.0
"""In so many seconds a request has to be asked for, once a connection is open."""
TAKE_SECONDS = 60.0
"""In so many seconds some of an answer has to be taken."""


class Connection(H11Protocol):
    """A connection; whoever only holds it open holds none of the service's files."""

    _closing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the first request."""
        super().connection_made(cast("asyncio.Transport", transport))
        self._close_in(HEAD_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Wait for the rest of a request's head, unless it is there."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stay()
        elif self._closing is None:
            self._close_in(HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stay()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait until the other side takes some of an answer."""
        super().pause_writing()
        self._close_in(TAKE_SECONDS)

    def resume_writing(self) -> None:
        """Go on with an answer."""
        self._stay()
        super().resume_writing()

    def _close_in(self, seconds: float) -> None:
        self._stay()
        self._closing = self.loop.call_later(seconds, self.transport.abort)

    def _stay(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None
