"""Rows are made, changed and removed, each time with an entry in the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from perfscore.store.by import By
from perfscore.store.log import Change, record
from perfscore.store.subjects import TABLES, key_of, stored


@dataclass(frozen=True, slots=True)
class Note:
    """What the log is to say of a change: ``assessment.submitted``, by whom.

    ``detail`` is kept as it is, for people.
    """

    action: str
    by: By
    detail: Mapping[str, Any] | None = None


def make(
    connection: Connection, subject: str, values: Mapping[str, Any], note: Note
) -> None:
    """Store a new row of a subject (``assessment``), its id among ``values``."""
    table = TABLES[subject]
    subject_id = str(values[key_of(table).name])
    connection.execute(insert(table).values(dict(values)))
    _record(connection, subject, subject_id, None, note)


def change(
    connection: Connection,
    subject: str,
    subject_id: str,
    values: Mapping[str, Any],
    note: Note,
) -> None:
    """Store other values of a subject that is there.

    Raises:
        KeyError: If it is not there.
    """
    table = TABLES[subject]
    before = _present(connection, subject, subject_id)
    connection.execute(
        update(table).where(key_of(table) == subject_id).values(dict(values))
    )
    _record(connection, subject, subject_id, before, note)


def remove(connection: Connection, subject: str, subject_id: str, note: Note) -> None:
    """Remove a subject that is there.

    Raises:
        KeyError: If it is not there.
    """
    table = TABLES[subject]
    before = _present(connection, subject, subject_id)
    connection.execute(delete(table).where(key_of(table) == subject_id))
    _record(connection, subject, subject_id, before, note)


def _present(
    connection: Connection, subject: str, subject_id: str
) -> Mapping[str, Any]:
    before = stored(connection, subject, subject_id)
    if before is None:
        raise KeyError(subject_id)
    return before


def _record(
    connection: Connection,
    subject: str,
    subject_id: str,
    before: Mapping[str, Any] | None,
    note: Note,
) -> None:
    after = stored(connection, subject, subject_id)
    record(
        connection,
        Change(note.action, subject, subject_id, before, after, note.detail),
        note.by,
    )
