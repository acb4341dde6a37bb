"""Somebody signs in whom an identity provider names."""

from fastapi import Request

from perfscore.api.told import Text
from perfscore.store import people
from perfscore.store.connecting import Connection
from perfscore.store.people import User
from perfscore.web.problem_kinds import NOT_ALLOWED
from perfscore.web.problems import ProblemError
from perfscore.web.security.signing_in import Started, start
from perfscore.web.security.welcoming import opened, take_up
from perfscore.web.service import Service

_MOST_SUBJECT = 400


def sign_in_as(
    request: Request, service: Service, subject: str, invitation: str
) -> Started:
    """Start a session of the user to whom an identity belongs.

    That is the user who is bound to the subject; or the one whose invitation's link
    was opened, who is bound to it from then on.

    Raises:
        ProblemError: ``not-allowed`` where there is no such user, ``not-found`` where
            the link is not open.
    """
    if len(subject) > _MOST_SUBJECT:
        raise _unknown()
    if invitation:
        with service.database.changing() as connection:
            user = _bound(request, connection, subject, invitation)
        return start(request, service, user)
    with service.database.reading() as connection:
        person = people.person_with_subject(connection, subject)
    if person is None or not person.may_sign_in:
        raise _unknown()
    return start(request, service, person.user)


def _bound(
    request: Request, connection: Connection, subject: str, invitation: str
) -> User:
    invited = opened(connection, invitation).person
    known = people.person_with_subject(connection, subject)
    if known is not None and (invited is None or known.user.id != invited.user.id):
        raise ProblemError(
            NOT_ALLOWED,
            Text(
                "统一认证的这个身份已属于另一个账号，要求用另一个身份或设置密码",
                "this identity belongs to another account already; another one, or a "
                "password, is required",
            ),
        )
    # Who knew the password before is not to come in by it any more.
    to = {"subject": subject, "password_hash": None}
    return take_up(request, connection, invitation, "user.provider-bound", to)


def _unknown() -> ProblemError:
    return ProblemError(
        NOT_ALLOWED,
        Text(
            "统一认证的这个身份没有对应的账号；第一次要求先打开管理员发的邀请链接，"
            "在那一页上用它登录",
            "no account belongs to this identity; the first time, the link of an "
            "administrator's invitation is to be opened, to sign in from that page",
        ),
    )
