"""Somebody signs in with a password, and a session starts."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from perfscore.api.told import Text
from perfscore.store import people, sessions
from perfscore.store.by import By
from perfscore.store.ids import now
from perfscore.store.people import Person, User
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.security.authentication import address_of
from perfscore.web.security.cookies import SESSION
from perfscore.web.security.logins import login_of
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.passwords import hasher
from perfscore.web.security.secrets import digest_of, new_secret
from perfscore.web.security.throttling import attempt
from perfscore.web.service import Service
from perfscore.web.settings import Settings

WRONG = Text(
    "登录名或密码不对，要求两个都对",
    "the login or the password is wrong, both have to be right",
)
"""The same whether there is such a login, has no password, or is put out of use."""


@dataclass(frozen=True, slots=True)
class Started:
    """A session that has started; ``cookie`` is what the browser is given."""

    user: User
    cookie: str

    def hand_out(self, response: Response, settings: Settings) -> None:
        """Give the browser the session."""
        SESSION.write(response, settings, self.cookie, seconds=settings.sessions.whole)


def sign_in(request: Request, service: Service, login: str, password: str) -> Started:
    """Sign in with a password.

    Raises:
        ProblemError: ``invalid`` where it is not right, ``too-many`` after too many
            failures.
    """
    person = prove(request, service, login_of(login), password)
    if person is None:
        raise ProblemError(INVALID, WRONG)
    return start(request, service, person.user)


def prove(
    request: Request, service: Service, login: str, password: str
) -> Person | None:
    """Give who has a login and a password; None where they are not right.

    Raises:
        ProblemError: ``too-many`` after too many failures.
    """
    with service.database.reading() as connection:
        person = people.person_with_login(connection, login)
    user_id = None if person is None else person.user.id
    kept = None
    if person is not None and person.may_sign_in:
        kept = person.user.password_hash
    hashing = hasher(service.settings.passwords)
    with attempt(service, login, address_of(request), user_id) as tried:
        tried.succeeded = hashing.is_right(password, kept)
    if not tried.succeeded or person is None or kept is None:
        return None
    if hashing.is_dated(kept):
        _rehash(request, service, person.user, hashing.digest(password))
    return person


def start(request: Request, service: Service, user: User) -> Started:
    """Start a session of a user; the one that the browser had before is ended."""
    settings, at = service.settings, now()
    cookie, csrf = new_secret(), digest_of(new_secret())
    by = By(user.id, user.login, at, address_of(request))
    ends = seconds_from_now(settings.sessions.whole)
    session = sessions.Session(digest_of(cookie), user.id, csrf, at, at, ends)
    earlier = SESSION.read(request, settings)
    with service.database.changing() as connection:
        if earlier:
            sessions.end(connection, digest_of(earlier), by)
        sessions.start(connection, session, by)
    return Started(user, cookie)


def _rehash(request: Request, service: Service, user: User, digest: str) -> None:
    by = By(user.id, user.login, now(), address_of(request))
    with service.database.changing() as connection:
        person = people.person_of(connection, user.id)
        if person is not None and person.user.password_hash == user.password_hash:
            people.change_user(
                connection,
                "user.password-rehashed",
                person.user,
                {"password_hash": digest},
                by,
            )
