"""Invitations are kept by the digest of their link, which works once."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from perfscore.store.by import By
from perfscore.store.keeping import Note, change, make
from perfscore.store.tables.people import INVITES

SUBJECT = "invite"
"""What the log calls an invitation."""


@dataclass(frozen=True, slots=True)
class Invite:
    """A link that lets a user set a password; without one, the first administrator."""

    digest: str
    user_id: str | None
    created_at: str
    expires_at: str
    used_at: str | None


def invite(
    connection: Connection,
    digest: str,
    by: By,
    *,
    user_id: str | None,
    expires_at: str,
) -> Invite:
    """Keep an invitation; those of the same user that were open are so no more."""
    for each in open_invites(connection, user_id, at=by.at):
        _close(connection, "invite.replaced", each, by)
    made = Invite(digest, user_id, by.at, expires_at, None)
    make(connection, SUBJECT, asdict(made), _note("invite.made", made, by))
    return made


def found(connection: Connection, digest: str, *, at: str) -> Invite | None:
    """Give an invitation that is open at the moment ``at``."""
    row = connection.execute(
        select(INVITES).where(
            INVITES.c.digest == digest,
            INVITES.c.used_at.is_(None),
            INVITES.c.expires_at > at,
        )
    ).first()
    return None if row is None else _invite(row)


def open_invites(
    connection: Connection, user_id: str | None, *, at: str
) -> tuple[Invite, ...]:
    """Give the open invitations of a user; None asks for the first administrator's."""
    rows = connection.execute(
        select(INVITES).where(
            INVITES.c.user_id.is_(None)
            if user_id is None
            else INVITES.c.user_id == user_id,
            INVITES.c.used_at.is_(None),
            INVITES.c.expires_at > at,
        )
    )
    return tuple(map(_invite, rows))


def invited(connection: Connection, user_ids: list[str], *, at: str) -> frozenset[str]:
    """Give those of some users who have an open invitation."""
    rows = connection.execute(
        select(INVITES.c.user_id).where(
            INVITES.c.user_id.in_(user_ids),
            INVITES.c.used_at.is_(None),
            INVITES.c.expires_at > at,
        )
    )
    return frozenset(each.user_id for each in rows)


def use(connection: Connection, opened: Invite, by: By) -> None:
    """Keep that an invitation was used."""
    _close(connection, "invite.used", opened, by)


def withdraw(connection: Connection, user_id: str, by: By) -> None:
    """Close the open invitations of a user."""
    for each in open_invites(connection, user_id, at=by.at):
        _close(connection, "invite.withdrawn", each, by)


def _close(connection: Connection, action: str, opened: Invite, by: By) -> None:
    note = _note(action, opened, by)
    change(connection, SUBJECT, opened.digest, {"used_at": by.at}, note)


def _note(action: str, meant: Invite, by: By) -> Note:
    return Note(action, by, {"user": meant.user_id})


def _invite(row: Row[Any]) -> Invite:
    return Invite(**row._asdict())
