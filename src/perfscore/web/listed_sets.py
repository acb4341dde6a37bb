"""Published sets as they are listed: one entry an id, its versions below."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal
from unicodedata import normalize

from perfscore.store.connecting import Connection
from perfscore.store.sets import SetRow, versions
from perfscore.store.units import Unit, unit_of
from perfscore.web.days import days_of
from perfscore.web.regions import is_of
from perfscore.web.security.principal import Principal
from perfscore.web.set_contents import key_of
from perfscore.web.shelf import meant_of

SetKind = Literal["department", "project", "transfer", "other"]


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
    issuer: Unit | None
    is_offered: bool

    @property
    def key(self) -> str:
        """The id as it stands in addresses."""
        return key_of(self.set_id)

    @property
    def kind(self) -> SetKind:
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


@dataclass(frozen=True, slots=True)
class Sought:
    """Which sets are wanted; what is empty leaves none out.

    Of ``words`` all are to stand in a set's id, title or issuer. ``year``: one of its
    versions is effective on some day of it.
    """

    words: str = ""
    kind: str = ""
    region: str = ""
    year: int | None = None

    def has(self, listed: ListedSet) -> bool:
        """Whether a set is wanted."""
        return (
            self.kind in {"", listed.kind}
            and (not self.region or is_of(listed.set_id, self.region))
            and (self.year is None or _is_effective(listed, self.year))
            and self._names(listed)
        )

    def _names(self, listed: ListedSet) -> bool:
        issuer = "" if listed.issuer is None else listed.issuer.name
        text = plain_name(f"{listed.set_id} {listed.current.title} {issuer}")
        return all(word in text for word in plain_name(self.words).split())


def plain_name(text: str) -> str:
    """Write a name without what the eye takes for the same: case, full width."""
    return normalize("NFKC", text).casefold()


def _is_effective(listed: ListedSet, year: int) -> bool:
    return any(each.is_effective(*days_of(year)) for each in listed.versions)


def _listed(
    connection: Connection, rows: Iterable[SetRow], asking: Principal
) -> tuple[ListedSet, ...]:
    made = []
    units: dict[str | None, Unit | None] = {None: None}
    for set_id, group in groupby(rows, key=lambda each: each.set_id):
        of_set = tuple(group)
        published = [each for each in of_set if each.state == "published"]
        current = meant_of(published or of_set)
        if current is None:
            continue
        unit_id = current.unit_id
        if unit_id is not None and unit_id not in units:
            units[unit_id] = unit_of(connection, unit_id)
        issuer = units[unit_id]
        made.append(
            ListedSet(
                set_id=set_id,
                current=current,
                versions=of_set,
                issuer=issuer,
                is_offered=unit_id is None or _is_above(issuer, asking),
            )
        )
    return tuple(made)


def _is_above(issuer: Unit | None, asking: Principal) -> bool:
    return issuer is not None and asking.unit_path.startswith(issuer.path)
