"""Whoever holds connections open, or sends a body byte by byte, holds nobody up."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi import FastAPI

from perfscore.web import connections
from perfscore.web.connections import Connection
from perfscore.web.security import limits

SHORT = 0.2
HEAD = b"POST /v1/score HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"
MEDIA = b"Content-Type: application/yaml\r\n\r\n"


@pytest.fixture
def port(app: FastAPI) -> Iterator[int]:
    """Give the port at which the service answers."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        config = uvicorn.Config(app, http=Connection, lifespan="off", log_config=None)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        yield bound.getsockname()[1]
        server.should_exit = True
        thread.join()


@contextmanager
def calling(port: int) -> Iterator[socket.socket]:
    """Give a connection; what does not come within a minute never comes."""
    with socket.create_connection(("127.0.0.1", port), 60) as made:
        yield made


def rest(called: socket.socket) -> bytes:
    """Give all that comes until the other side closes."""
    came = b""
    while True:
        try:
            piece = called.recv(65536)
        except ConnectionResetError:
            return came
        if not piece:
            return came
        came += piece


@pytest.mark.parametrize("sent", [b"", b"GET /healthz HT", HEAD])
def test_who_asks_for_nothing_is_not_waited_for(
    sent: bytes, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", SHORT)
    with calling(port) as called:
        called.sendall(sent)
        assert rest(called) == b""


def test_nor_is_a_second_request_that_never_ends(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", SHORT)
    with calling(port) as called:
        called.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        assert called.recv(65536).startswith(b"HTTP/1.1 200")
        called.sendall(b"GET /hea")
        assert b"HTTP/1.1" not in rest(called)


def test_a_body_that_is_on_its_way_is_waited_for(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", SHORT)
    with calling(port) as called:
        called.sendall(HEAD + b"Connection: close\r\n" + MEDIA)
        time.sleep(2 * SHORT)
        called.sendall(b"set: no\r\n")
        assert rest(called).startswith(b"HTTP/1.1 401")


def test_a_body_that_does_not_come_is_a_problem(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_WAIT", SHORT)
    with calling(port) as called:
        called.sendall(HEAD.replace(b"score", b"tokens") + MEDIA)
        answered = rest(called)
    assert answered.startswith(b"HTTP/1.1 408")
    assert b"urn:perfscore:problem:too-slow" in answered
