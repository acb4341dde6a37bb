"""How much is stored."""

from dataclasses import dataclass

from sqlalchemy import Column, Connection, Table, func, select

from perfscore.store.tables.assessments import (
    ASSESSMENTS,
    JOB_STATES,
    JOBS,
    SCORES,
    STATES,
)
from perfscore.store.tables.log import LOG_HEAD


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of rows; those by state name every state."""

    assessments: tuple[tuple[str, int], ...]
    jobs: tuple[tuple[str, int], ...]
    scores: int
    log: int


def counts(connection: Connection) -> Counts:
    """Count what is stored."""
    scores = connection.execute(select(func.count()).select_from(SCORES)).scalar_one()
    number = connection.execute(select(LOG_HEAD.c.number)).scalar_one()
    return Counts(
        _by_state(connection, ASSESSMENTS, STATES),
        _by_state(connection, JOBS, JOB_STATES),
        scores,
        number,
    )


def _by_state(
    connection: Connection, table: Table, states: tuple[str, ...]
) -> tuple[tuple[str, int], ...]:
    state: Column[str] = table.c.state
    found = connection.execute(
        select(state, func.count().label("number")).group_by(state)
    )
    numbers = {each.state: each.number for each in found}
    return tuple((each, numbers.get(each, 0)) for each in states)
