"""How it is written down who may ask a route for what.

Those who ask belong to 甲市 (``city_a``). What they ask for belongs to 甲市 itself
(``own``), to the province (``above``), to 甲县 (``below``) or to 乙市 (``other``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.web.people import Org, Place, SignedIn

from perfscore.store.connecting import Database
from perfscore.store.people import Role
from perfscore.web.security.rights import Right
from perfscore.web.service import Service

Whose = Literal["own", "below", "above", "other"]
PLACE_OF: Mapping[Whose, Place] = {
    "own": "city_a",
    "below": "county_a",
    "above": "province",
    "other": "city_b",
}
OWN: tuple[Whose, ...] = ("own",)
TREE: tuple[Whose, ...] = ("own", "below")
ALL: tuple[Whose, ...] = ("own", "below", "above", "other")


@dataclass(frozen=True, slots=True)
class World:
    """What a row makes its things with, straight in the database."""

    service: Service
    org: Org
    signed_in: SignedIn

    @property
    def database(self) -> Database:
        """The database of the service."""
        return self.service.database


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for one thing.

    ``path`` fills the braces of the route; ``more`` are arguments of the client's
    ``request`` (``json``, ``files``, ``params``, ``headers``). ``secrets`` are texts
    that nobody may see to whom the thing does not belong.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()


def plain(_: World, __: Place) -> Ask:
    """Ask for what belongs to nobody."""
    return Ask()


@dataclass(frozen=True, slots=True)
class Row:
    """Who may ask a route: for each role that may, whose things it reaches.

    A role that is not named gets 403; one that is gets ``ok`` for what it reaches and
    ``hidden`` for all else. ``right`` None says that the route is open to everybody.
    ``ask`` makes a thing that belongs to a unit and the request for it; where it makes
    nothing, ``reach`` is ALL. ``is_page``: who is not signed in is led to the sign-in.
    ``session``: no API token is enough. ``is_list``: everybody gets an answer, in which
    what one reaches is shown, and the rest is not.
    """

    method: str
    route: str
    right: Right | None
    reach: Mapping[Role, tuple[Whose, ...]]
    ok: tuple[int, ...] = (200,)
    ask: Callable[[World, Place], Ask] = plain
    hidden: tuple[int, ...] = (404,)
    is_page: bool = False
    session: bool = False
    is_list: bool = False


EVERYONE: tuple[Role, ...] = (
    "unit",
    "evaluator",
    "bureau",
    "auditor",
    "administrator",
)


def to(*roles: Role, reach: tuple[Whose, ...] = ALL) -> dict[Role, tuple[Whose, ...]]:
    """Let some roles reach the same."""
    return dict.fromkeys(roles, reach)
