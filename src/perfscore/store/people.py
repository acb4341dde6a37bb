"""Users are kept, each with a role at a unit."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, func, select

from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.keeping import Note, change, make
from perfscore.store.tables.people import UNITS, USERS

Role = Literal["unit", "evaluator", "bureau", "auditor", "administrator"]
SUBJECT = "user"
"""What the log calls a user."""
_TOLD = ("role", "unit_id", "is_active")


@dataclass(frozen=True, slots=True)
class User:
    """A user as stored; without a digest of a password he cannot sign in by one."""

    id: str
    login: str
    name: str
    role: Role
    unit_id: str
    password_hash: str | None
    subject: str | None
    language: str | None
    is_active: bool
    created_at: str


@dataclass(frozen=True, slots=True)
class Person:
    """A user with his unit."""

    user: User
    unit_name: str
    unit_path: str
    is_unit_active: bool

    @property
    def may_sign_in(self) -> bool:
        """Whether the user and his unit are both in use."""
        return self.user.is_active and self.is_unit_active


@dataclass(frozen=True, slots=True)
class NewUser:
    """What is known of a user before he is kept."""

    login: str
    name: str
    role: Role
    unit_id: str
    password_hash: str | None = None


PERSON = (
    *(USERS.c[each.name] for each in fields(User)),
    UNITS.c.name.label("unit_name"),
    UNITS.c.path.label("unit_path"),
    UNITS.c.is_active.label("is_unit_active"),
)
"""The columns of a person, for other rooms that join users."""


PEOPLE = USERS.join(UNITS, UNITS.c.id == USERS.c.unit_id)
"""The tables that these columns are of."""


def person_from(row: Sequence[Any]) -> Person:
    """Give the person of a row that has the columns :data:`PERSON`."""
    *user, unit_name, unit_path, is_unit_active = row
    return Person(User(*user), unit_name, unit_path, is_unit_active)


def person_of(connection: Connection, user_id: str) -> Person | None:
    """Give a user by his id."""
    return _one(connection, USERS.c.id == user_id)


def name_of(connection: Connection, user_id: str | None) -> str:
    """Give the name of a user, empty where there is nobody."""
    person = None if user_id is None else person_of(connection, user_id)
    return "" if person is None else person.user.name


def person_with_login(connection: Connection, login: str) -> Person | None:
    """Give the user with a login, which is in lower case."""
    return _one(connection, USERS.c.login == login)


def person_with_subject(connection: Connection, subject: str) -> Person | None:
    """Give the user whom an identity provider calls ``subject``."""
    return _one(connection, USERS.c.subject == subject)


def people_below(
    connection: Connection, path: str, *, limit: int, after: str = "", search: str = ""
) -> tuple[Person, ...]:
    """Give the users of the unit at ``path`` and of those below it, by login.

    ``after`` is the login that the last page ended with; ``search`` is looked for in
    login and name.
    """
    wanted = [UNITS.c.path.startswith(path), USERS.c.login > after]
    if search:
        lower = search.lower()
        wanted.append(
            USERS.c.login.contains(lower, autoescape=True)
            | func.lower(USERS.c.name).contains(lower, autoescape=True)
        )
    rows = connection.execute(
        select(*PERSON)
        .select_from(PEOPLE)
        .where(*wanted)
        .order_by(USERS.c.login)
        .limit(limit)
    )
    return tuple(map(person_from, rows))


def has_administrator(connection: Connection) -> bool:
    """Whether an administrator of the topmost unit can sign in.

    One who was invited and has not come yet cannot.
    """
    found = connection.execute(
        select(USERS.c.id)
        .join(UNITS, UNITS.c.id == USERS.c.unit_id)
        .where(
            UNITS.c.parent_id.is_(None),
            UNITS.c.is_active,
            USERS.c.role == "administrator",
            USERS.c.is_active,
            USERS.c.password_hash.is_not(None) | USERS.c.subject.is_not(None),
        )
        .limit(1)
    )
    return found.first() is not None


def add_user(connection: Connection, new: NewUser, by: By) -> User:
    """Keep a new user; whoever calls has looked that the login is free."""
    user = User(
        id=new_id(),
        login=new.login,
        name=new.name,
        role=new.role,
        unit_id=new.unit_id,
        password_hash=new.password_hash,
        subject=None,
        language=None,
        is_active=True,
        created_at=by.at,
    )
    detail = {"login": user.login, "role": user.role, "unit": user.unit_id}
    make(connection, SUBJECT, asdict(user), Note("user.made", by, detail))
    return user


def change_user(
    connection: Connection, action: str, user: User, to: dict[str, Any], by: By
) -> User:
    """Change columns of a user, and log it as ``action``, such as ``user.renamed``.

    The log tells which columns; of role, unit and whether he is active also the new
    value.
    """
    after = User(**(asdict(user) | to))
    if after == user:
        return user
    detail: dict[str, Any] = {"login": user.login, "changed": sorted(to)}
    detail |= {each: to[each] for each in _TOLD if each in to}
    change(connection, SUBJECT, user.id, to, Note(action, by, detail))
    return after


def _one(connection: Connection, wanted: ColumnElement[bool]) -> Person | None:
    row = connection.execute(select(*PERSON).select_from(PEOPLE).where(wanted)).first()
    return None if row is None else person_from(row)
