"""An invitation is taken up: the first administrator, or a user with a password."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request

from perfscore.api.told import Text
from perfscore.store import invites, people, sessions, tokens, units
from perfscore.store.by import By
from perfscore.store.connecting import Connection
from perfscore.store.ids import now
from perfscore.store.invites import Invite
from perfscore.store.people import NewUser, Person, User
from perfscore.store.units import NewUnit, Unit, UnitKind
from perfscore.web.problem_kinds import INVALID, NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.security.authentication import address_of
from perfscore.web.security.changing_password import check_password
from perfscore.web.security.logins import fault_of_login, login_of
from perfscore.web.security.passwords import hasher
from perfscore.web.security.secrets import digest_of
from perfscore.web.security.signing_in import Started, start
from perfscore.web.service import Service

_MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """An open invitation; without a person it makes the first administrator.

    ``root`` is the topmost unit, if there is one yet.
    """

    invite: Invite
    person: Person | None
    root: Unit | None


@dataclass(frozen=True, slots=True)
class First:
    """The first administrator, and the topmost unit."""

    login: str
    name: str
    unit_name: str
    unit_kind: UnitKind


def opened(connection: Connection, secret: str) -> Opened:
    """Give the invitation that a link stands for.

    Raises:
        ProblemError: ``not-found`` where it is none, past, or used.
    """
    found = invites.found(connection, digest_of(secret), at=now())
    if found is None:
        raise _gone()
    if found.user_id is None:
        everything = units.units_below(connection, "/")
        return Opened(found, None, everything[0] if everything else None)
    person = people.person_of(connection, found.user_id)
    if person is None or not person.may_sign_in:
        raise _gone()
    return Opened(found, person, None)


def accept(request: Request, service: Service, secret: str, password: str) -> Started:
    """Keep the password of an invited user, and sign him in.

    Raises:
        ProblemError: ``not-found``, or ``invalid`` for the password.
    """
    with service.database.reading() as connection:
        person = opened(connection, secret).person
    if person is None:
        raise _gone()
    check_password(password, person.user.login)
    digest = hasher(service.settings.passwords).digest(password)
    with service.database.changing() as connection:
        to = {"password_hash": digest}
        user = take_up(request, connection, secret, "user.password-set", to)
    return start(request, service, user)


def take_up(
    request: Request,
    connection: Connection,
    secret: str,
    action: str,
    to: dict[str, Any],
) -> User:
    """Keep by what an invited user signs in from now on; the link works no more.

    All that was open to him before is ended, sessions and API tokens alike: an
    administrator invites anew where somebody else may have come by the account.

    Raises:
        ProblemError: ``not-found`` where the link invites no user.
    """
    found = opened(connection, secret)
    if found.person is None:
        raise _gone()
    user = found.person.user
    by = By(user.id, user.login, now(), address_of(request))
    invites.use(connection, found.invite, by)
    sessions.end_all(connection, user.id, by)
    tokens.revoke_all(connection, user.id, by)
    return people.change_user(connection, action, user, to, by)


def make_first(
    request: Request, service: Service, secret: str, first: First, password: str
) -> Started:
    """Make the topmost unit and its first administrator, and sign him in.

    Raises:
        ProblemError: ``not-found``, or ``invalid`` for what was written.
    """
    login = login_of(first.login)
    with service.database.reading() as connection:
        root = _check_first(connection, secret)
    _check_written(login, first, root)
    check_password(password, login)
    digest = hasher(service.settings.passwords).digest(password)
    by = By(None, login, now(), address_of(request))
    with service.database.changing() as connection:
        root = _check_first(connection, secret)
        if people.person_with_login(connection, login) is not None:
            raise ProblemError(
                INVALID,
                Text(
                    "登录名已有人用，要求换一个",
                    "the login is taken, another is needed",
                ),
            )
        invites.use(connection, opened(connection, secret).invite, by)
        if root is None:
            new = NewUnit(first.unit_name, first.unit_kind)
            root = units.add_unit(connection, new, by)
        wanted = NewUser(login, first.name, "administrator", root.id, digest)
        user = people.add_user(connection, wanted, by)
    return start(request, service, user)


def _check_first(connection: Connection, secret: str) -> Unit | None:
    found = opened(connection, secret)
    if found.person is not None or people.has_administrator(connection):
        raise _gone()
    return found.root


def _check_written(login: str, first: First, root: Unit | None) -> None:
    fault = fault_of_login(login)
    names = (first.name,) if root is not None else (first.name, first.unit_name)
    if fault is None and not all(0 < len(each.strip()) <= _MOST_NAME for each in names):
        fault = Text(
            f"姓名或单位名称是空的或太长，要求 1 到 {_MOST_NAME} 个字符",
            f"a name is empty or too long, 1 to {_MOST_NAME} characters are required",
        )
    if fault is not None:
        raise ProblemError(INVALID, fault)


def _gone() -> ProblemError:
    return ProblemError(
        NOT_FOUND,
        Text(
            "这个链接不存在、已过期或已用过，要求向管理员要一个新的；"
            "还没有管理员时，重新启动服务就有",
            "the link is unknown, past or used, a new one from an administrator is"
            " required; as long as there is none, the service prints one at each start",
        ),
    )
