"""Ids and moments, made so that texts sort as they came about."""

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

_LOW = 1 << 64
_SPAN = 1 << 63
"""The low half is drawn below this, so that there is room to count up."""


@dataclass(slots=True)
class _Ids:
    """The id that was given last, as a number."""

    last: int = 0


_IDS, _LOCK = _Ids(), Lock()


def new_id() -> str:
    """Give a fresh id of 28 hexadecimal digits; those made later sort behind.

    Those of one millisecond count up from one that was drawn by lot.
    """
    drawn = time.time_ns() // 1_000_000 * _LOW + secrets.randbelow(_SPAN)
    with _LOCK:
        _IDS.last = max(drawn, _IDS.last + 1 + secrets.randbelow(1 << 32))
        return f"{_IDS.last:028x}"


def first_id(at: str) -> str:
    """Give the least id that can have been made at a moment, or later."""
    when = datetime.fromisoformat(at)
    return f"{int(when.timestamp() * 1000) * _LOW:028x}"


def moment_of(when: datetime) -> str:
    """Write a moment in UTC as the database keeps it, to the microsecond.

    Raises:
        ValueError: If ``when`` does not know its time zone.
    """
    if when.tzinfo is None:
        msg = "a moment needs a time zone"
        raise ValueError(msg)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def now() -> str:
    """Give the present moment as the database keeps it."""
    return moment_of(datetime.now(UTC))
