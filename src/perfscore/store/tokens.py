"""API tokens are kept by the digest of their secret, which is shown once."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.keeping import Note, change, make
from perfscore.store.people import PEOPLE, PERSON, Person, person_from
from perfscore.store.tables.people import TOKENS, USERS

SUBJECT = "token"
"""What the log calls a token."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a user; ``scopes`` are parted by blanks."""

    id: str
    digest: str
    user_id: str
    name: str
    scopes: str
    created_at: str
    expires_at: str | None
    revoked_at: str | None


@dataclass(frozen=True, slots=True)
class NewToken:
    """What is known of a token before it is kept."""

    digest: str
    user_id: str
    name: str
    scopes: frozenset[str]
    expires_at: str | None


_COLUMNS = [TOKENS.c[each.name] for each in fields(Token)]
_WITH_PERSON = (
    select(*_COLUMNS, *PERSON)
    .select_from(PEOPLE.join(TOKENS, TOKENS.c.user_id == USERS.c.id))
    .where(
        TOKENS.c.digest == bindparam("digest"),
        TOKENS.c.revoked_at.is_(None),
        TOKENS.c.expires_at.is_(None) | (TOKENS.c.expires_at > bindparam("at")),
    )
)
"""Put together once: every request of a program asks it."""


def add_token(connection: Connection, new: NewToken, by: By) -> Token:
    """Keep a new token."""
    token = Token(
        id=new_id(),
        digest=new.digest,
        user_id=new.user_id,
        name=new.name,
        scopes=" ".join(sorted(new.scopes)),
        created_at=by.at,
        expires_at=new.expires_at,
        revoked_at=None,
    )
    detail = {"name": token.name, "scopes": token.scopes}
    make(connection, SUBJECT, asdict(token), Note("token.made", by, detail))
    return token


def tokens_of(connection: Connection, user_id: str) -> tuple[Token, ...]:
    """Give the tokens of a user that are not revoked, the newest first."""
    rows = connection.execute(
        select(TOKENS)
        .where(TOKENS.c.user_id == user_id, TOKENS.c.revoked_at.is_(None))
        .order_by(TOKENS.c.id.desc())
    )
    return tuple(map(_token, rows))


def found(
    connection: Connection, digest: str, *, at: str
) -> tuple[Token, Person] | None:
    """Give a token with its user; None if it is revoked, or past at ``at``."""
    row = connection.execute(_WITH_PERSON, {"digest": digest, "at": at}).first()
    if row is None:
        return None
    count = len(_COLUMNS)
    return Token(*row[:count]), person_from(row[count:])


def revoke(connection: Connection, user_id: str, token_id: str, by: By) -> bool:
    """Revoke a token of a user; False where there is none such."""
    row = connection.execute(
        select(TOKENS).where(
            TOKENS.c.id == token_id,
            TOKENS.c.user_id == user_id,
            TOKENS.c.revoked_at.is_(None),
        )
    ).first()
    if row is None:
        return False
    note = Note("token.revoked", by, {"name": row.name})
    change(connection, SUBJECT, token_id, {"revoked_at": by.at}, note)
    return True


def revoke_all(connection: Connection, user_id: str, by: By) -> None:
    """Revoke all tokens of a user."""
    for each in tokens_of(connection, user_id):
        revoke(connection, user_id, each.id, by)


def _token(row: Row[Any]) -> Token:
    return Token(**row._asdict())
