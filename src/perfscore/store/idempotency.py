"""Answers to requests with an ``Idempotency-Key``, which the log leaves out."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from perfscore.store.ids import new_id
from perfscore.store.tables.people import IDEMPOTENCY

_I = IDEMPOTENCY.c
_PENDING = "…"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was given; ``headers`` and ``body`` are texts as the web made."""

    status: str
    headers: str
    body: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with a key: whose, which name, the digest of what is asked."""

    user_id: str
    name: str
    request: str


Turn = Literal["first", "pending", "other"]


def begin(
    connection: Connection,
    asked: Asked,
    *,
    at: str,
    pending_since: str,
    kept_since: str,
) -> Turn | Kept:
    """Say whether a request is the first of its key, or what was answered to that.

    ``pending``: it is being done right now. ``other``: the key belongs to another
    request. What is pending since before ``pending_since`` was left by a process that
    ended; answers older than ``kept_since`` are forgotten.
    """
    mine = _I.user_id == asked.user_id
    connection.execute(delete(IDEMPOTENCY).where(mine, _I.at < kept_since))
    row = connection.execute(
        select(IDEMPOTENCY).where(mine, _I.name == asked.name)
    ).first()
    if row is not None and row.status == _PENDING and row.at < pending_since:
        connection.execute(delete(IDEMPOTENCY).where(_I.id == row.id))
        row = None
    if row is None:
        connection.execute(
            insert(IDEMPOTENCY).values(
                id=new_id(),
                user_id=asked.user_id,
                name=asked.name,
                request=asked.request,
                status=_PENDING,
                headers="",
                body="",
                at=at,
            )
        )
        return "first"
    if row.request != asked.request:
        return "other"
    if row.status == _PENDING:
        return "pending"
    return Kept(row.status, row.headers, row.body)


def finish(connection: Connection, asked: Asked, kept: Kept | None) -> None:
    """Keep what was answered; None forgets the request, so that it can come again."""
    mine = (_I.user_id == asked.user_id, _I.name == asked.name)
    if kept is None:
        connection.execute(delete(IDEMPOTENCY).where(*mine))
        return
    connection.execute(
        update(IDEMPOTENCY)
        .where(*mine)
        .values(status=kept.status, headers=kept.headers, body=kept.body)
    )
