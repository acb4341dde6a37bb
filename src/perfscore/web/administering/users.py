"""Users are invited, changed and put out of use."""

from dataclasses import dataclass
from typing import Any

from perfscore.api.told import Text
from perfscore.store import invites, people, sessions, tokens
from perfscore.store.by import By
from perfscore.store.connecting import Connection
from perfscore.store.people import NewUser, Person, Role, User
from perfscore.web.administering.reaching import (
    active_unit_within,
    check_name,
    conflict,
    person_within,
)
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.security.inviting import invitation
from perfscore.web.security.logins import fault_of_login, login_of
from perfscore.web.security.principal import Principal

ROLE_WORDS: dict[Role, Text] = {
    "unit": Text("单位", "unit"),
    "evaluator": Text("评价人员", "evaluator"),
    "bureau": Text("财政部门", "bureau"),
    "auditor": Text("审计（只读）", "read-only auditor"),
    "administrator": Text("管理员", "administrator"),
}


@dataclass(frozen=True, slots=True)
class UserChange:
    """What is to become of a user; None leaves it."""

    name: str | None = None
    role: Role | None = None
    unit_id: str | None = None
    is_active: bool | None = None


def make_user(
    connection: Connection, asking: Principal, new: NewUser, by: By
) -> tuple[User, str]:
    """Make a user at a unit that the administrator reaches; give the invitation too.

    Raises:
        ProblemError: If it cannot be so.
    """
    login = login_of(new.login)
    fault = fault_of_login(login)
    if fault is not None:
        raise ProblemError(INVALID, fault)
    check_name(new.name)
    unit = active_unit_within(connection, asking, new.unit_id)
    if people.person_with_login(connection, login) is not None:
        raise conflict(
            Text(
                "登录名已有人用，要求换一个",
                "the login is taken, another is required",
            )
        )
    user = people.add_user(connection, NewUser(login, new.name, new.role, unit.id), by)
    return user, invitation(connection, user.id, by)


def change_user(
    connection: Connection, asking: Principal, user_id: str, change: UserChange, by: By
) -> Person:
    """Change a user that the administrator reaches.

    Who is put out of use is signed out everywhere, and his tokens are revoked.

    Raises:
        ProblemError: If he is not found, or cannot be so.
    """
    user = person_within(connection, asking, user_id).user
    had_one = people.has_administrator(connection)
    to: dict[str, Any] = {}
    if change.name is not None:
        check_name(change.name)
        to["name"] = change.name
    if change.role is not None:
        to["role"] = change.role
    if change.unit_id is not None:
        to["unit_id"] = active_unit_within(connection, asking, change.unit_id).id
    if change.is_active is not None:
        to["is_active"] = change.is_active
    people.change_user(connection, _action(user, change), user, to, by)
    if change.is_active is False:
        sessions.end_all(connection, user.id, by)
        tokens.revoke_all(connection, user.id, by)
        invites.withdraw(connection, user.id, by)
    if had_one and not people.has_administrator(connection):
        raise conflict(
            Text(
                "这是最上级单位唯一能登录的管理员，要求先有另一位",
                "this is the only administrator of the topmost unit who can sign in,"
                " another is required first",
            )
        )
    return person_within(connection, asking, user_id)


def invite_again(
    connection: Connection, asking: Principal, user_id: str, by: By
) -> tuple[User, str]:
    """Give a new invitation to a user that the administrator reaches.

    Raises:
        ProblemError: If he is not found, or out of use.
    """
    person = person_within(connection, asking, user_id)
    if not person.may_sign_in:
        raise conflict(
            Text(
                "用户已停用，要求先恢复使用",
                "the user is out of use, he has to be put in use again first",
            )
        )
    return person.user, invitation(connection, user_id, by)


def _action(user: User, change: UserChange) -> str:
    if change.is_active is not None and change.is_active != user.is_active:
        return "user.activated" if change.is_active else "user.deactivated"
    return "user.changed"
