"""A tree of units with a user for each role at each of them, signed in at will.

省财政厅 (province) stands above 甲市 and 乙市 (cities), 甲市 above 甲县 (county), 甲县
above 甲县教育局 (unit), 乙市 above 乙市交通局 (unit).
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Literal, get_args

from fastapi import FastAPI
from fastapi.testclient import TestClient

from perfscore.store import people, sessions, tokens, units
from perfscore.store.by import By
from perfscore.store.connecting import Database
from perfscore.store.ids import now
from perfscore.store.people import NewUser, Role, User
from perfscore.store.units import NewUnit, Unit
from perfscore.web.security.cookies import SESSION
from perfscore.web.security.moments import seconds_from_now
from perfscore.web.security.secrets import digest_of, new_secret, new_token
from perfscore.web.service import Service

Place = Literal["province", "city_a", "city_b", "county_a", "unit_a", "unit_b"]
ROLES: tuple[Role, ...] = get_args(Role)
PLACES: tuple[Place, ...] = get_args(Place)
_UNITS: tuple[tuple[Place, units.UnitKind, Place | None, str], ...] = (
    ("province", "province", None, "省财政厅"),
    ("city_a", "city", "province", "甲市"),
    ("city_b", "city", "province", "乙市"),
    ("county_a", "county", "city_a", "甲县"),
    ("unit_a", "unit", "county_a", "甲县教育局"),
    ("unit_b", "unit", "city_b", "乙市交通局"),
)


def program(at: str | None = None) -> By:
    """Give the actor of changes that nobody in particular makes."""
    return By(None, "test", at or now())


@dataclass(frozen=True, slots=True)
class Org:
    """The units by their place, and the users by role and place."""

    units: Mapping[Place, Unit]
    users: Mapping[tuple[Role, Place], User]

    def user(self, role: Role, place: Place) -> User:
        """Give the user with a role at a unit."""
        return self.users[role, place]


def make_org(database: Database) -> Org:
    """Keep the units and a user for each role at each of them, without passwords."""
    by = program()
    made: dict[Place, Unit] = {}
    users: dict[tuple[Role, Place], User] = {}
    with database.changing() as connection:
        for place, kind, above, name in _UNITS:
            parent = None if above is None else made[above]
            new = NewUnit(name, kind, parent, code=f"code-{place}")
            made[place] = units.add_unit(connection, new, by)
            for role in ROLES:
                user = NewUser(
                    login=f"{role}.{place}",
                    name=f"{name}{role}",
                    role=role,
                    unit_id=made[place].id,
                )
                users[role, place] = people.add_user(connection, user, by)
    return Org(made, users)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Gives clients of users; call it as ``signed_in("evaluator", "city_a")``."""

    app: FastAPI
    service: Service
    org: Org
    clients: ExitStack
    known: dict[str, TestClient] = field(default_factory=dict)

    def __call__(self, role: Role, place: Place) -> TestClient:
        """Give the client of a user: the cookie and the CSRF token are set."""
        user = self.org.user(role, place)
        if user.id not in self.known:
            self.known[user.id] = self.fresh(user)
        return self.known[user.id]

    def fresh(self, user: User) -> TestClient:
        """Give a client with a new session of a user."""
        cookie, csrf = self.session(user)
        name = SESSION.full_name(self.service.settings)
        client = self.anonymous()
        client.cookies.set(name, cookie)
        client.headers["X-CSRF-Token"] = csrf
        return client

    def session(self, user: User) -> tuple[str, str]:
        """Start a session; give its cookie and its CSRF token."""
        cookie, csrf = new_secret(), digest_of(new_secret())
        at = now()
        session = sessions.Session(
            digest_of(cookie), user.id, csrf, at, at, seconds_from_now(3600)
        )
        by = By(user.id, user.login, at, "testclient")
        with self.service.database.changing() as connection:
            sessions.start(connection, session, by)
        return cookie, csrf

    def by_token(self, role: Role, place: Place, *scopes: str) -> TestClient:
        """Give a client with a new API token of a user, narrowed to some scopes."""
        user, secret = self.org.user(role, place), new_token()
        new = tokens.NewToken(
            digest_of(secret), user.id, "test", frozenset(scopes), None
        )
        with self.service.database.changing() as connection:
            tokens.add_token(connection, new, program())
        client = self.anonymous()
        client.headers["Authorization"] = f"Bearer {secret}"
        return client

    def anonymous(self) -> TestClient:
        """Give a client nobody has signed in with; it follows no redirects."""
        base = "https" if self.service.settings.is_secure else "http"
        client = TestClient(
            self.app, base_url=f"{base}://testserver", follow_redirects=False
        )
        self.clients.callback(client.close)
        return client


Signing = Callable[[Role, Place], TestClient]
"""What most tests need of :class:`SignedIn`."""
