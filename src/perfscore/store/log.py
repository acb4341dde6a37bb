"""Entries are put at the end of the log, each sealed with the one before it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select, update

from perfscore.store.by import By
from perfscore.store.tables.log import LOG, LOG_HEAD

FIRST = "0" * 64
"""What the first entry names as the seal before it."""

_SEALED = (
    "number",
    "at",
    "actor",
    "login",
    "address",
    "action",
    "subject",
    "subject_id",
    "before",
    "after",
    "detail",
    "previous",
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to what: ``assessment.submitted`` to the ``assessment`` of an id.

    ``before`` and ``after`` are all that is stored of it, None where there is nothing;
    the log keeps their digests. ``detail`` is kept as it is, for people.
    """

    action: str
    subject: str
    subject_id: str
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    detail: Mapping[str, Any] | None = None


def record(connection: Connection, change: Change, by: By) -> int:
    """Put a change at the end of the log, in its own transaction; give its number.

    Whoever changes anything calls this on the same connection, so that a change and
    its entry are kept together or not at all.
    """
    head = connection.execute(
        select(LOG_HEAD.c.number, LOG_HEAD.c.seal)
        .where(LOG_HEAD.c.id == 1)
        .with_for_update()
    ).one()
    entry: dict[str, Any] = {
        "number": head.number + 1,
        "at": by.at,
        "actor": by.user_id,
        "login": by.login,
        "address": by.address,
        "action": change.action,
        "subject": change.subject,
        "subject_id": change.subject_id,
        "before": digest_of_row(change.before),
        "after": digest_of_row(change.after),
        "detail": canonical(change.detail or {}),
        "previous": head.seal,
    }
    entry["seal"] = seal_of(entry)
    connection.execute(insert(LOG).values(entry))
    connection.execute(
        update(LOG_HEAD)
        .where(LOG_HEAD.c.id == 1)
        .values(number=entry["number"], seal=entry["seal"])
    )
    return int(entry["number"])


def seal_of(entry: Mapping[str, Any]) -> str:
    """Give the seal of an entry: the SHA-256 of all its columns but the seal."""
    return digest_of({each: entry[each] for each in _SEALED})


def digest_of_row(row: Mapping[str, Any] | None) -> str | None:
    """Give the digest of what is stored of a subject; None where there is nothing.

    Columns without a value do not count: a later version may have more of them.
    """
    if row is None:
        return None
    return digest_of({key: each for key, each in row.items() if each is not None})


def digest_of(stored: Mapping[str, Any]) -> str:
    """Give the SHA-256 of what is stored, written as canonical JSON.

    Bytes count by their own digest.
    """
    return sha256(canonical(stored).encode()).hexdigest()


def canonical(stored: Mapping[str, Any]) -> str:
    """Write what is stored as JSON, the keys sorted, ASCII only."""
    return json.dumps(
        stored, sort_keys=True, separators=(",", ":"), default=_digest_of_bytes
    )


def _digest_of_bytes(value: object) -> str:
    if isinstance(value, bytes | bytearray | memoryview):
        return sha256(bytes(value)).hexdigest()
    msg = f"{type(value).__name__} is not stored"
    raise TypeError(msg)
