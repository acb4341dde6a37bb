"""A service runs until it is told to stop, and then ends what it has begun."""

import gc
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import uvicorn
from fastapi import FastAPI

from perfscore.api.told import Text
from perfscore.store.by import program
from perfscore.web.alone import alone
from perfscore.web.app import create_app
from perfscore.web.connections import Connection
from perfscore.web.demo.accounts import DemoAccount
from perfscore.web.demo.filling import fill_demo
from perfscore.web.opening import CannotStartError, open_service
from perfscore.web.operations.records import write_records
from perfscore.web.security.inviting import first_link
from perfscore.web.service import Service
from perfscore.web.settings import Settings

_FINISH_SECONDS = 30
_BACKLOG = 2048
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a service listens; port 0 asks for any that is free."""

    host: str = "127.0.0.1"
    port: int = 8000


@dataclass(frozen=True, slots=True)
class Started:
    """A service that can be reached at ``address``.

    ``first_link`` is where the first administrator is made; None where one stands.
    ``demo`` is who can sign in to the demo that was just filled in.
    """

    service: Service
    address: str
    first_link: str | None
    demo: tuple[DemoAccount, ...]


def serve(
    settings: Settings, listening: Listening, announce: Callable[[Started], None]
) -> None:
    """Serve until SIGTERM or SIGINT, then finish the requests that have begun.

    ``announce`` is called once the service can be reached.

    Raises:
        CannotStartError: If something hinders it.
    """
    with _bound(listening) as bound, alone(settings):
        service = open_service(settings)
        write_records()
        try:
            address = settings.origin or _address(listening.host, bound)
            filled = fill_demo(service, program()) if settings.is_demo else None
            demo = () if filled is None else filled.accounts
            path = first_link(service)
            link = None if path is None else address + path
            started = Started(service, address, link, demo)
            app = create_app(service)
            # What stays anyhow is not looked through again for what can go.
            gc.collect()
            gc.freeze()
            _run(app, bound, lambda: announce(started), is_behind=bool(settings.origin))
        finally:
            service.database.close()


@contextmanager
def _bound(listening: Listening) -> Iterator[socket.socket]:
    host, port = listening.host, listening.port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, place = found[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as fault:
        raise CannotStartError(
            Text(
                f"没有名为“{host}”的地址，要求是这台机器的地址，如 127.0.0.1",
                f"there is no address “{host}”; one of this machine is required, such "
                "as 127.0.0.1",
            )
        ) from fault
    with bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind(place)
            # Begins to listen here: of two that start at once, one is told at once.
            bound.listen(_BACKLOG)
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            raise CannotStartError(
                Text(
                    f"不能在 {host} 的端口 {port} 上提供服务（{why}），"
                    "要求用 --port 写一个没有人用的端口",
                    f"port {port} of {host} cannot be served ({why}); a free one is "
                    "required, by --port",
                )
            ) from fault
        yield bound


def _address(host: str, bound: socket.socket) -> str:
    port = bound.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """Says when it can be reached."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _run(
    app: FastAPI, bound: socket.socket, ready: Callable[[], None], *, is_behind: bool
) -> None:
    # Only a proxy on this machine is believed who asks, and only if there is to be
    # one: else anybody here could name another address with each guess of a password.
    config = uvicorn.Config(
        app,
        http=Connection,
        proxy_headers=is_behind,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_FINISH_SECONDS,
    )
    server = _Server(config, ready)
    with _signals_end_quietly():
        server.run(sockets=[bound])


@contextmanager
def _signals_end_quietly() -> Iterator[None]:
    # uvicorn raises the signal again when it has ended; that is no fault here.
    def nothing(number: int, frame: FrameType | None) -> None:
        del number, frame

    before = [signal.signal(each, nothing) for each in _SIGNALS]
    try:
        yield
    finally:
        for each, handler in zip(_SIGNALS, before, strict=True):
            signal.signal(each, handler)
