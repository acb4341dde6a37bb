"""A draft of a set as it is told, without its text."""

from dataclasses import dataclass

from perfscore.store.connecting import Connection
from perfscore.store.people import name_of
from perfscore.store.sets import SetRow
from perfscore.store.units import unit_of


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit by its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ToldDraft:
    """A draft with the names of its unit and of those who made and changed it."""

    id: str
    set_id: str
    version: str
    title: str
    etag: str
    based_on: str | None
    unit: NamedUnit
    effective_from: str | None
    effective_to: str | None
    made_by: str
    made_at: str
    changed_by: str
    changed_at: str


def told_draft(connection: Connection, row: SetRow) -> ToldDraft:
    """Look up the names that belong to a draft."""
    unit = None if row.unit_id is None else unit_of(connection, row.unit_id)
    return ToldDraft(
        id=row.id,
        set_id=row.set_id,
        version=row.version,
        title=row.title,
        etag=str(row.etag),
        based_on=row.based_on,
        unit=NamedUnit(row.unit_id or "", "" if unit is None else unit.name),
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        made_by=name_of(connection, row.made_by),
        made_at=row.made_at,
        changed_by=name_of(connection, row.changed_by),
        changed_at=row.changed_at,
    )
