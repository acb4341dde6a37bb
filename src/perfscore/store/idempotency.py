"""Answers to requests with an ``Idempotency-Key``, which the log leaves out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from perfscore.store.ids import first_id, new_id
from perfscore.store.tables.log import LOG, LOG_HEAD
from perfscore.store.tables.people import IDEMPOTENCY

_I = IDEMPOTENCY.c
_PENDING = "…"
_DONE = "ok"
_SWEPT = 100
"""Old rows that go with each new one."""
_MOST_ANSWERS = 1_000
"""Of so many requests of one user's day answers are kept; of more, what they did."""
_MOST_CHANGES = 100

Turn = Literal["pending", "other"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with a key: whose, which name, the digest of what is asked."""

    user_id: str
    name: str
    request: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do what a key asks for; it is lost when another one takes it."""

    id: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked is done, and the answer not known: entries of the log as JSON."""

    changes: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was given; ``headers`` and ``body`` are texts as the web made."""

    status: str
    headers: str
    body: str


class ClaimLostError(Exception):
    """What was to be kept is not: another request does by now what its key asks."""


_CLAIM: ContextVar[Claim | None] = ContextVar("claim", default=None)


def begin(
    connection: Connection,
    asked: Asked,
    *,
    at: str,
    pending_since: str,
    kept_since: str,
) -> Claim | Turn | Done | Kept:
    """Give the claim of a key's first request, or what became of that.

    ``pending``: it is being done right now. ``other``: the key belongs to another
    request. What is pending since before ``pending_since`` is given up: whoever began
    it can change nothing any more. What is older than ``kept_since`` is forgotten.
    """
    old = select(_I.id).where(_I.id < first_id(kept_since)).order_by(_I.id)
    connection.execute(delete(IDEMPOTENCY).where(_I.id.in_(old.limit(_SWEPT))))
    row = connection.execute(
        select(IDEMPOTENCY).where(
            _I.user_id == asked.user_id, _I.name == asked.name, _I.at >= kept_since
        )
    ).first()
    if row is None or (row.status == _PENDING and row.at < pending_since):
        return _claimed(connection, asked, at)
    if row.request != asked.request:
        return "other"
    if row.status == _PENDING:
        return "pending"
    return (
        Done(row.body)
        if row.status == _DONE
        else Kept(row.status, row.headers, row.body)
    )


def _claimed(connection: Connection, asked: Asked, at: str) -> Claim:
    mine = (_I.user_id == asked.user_id, _I.name == asked.name)
    connection.execute(delete(IDEMPOTENCY).where(*mine))
    claim = Claim(new_id(), asked.user_id)
    values = {
        "id": claim.id,
        "user_id": asked.user_id,
        "name": asked.name,
        "request": asked.request,
        "status": _PENDING,
        "headers": "",
        "body": "[]",
        "at": at,
    }
    connection.execute(insert(IDEMPOTENCY).values(values))
    return claim


@contextmanager
def claiming(claim: Claim) -> Iterator[None]:
    """Let what is changed within, in whatever thread, be what a key asks for."""
    token = _CLAIM.set(claim)
    try:
        yield
    finally:
        _CLAIM.reset(token)


@contextmanager
def noted(connection: Connection) -> Iterator[None]:
    """Note in a transaction that what it changes is done, for whoever asks again.

    Raises:
        ClaimLostError: If the key is another request's by now.
    """
    claim = _CLAIM.get()
    if claim is None:
        yield
        return
    before = connection.execute(select(LOG_HEAD.c.number)).scalar_one()
    yield
    entries = connection.execute(
        select(LOG.c.action, LOG.c.subject, LOG.c.subject_id)
        .where(LOG.c.number > before)
        .order_by(LOG.c.number)
        .limit(_MOST_CHANGES)
    ).all()
    if not entries:
        return
    row = connection.execute(
        select(_I.status, _I.body).where(_I.id == claim.id)
    ).first()
    if row is None:
        raise ClaimLostError
    changes = json.loads(row.body) + [
        {"action": each.action, "subject": each.subject, "id": each.subject_id}
        for each in entries
    ]
    body = json.dumps(changes[:_MOST_CHANGES], ensure_ascii=False)
    connection.execute(
        update(IDEMPOTENCY).where(_I.id == claim.id).values(status=_DONE, body=body)
    )


def finish(connection: Connection, claim: Claim, kept: Kept | None) -> None:
    """Keep what was answered, where something was changed.

    Of what changed nothing nothing is kept: it can come again. Without an answer it is
    still known what was changed.
    """
    mine = _I.id == claim.id
    connection.execute(delete(IDEMPOTENCY).where(mine, _I.status == _PENDING))
    of_user = select(func.count()).where(_I.user_id == claim.user_id)
    if kept is None or connection.execute(of_user).scalar_one() > _MOST_ANSWERS:
        return
    connection.execute(
        update(IDEMPOTENCY)
        .where(mine)
        .values(status=kept.status, headers=kept.headers, body=kept.body)
    )


def forget_pending(connection: Connection) -> None:
    """Forget what a process that ended had begun, and changed nothing of."""
    connection.execute(delete(IDEMPOTENCY).where(_I.status == _PENDING))
