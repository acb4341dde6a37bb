"""Somebody signs in whom an identity provider names."""

from fastapi import Request

from perfscore.api.told import Text
from perfscore.store import invites, people
from perfscore.store.by import By
from perfscore.store.connecting import Connection
from perfscore.store.ids import now
from perfscore.store.people import User
from perfscore.web.problem_kinds import NOT_ALLOWED
from perfscore.web.problems import ProblemError
from perfscore.web.security.authentication import address_of
from perfscore.web.security.logins import login_of
from perfscore.web.security.provider import Identity
from perfscore.web.security.signing_in import Started, start
from perfscore.web.service import Service

_MOST_SUBJECT = 400


def sign_in_as(request: Request, service: Service, named: Identity) -> Started:
    """Start a session of the user that an identity belongs to.

    That is the user who came with this issuer and subject before; else the one whose
    login the provider tells, if an administrator's invitation to that login is open:
    it is used up, and the user bound to the subject for good.

    Raises:
        ProblemError: ``not-allowed`` where there is no such user.
    """
    with service.database.reading() as connection:
        person = people.person_with_subject(connection, named.subject)
    if person is not None and person.may_sign_in:
        return start(request, service, person.user)
    if person is not None or len(named.subject) > _MOST_SUBJECT:
        raise _unknown()
    with service.database.changing() as connection:
        user = _bound(request, connection, named)
    return start(request, service, user)


def _bound(request: Request, connection: Connection, named: Identity) -> User:
    person = people.person_with_login(connection, login_of(named.login))
    if person is None or not person.may_sign_in or person.user.subject is not None:
        raise _unknown()
    at = now()
    opened = invites.open_invites(connection, person.user.id, at=at)
    if not opened:
        raise _unknown()
    by = By(person.user.id, person.user.login, at, address_of(request))
    for each in opened:
        invites.use(connection, each, by)
    to = {"subject": named.subject}
    return people.change_user(connection, "user.provider-bound", person.user, to, by)


def _unknown() -> ProblemError:
    return ProblemError(
        NOT_ALLOWED,
        Text(
            "统一认证的这个身份没有对应的账号，要求管理员先发邀请",
            "no account belongs to this identity, an administrator's invitation is"
            " required first",
        ),
    )
