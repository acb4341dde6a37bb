"""Work is given up when it takes longer than somebody waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from time import monotonic

_END: ContextVar[float] = ContextVar("end", default=inf)


class OutOfTimeError(Exception):
    """Nobody waits any longer for what is being worked out."""


@contextmanager
def waiting(seconds: float) -> Iterator[None]:
    """Let what is worked out within, in this thread, take so many seconds."""
    token = _END.set(monotonic() + seconds)
    try:
        yield
    finally:
        _END.reset(token)


def seconds_left() -> float:
    """Give for how long somebody still waits; infinite where nobody said so."""
    return _END.get() - monotonic()


def go_on() -> None:
    """Go on while somebody waits; called wherever much can be left to do.

    Raises:
        OutOfTimeError: If nobody does any more.
    """
    if seconds_left() < 0:
        raise OutOfTimeError
