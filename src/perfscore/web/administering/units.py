"""Units are made, renamed, moved and put out of use."""

from dataclasses import dataclass

from perfscore.api.told import Text
from perfscore.store import units
from perfscore.store.by import By
from perfscore.store.connecting import Connection
from perfscore.store.units import MOST_LEVELS, NewUnit, Unit, UnitKind
from perfscore.web.administering.reaching import (
    active_unit_within,
    check_name,
    conflict,
    invalid,
    unit_within,
)
from perfscore.web.security.principal import Principal

KIND_WORDS: dict[UnitKind, Text] = {
    "province": Text("省", "province"),
    "city": Text("市", "city"),
    "county": Text("县", "county"),
    "unit": Text("单位", "unit"),
}
MOST_CODE = 64


@dataclass(frozen=True, slots=True)
class UnitWish:
    """A unit that is to be made."""

    name: str
    kind: UnitKind
    parent_id: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What is to become of a unit; None leaves it, an empty code takes it away."""

    name: str | None = None
    code: str | None = None
    parent_id: str | None = None
    is_active: bool | None = None


def make_unit(
    connection: Connection, asking: Principal, wish: UnitWish, by: By
) -> Unit:
    """Make a unit below one that the administrator reaches.

    Raises:
        ProblemError: If it cannot stand there as it is.
    """
    check_name(wish.name)
    parent = active_unit_within(connection, asking, wish.parent_id)
    check_place(wish.kind, parent)
    code = (wish.code or "").strip() or None
    _check_free(connection, code)
    _check_sibling(connection, parent, wish.name)
    return units.add_unit(connection, NewUnit(wish.name, wish.kind, parent, code), by)


def change_unit(
    connection: Connection, asking: Principal, unit_id: str, change: UnitChange, by: By
) -> Unit:
    """Change a unit that the administrator reaches.

    Raises:
        ProblemError: If it is not found, or cannot be so.
    """
    unit = unit_within(connection, asking, unit_id)
    if change.name is not None and change.name != unit.name:
        unit = _renamed(connection, unit, change.name, by)
    if change.code is not None and (change.code.strip() or None) != unit.code:
        code = change.code.strip() or None
        _check_free(connection, code)
        unit = units.recode_unit(connection, unit, code, by)
    if change.parent_id is not None and change.parent_id != unit.parent_id:
        unit = _moved(connection, asking, unit, change.parent_id, by)
    if change.is_active is not None and change.is_active != unit.is_active:
        unit = _switched(connection, unit, by, is_active=change.is_active)
    return unit


def check_place(kind: UnitKind, parent: Unit) -> None:
    """Refuse a place in the tree where a unit of a kind cannot stand.

    Raises:
        ProblemError: ``invalid``.
    """
    if not units.may_stand_below(kind, parent.kind):
        mine, above = KIND_WORDS[kind], KIND_WORDS[parent.kind]
        raise invalid(
            Text(
                f"“{mine.zh}”排在“{above.zh}”之下，要求级次由高到低",
                f"a {mine.en} is put below a {above.en}, the higher level goes above",
            )
        )
    if parent.level >= MOST_LEVELS:
        raise _too_deep()


def _renamed(connection: Connection, unit: Unit, name: str, by: By) -> Unit:
    check_name(name)
    if unit.parent_id is not None:
        parent = units.unit_of(connection, unit.parent_id)
        if parent is not None:
            _check_sibling(connection, parent, name)
    return units.rename_unit(connection, unit, name, by)


def _moved(
    connection: Connection, asking: Principal, unit: Unit, parent_id: str, by: By
) -> Unit:
    parent = active_unit_within(connection, asking, parent_id)
    if unit.parent_id is None or parent.path.startswith(unit.path):
        raise conflict(
            Text(
                "单位排到了自己或下级之下，要求排在别的单位之下",
                "the unit is put below itself, a place below another is required",
            )
        )
    check_place(unit.kind, parent)
    _check_sibling(connection, parent, unit.name)
    try:
        return units.move_unit(connection, unit, parent, by)
    except ValueError:
        raise _too_deep() from None


def _switched(connection: Connection, unit: Unit, by: By, *, is_active: bool) -> Unit:
    if not is_active and units.is_in_use(connection, unit):
        raise conflict(
            Text(
                "单位还有在用的下级单位或用户，要求先停用它们",
                "units or users below it are in use, none may be",
            )
        )
    if is_active and unit.parent_id is not None:
        parent = units.unit_of(connection, unit.parent_id)
        if parent is not None and not parent.is_active:
            raise conflict(
                Text(
                    "上级单位已停用，要求先恢复上级单位",
                    "the unit above is out of use, it has to be put in use again first",
                )
            )
    return units.activate_unit(connection, unit, by, is_active=is_active)


def _check_free(connection: Connection, code: str | None) -> None:
    if code is None:
        return
    if len(code) > MOST_CODE:
        raise invalid(
            Text(
                f"代码有 {len(code)} 个字符，最多 {MOST_CODE} 个",
                f"the code has {len(code)} characters, {MOST_CODE} are the most",
            )
        )
    if units.unit_with_code(connection, code) is not None:
        raise conflict(
            Text(
                "代码已用于别的单位，要求每个单位的代码不同",
                "another unit has this code, each needs its own",
            )
        )


def _check_sibling(connection: Connection, parent: Unit, name: str) -> None:
    if units.has_child(connection, parent.id, name):
        raise conflict(
            Text(
                "同一上级之下已有同名单位，要求名称不同",
                "a unit of this name stands there already, another name is required",
            )
        )


def _too_deep() -> Exception:
    return conflict(
        Text(
            f"单位超过 {MOST_LEVELS} 级，要求不超过",
            f"units stand more than {MOST_LEVELS} levels deep, that many are the most",
        )
    )
