"""What belongs to an assessment: its steps, its scores with receipts, its files."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, select

from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.keeping import Note, make, remove
from perfscore.store.tables.assessments import FILES, SCORES, STEPS
from perfscore.store.tables.people import USERS


@dataclass(frozen=True, slots=True)
class Person:
    """Who did something."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Step:
    """A move from one state to another."""

    action: str
    before: str | None
    after: str
    by: Person
    at: str
    comment: str


def steps_of(connection: Connection, assessment_id: str) -> tuple[Step, ...]:
    """Give all moves of an assessment, the first one first."""
    rows = connection.execute(
        select(STEPS, USERS.c.name, USERS.c.role)
        .join(USERS, USERS.c.id == STEPS.c.made_by)
        .where(STEPS.c.assessment_id == assessment_id)
        .order_by(STEPS.c.at, STEPS.c.id)
    )
    return tuple(
        Step(
            each.action,
            each.before,
            each.after,
            Person(each.made_by, each.name, each.role),
            each.at,
            each.comment,
        )
        for each in rows
    )


def person(connection: Connection, user_id: str) -> Person:
    """Give a user by his id."""
    row = connection.execute(select(USERS).where(USERS.c.id == user_id)).one()
    return Person(row.id, row.name, row.role)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A score that counted: ``kind`` is ``submitted`` or ``approved``."""

    kind: str
    etag: int
    total: str | None
    grade: str | None
    content: bytes
    at: str


def keep_receipt(
    connection: Connection, assessment_id: str, one: Receipt, by: By, *, user_id: str
) -> None:
    """Keep the receipt of a score."""
    values = {
        "id": new_id(),
        "assessment_id": assessment_id,
        "etag": one.etag,
        "kind": one.kind,
        "total": one.total,
        "grade": one.grade,
        "receipt": one.content,
        "sha256": sha256(one.content).hexdigest(),
        "made_by": user_id,
        "at": one.at,
    }
    detail = {"assessment": assessment_id, "kind": one.kind}
    make(connection, "score", values, Note("score.kept", by, detail))


@dataclass(frozen=True, slots=True)
class KeptReceipt:
    """A score that counted, without its receipt's content."""

    id: str
    kind: str
    etag: int
    total: str | None
    grade: str | None
    sha256: str
    at: str


_KEPT = [SCORES.c[name] for name in KeptReceipt.__dataclass_fields__]


def receipts_of(connection: Connection, assessment_id: str) -> tuple[KeptReceipt, ...]:
    """Give the receipts of an assessment, the first one first."""
    rows = connection.execute(
        select(*_KEPT)
        .where(SCORES.c.assessment_id == assessment_id)
        .order_by(SCORES.c.etag)
    )
    return tuple(KeptReceipt(*each) for each in rows)


def receipt_content(connection: Connection, receipt_id: str) -> bytes:
    """Give the bytes of a receipt that is there."""
    query = select(SCORES.c.receipt).where(SCORES.c.id == receipt_id)
    return bytes(connection.execute(query).scalar_one())


@dataclass(frozen=True, slots=True)
class File:
    """A file beside an assessment or a job, without its content."""

    id: str
    kind: str
    name: str
    media: str
    size: int
    sha256: str
    made_by: str
    at: str


_FILE = [FILES.c[name] for name in File.__dataclass_fields__]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to be kept."""

    kind: str
    name: str
    media: str
    content: bytes


def keep_file(
    connection: Connection, new: NewFile, by: By, *, user_id: str, **of: str
) -> str:
    """Keep a file; ``of`` is ``assessment_id=`` or ``job_id=``; give its id."""
    file_id = new_id()
    values: dict[str, Any] = {
        "id": file_id,
        "assessment_id": None,
        "job_id": None,
        **of,
        "kind": new.kind,
        "name": new.name,
        "media": new.media,
        "size": len(new.content),
        "sha256": sha256(new.content).hexdigest(),
        "content": new.content,
        "made_by": user_id,
        "at": by.at,
    }
    detail = {"name": new.name, **of}
    make(connection, "file", values, Note("file.kept", by, detail))
    return file_id


def files_of(connection: Connection, **of: str) -> tuple[File, ...]:
    """Give the files of an assessment or a job, in the order they were kept."""
    query = select(*_FILE).order_by(FILES.c.id)
    for name, value in of.items():
        query = query.where(FILES.c[name] == value)
    rows = connection.execute(query)
    return tuple(File(**each._asdict()) for each in rows)


def file_content(connection: Connection, file_id: str) -> bytes:
    """Give the bytes of a file that is there."""
    query = select(FILES.c.content).where(FILES.c.id == file_id)
    return bytes(connection.execute(query).scalar_one())


def discard_parts(connection: Connection, assessment_id: str, by: By) -> None:
    """Remove what belongs to a draft that is discarded."""
    tables: tuple[tuple[str, Table], ...] = (("step", STEPS), ("file", FILES))
    for subject, table in tables:
        ids = connection.execute(
            select(table.c.id).where(table.c.assessment_id == assessment_id)
        )
        for each in ids.scalars().all():
            remove(connection, subject, each, Note(f"{subject}.discarded", by))
