"""A user changes his own password."""

from fastapi import Request

from perfscore.api.told import Text
from perfscore.store import people, sessions
from perfscore.store.ids import now
from perfscore.web.problem_kinds import INVALID, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.security.passwords import fault_of_password, hasher
from perfscore.web.security.principal import Principal
from perfscore.web.security.signing_in import prove
from perfscore.web.service import Service


def change_password(
    request: Request, service: Service, asking: Principal, current: str, new: str
) -> None:
    """Keep a new password; all other sessions of the user are ended.

    API tokens stay: they were made to last, and are listed beside.

    Raises:
        ProblemError: ``invalid``, ``state-conflict`` for a user without a password,
            or ``too-many`` after too many failures.
    """
    with service.database.reading() as connection:
        person = people.person_of(connection, asking.user_id)
    if person is None or person.user.password_hash is None:
        raise ProblemError(
            STATE_CONFLICT,
            Text(
                "这个账号没有密码，要求先由管理员发出邀请",
                "the account has no password, an invitation is required first",
            ),
        )
    if prove(request, service, asking.login, current) is None:
        raise ProblemError(
            INVALID,
            Text(
                "现在的密码不对，要求正确",
                "the present password is wrong, the right one is required",
            ),
        )
    check_password(new, asking.login)
    digest = hasher(service.settings.passwords).digest(new)
    with service.database.changing() as connection:
        fresh = people.person_of(connection, asking.user_id) or person
        by = asking.by(now())
        to = {"password_hash": digest}
        people.change_user(connection, "user.password-changed", fresh.user, to, by)
        sessions.end_all(connection, asking.user_id, by, but=asking.session)


def check_password(password: str, login: str) -> None:
    """Refuse a new password that is not good enough.

    Raises:
        ProblemError: ``invalid``.
    """
    fault = fault_of_password(password, login)
    if fault is not None:
        raise ProblemError(INVALID, fault)
