"""What an administrator asks for is found, if it is in his part of the tree."""

from perfscore.api.told import Text
from perfscore.store import people, units
from perfscore.store.connecting import Connection
from perfscore.store.people import Person
from perfscore.store.units import Unit
from perfscore.web.problem_kinds import INVALID, NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal

MOST_NAME = 200


def unit_within(connection: Connection, asking: Principal, unit_id: str) -> Unit:
    """Give a unit that somebody reaches.

    Raises:
        ProblemError: ``not-found``, be it that there is none or that it is another's.
    """
    found = units.unit_of(connection, unit_id)
    if found is None or not asking.reaches(found.path):
        raise ProblemError(
            NOT_FOUND, Text("没有这个单位", "there is no such unit within reach")
        )
    return found


def active_unit_within(connection: Connection, asking: Principal, unit_id: str) -> Unit:
    """Give a unit that somebody reaches and that is in use.

    Raises:
        ProblemError: ``not-found``, or ``state-conflict``.
    """
    found = unit_within(connection, asking, unit_id)
    if not found.is_active:
        raise conflict(
            Text(
                "这个单位已停用，要求先恢复使用",
                "the unit is out of use, it has to be put in use again first",
            )
        )
    return found


def person_within(connection: Connection, asking: Principal, user_id: str) -> Person:
    """Give a user whose unit somebody reaches.

    Raises:
        ProblemError: ``not-found``, be it that there is none or that he is another's.
    """
    found = people.person_of(connection, user_id)
    if found is None or not asking.reaches(found.unit_path):
        raise ProblemError(
            NOT_FOUND, Text("没有这个用户", "there is no such user within reach")
        )
    return found


def conflict(detail: Text) -> ProblemError:
    """Give the problem that things do not stand so that this can be done."""
    return ProblemError(STATE_CONFLICT, detail)


def invalid(detail: Text) -> ProblemError:
    """Give the problem that what is asked for is not right in itself."""
    return ProblemError(INVALID, detail)


def fault_of_name(name: str) -> Text | None:
    """Say what is wrong with the name of a unit or a person; None where nothing is."""
    if not name.strip():
        return Text("没有名称，要求写明", "there is no name, one is required")
    if len(name) > MOST_NAME:
        return Text(
            f"名称有 {len(name)} 个字符，最多 {MOST_NAME} 个",
            f"the name has {len(name)} characters, {MOST_NAME} are the most",
        )
    return None


def check_name(name: str) -> None:
    """Refuse a name that is none.

    Raises:
        ProblemError: ``invalid``.
    """
    fault = fault_of_name(name)
    if fault is not None:
        raise ProblemError(INVALID, fault)
