"""Links that let somebody set a password: the first administrator, or a new user."""

from perfscore.store import invites, people
from perfscore.store.by import By, program
from perfscore.store.connecting import Connection
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.secrets import digest_of, new_secret
from perfscore.web.service import Service

DAYS = 7
_FIRST_DAYS = 1
_DAY = 24 * 60 * 60


def link_to(secret: str) -> str:
    """Give the path of an invitation."""
    return f"/welcome/{secret}"


def first_link(service: Service) -> str | None:
    """Give the path by which the first administrator is made; None where one stands.

    The links that were given before work no more.
    """
    by = program()
    with service.database.changing() as connection:
        if people.has_administrator(connection):
            return None
        return _invite(connection, by, user_id=None, days=_FIRST_DAYS)


def invitation(connection: Connection, user_id: str, by: By) -> str:
    """Give the path by which a user sets a password; those before work no more."""
    return _invite(connection, by, user_id=user_id, days=DAYS)


def _invite(connection: Connection, by: By, *, user_id: str | None, days: int) -> str:
    secret = new_secret()
    invites.invite(
        connection,
        digest_of(secret),
        by,
        user_id=user_id,
        expires_at=seconds_from_now(days * _DAY),
    )
    return link_to(secret)
