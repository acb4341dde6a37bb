"""Published sets as they are listed: one entry an id, its versions below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal
from unicodedata import normalize

from perfscore.store.connecting import Connection
from perfscore.store.sets import SetRow, versions
from perfscore.store.units import Unit, unit_of
from perfscore.web.security.principal import Principal
from perfscore.web.set_contents import key_of
from perfscore.web.shelf import meant_of

Kind = Literal["department", "project", "transfer", "other"]


@dataclass(frozen=True, slots=True)
class Issuer:
    """The unit that issues a set."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ListedSet:
    """A set with its versions, the newest first; ``current`` is the one now meant.

    ``issuer`` is None for a set that ships with the program. ``is_offered`` says
    whether it applies to the asking one's unit: shipped, or issued by that unit or by
    one above it.
    """

    set_id: str
    current: SetRow
    versions: tuple[SetRow, ...]
    issuer: Issuer | None
    is_offered: bool

    @property
    def key(self) -> str:
        """The id as it stands in addresses."""
        return key_of(self.set_id)

    @property
    def kind(self) -> Kind:
        """The kind of form that the set prints."""
        match self.current.kind:
            case "department" | "project" | "transfer" as kind:
                return kind
            case _:
                return "other"


def listed_sets(connection: Connection, asking: Principal) -> tuple[ListedSet, ...]:
    """Give all published sets, sorted by id."""
    return _listed(connection, versions(connection), asking)


def listed_set(
    connection: Connection, set_id: str, asking: Principal
) -> ListedSet | None:
    """Give one set with all its versions, withdrawn ones too."""
    rows = versions(connection, set_id=set_id, states=("published", "withdrawn"))
    return next(iter(_listed(connection, rows, asking)), None)


def matches(listed: ListedSet, wanted: str) -> bool:
    """Whether all words that are searched for stand in a set's id, title or issuer."""
    issuer = "" if listed.issuer is None else listed.issuer.name
    text = _plain(f"{listed.set_id} {listed.current.title} {issuer}")
    return all(word in text for word in _plain(wanted).split())


def _listed(
    connection: Connection, rows: Iterable[SetRow], asking: Principal
) -> tuple[ListedSet, ...]:
    made = []
    units: dict[str, Unit | None] = {}
    for set_id, group in groupby(rows, key=lambda each: each.set_id):
        of_set = tuple(group)
        published = [each for each in of_set if each.state == "published"]
        current = meant_of(published or of_set)
        if current is None:
            continue
        unit_id = current.unit_id
        if unit_id is not None and unit_id not in units:
            units[unit_id] = unit_of(connection, unit_id)
        made.append(
            ListedSet(
                set_id=set_id,
                current=current,
                versions=of_set,
                issuer=_issuer(unit_id, units),
                is_offered=_is_offered(unit_id, units, asking),
            )
        )
    return tuple(made)


def _issuer(unit_id: str | None, units: Mapping[str, Unit | None]) -> Issuer | None:
    unit = None if unit_id is None else units[unit_id]
    return None if unit is None else Issuer(unit.id, unit.name)


def _is_offered(
    unit_id: str | None, units: Mapping[str, Unit | None], asking: Principal
) -> bool:
    if unit_id is None:
        return True
    unit = units[unit_id]
    return unit is not None and asking.unit_path.startswith(unit.path)


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold()
