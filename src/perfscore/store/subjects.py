"""What the log's subjects are called, and in which table each is stored."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from perfscore.store.tables.assessments import (
    ASSESSMENTS,
    COMMENTS,
    FILES,
    REVIEW_SCORES,
    SCORES,
    STEPS,
)
from perfscore.store.tables.people import INVITES, TOKENS, UNITS, USERS
from perfscore.store.tables.sets import SET_VERSIONS

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "unit": UNITS,
        "user": USERS,
        "invite": INVITES,
        "token": TOKENS,
        "set": SET_VERSIONS,
        "assessment": ASSESSMENTS,
        "score": SCORES,
        "step": STEPS,
        "comment": COMMENTS,
        "review-score": REVIEW_SCORES,
        "file": FILES,
    }
)
"""Of these, what is stored is at any time what the log's last entry says.

Sessions, failed sign-ins, jobs and remembered answers come and go without it.
"""


def key_of(table: Table) -> Column[Any]:
    """Give the one column of a table's primary key."""
    (column,) = table.primary_key.columns
    return column


def stored(
    connection: Connection, subject: str, subject_id: str
) -> Mapping[str, Any] | None:
    """Give all that is stored of a subject, by column; None where there is nothing."""
    table = TABLES[subject]
    found = connection.execute(select(table).where(key_of(table) == subject_id))
    row = found.mappings().one_or_none()
    return None if row is None else dict(row)
