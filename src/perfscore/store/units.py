"""Units are kept in their tree, each with its path from the top."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, select

from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.keeping import Note, change, make
from perfscore.store.tables.people import UNIT_KINDS, UNITS, USERS

UnitKind = Literal["province", "city", "county", "unit"]
SUBJECT = "unit"
"""What the log calls a unit."""
MOST_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``path`` names those above it and itself: ``/id/id/``."""

    id: str
    parent_id: str | None
    path: str
    kind: UnitKind
    code: str | None
    name: str
    created_at: str
    is_active: bool

    @property
    def level(self) -> int:
        """How far down the unit is; the topmost is 1."""
        return self.path.count("/") - 1


@dataclass(frozen=True, slots=True)
class NewUnit:
    """What is known of a unit before it is kept; None above it is the topmost."""

    name: str
    kind: UnitKind
    parent: Unit | None = None
    code: str | None = None


def may_stand_below(kind: UnitKind, above: UnitKind) -> bool:
    """Whether a unit of a kind may belong to one of the kind ``above``.

    Levels may be skipped (a county right below a province) but not turned round; a
    unit may have units below it.
    """
    rank = UNIT_KINDS.index
    return rank(above) < rank(kind) or above == kind == "unit"


def unit_of(connection: Connection, unit_id: str) -> Unit | None:
    """Give a unit by its id."""
    return _one(connection, UNITS.c.id == unit_id)


def unit_with_code(connection: Connection, code: str) -> Unit | None:
    """Give the unit that has a code."""
    return _one(connection, UNITS.c.code == code)


def units_below(connection: Connection, path: str) -> tuple[Unit, ...]:
    """Give the unit at ``path`` and all below it, each behind the one above it."""
    rows = connection.execute(
        select(UNITS).where(UNITS.c.path.startswith(path)).order_by(UNITS.c.path)
    )
    return tuple(map(_unit, rows))


def has_child(connection: Connection, unit_id: str, name: str) -> bool:
    """Whether a unit of a name stands right below a unit."""
    found = select(UNITS.c.id).where(UNITS.c.parent_id == unit_id, UNITS.c.name == name)
    return connection.execute(found.limit(1)).first() is not None


def is_in_use(connection: Connection, unit: Unit) -> bool:
    """Whether a unit has active units right below it, or active users."""
    below = select(UNITS.c.id).where(UNITS.c.parent_id == unit.id, UNITS.c.is_active)
    users = select(USERS.c.id).where(USERS.c.unit_id == unit.id, USERS.c.is_active)
    return any(
        connection.execute(each.limit(1)).first() is not None for each in (below, users)
    )


def add_unit(connection: Connection, new: NewUnit, by: By) -> Unit:
    """Keep a new unit; whoever calls has looked at its place and its code.

    Raises:
        ValueError: If it may not stand there.
    """
    if new.parent is not None:
        _check_place(new.kind, new.parent)
    made = new_id()
    above = "/" if new.parent is None else new.parent.path
    unit = Unit(
        id=made,
        parent_id=None if new.parent is None else new.parent.id,
        path=f"{above}{made}/",
        kind=new.kind,
        code=new.code,
        name=new.name,
        created_at=by.at,
        is_active=True,
    )
    make(connection, SUBJECT, asdict(unit), Note("unit.made", by, {"name": unit.name}))
    return unit


def rename_unit(connection: Connection, unit: Unit, name: str, by: By) -> Unit:
    """Give a unit another name."""
    return _changed(connection, "unit.renamed", unit, {"name": name}, by)


def recode_unit(connection: Connection, unit: Unit, code: str | None, by: By) -> Unit:
    """Give a unit another code, or none; the caller has looked that it is free."""
    return _changed(connection, "unit.recoded", unit, {"code": code}, by)


def activate_unit(
    connection: Connection, unit: Unit, by: By, *, is_active: bool
) -> Unit:
    """Put a unit out of use, or in use again."""
    action = "unit.activated" if is_active else "unit.deactivated"
    return _changed(connection, action, unit, {"is_active": is_active}, by)


def move_unit(connection: Connection, unit: Unit, parent: Unit, by: By) -> Unit:
    """Put a unit, with all below it, below another.

    Raises:
        ValueError: If it may not stand there.
    """
    _check_place(unit.kind, parent)
    below = units_below(connection, unit.path)
    depth = max(each.level for each in below) - unit.level
    if parent.path.startswith(unit.path) or parent.level + 1 + depth > MOST_LEVELS:
        msg = "a unit does not stand below itself, nor too far down"
        raise ValueError(msg)
    path = f"{parent.path}{unit.id}/"
    moved = {"parent_id": parent.id, "path": path}
    after = _changed(connection, "unit.moved", unit, moved, by)
    for each in below[1:]:
        onward = {"path": path + each.path.removeprefix(unit.path)}
        _changed(connection, "unit.moved-along", each, onward, by)
    return after


def _check_place(kind: UnitKind, parent: Unit) -> None:
    if not may_stand_below(kind, parent.kind) or parent.level >= MOST_LEVELS:
        msg = f"a {kind} does not stand below a {parent.kind} at level {parent.level}"
        raise ValueError(msg)


def _changed(
    connection: Connection, action: str, unit: Unit, to: dict[str, Any], by: By
) -> Unit:
    after = Unit(**(asdict(unit) | to))
    if after == unit:
        return unit
    note = Note(action, by, {"name": after.name, "changed": sorted(to)})
    change(connection, SUBJECT, unit.id, to, note)
    return after


def _one(connection: Connection, wanted: ColumnElement[bool]) -> Unit | None:
    row = connection.execute(select(UNITS).where(wanted)).first()
    return None if row is None else _unit(row)


def _unit(row: Row[Any]) -> Unit:
    return Unit(**row._asdict())
