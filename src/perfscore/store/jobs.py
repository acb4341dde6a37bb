"""Jobs are kept with their files and items, so that a restart loses none of them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    case,
    false,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.log import Change, record
from perfscore.store.tables.assessments import JOB_ITEMS, JOBS

_J, _I = JOBS.c, JOB_ITEMS.c


@dataclass(frozen=True, slots=True)
class Job:
    """Work on many files; ``total`` and ``done`` count files, or stored assessments.

    ``wishes`` and ``result`` are JSON.
    """

    id: str
    kind: str
    state: str
    made_by: str
    unit_id: str
    total: int
    done: int
    wishes: str
    result: str | None
    fault: str | None
    at: str
    started_at: str | None
    ended_at: str | None


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job that is to be done."""

    kind: str
    made_by: str
    unit_id: str
    total: int
    wishes: str


@dataclass(frozen=True, slots=True)
class NewItem:
    """What came of one form; ``result`` is JSON, numbers are exact texts."""

    name: str
    state: str
    result: str
    unit: str = ""
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    points: str | None = None
    points_order: int = 0
    total: str | None = None
    claimed_total: str | None = None
    grade: str | None = None
    assessment_id: str | None = None


@dataclass(frozen=True, slots=True)
class Item(NewItem):
    """The same as it is kept; ``number`` counts the forms of a job from 1.

    ``file`` counts the job's files from 0.
    """

    number: int = 0
    file: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in all items of a job so far."""

    errors: int
    warnings: int
    notes: int
    unread: int
    items: int


def add_job(connection: Connection, new: NewJob, by: By) -> str:
    """Keep a new job; give its id."""
    job_id = new_id()
    connection.execute(
        insert(JOBS).values(
            id=job_id,
            state="waiting",
            done=0,
            result=None,
            fault=None,
            at=by.at,
            started_at=None,
            ended_at=None,
            **asdict(new),
        )
    )
    _note(connection, "made", job_id, by, {"kind": new.kind, "files": new.total})
    return job_id


def _note(
    connection: Connection, action: str, job_id: str, by: By, detail: dict[str, Any]
) -> None:
    record(connection, Change(f"job.{action}", "job", job_id, detail=detail), by)


def job_of(
    connection: Connection, job_id: str, made_by: str | None = None
) -> Job | None:
    """Give a job, if it is of the user ``made_by``."""
    query = select(JOBS).where(_J.id == job_id)
    if made_by is not None:
        query = query.where(_J.made_by == made_by)
    row = connection.execute(query).first()
    return None if row is None else _job(row)


def jobs_of(
    connection: Connection, made_by: str, *, limit: int, before: str = ""
) -> tuple[Job, ...]:
    """Give a user's jobs, the last one first; ``before`` is an id to go on behind."""
    query = select(JOBS).where(_J.made_by == made_by)
    if before:
        query = query.where(_J.id < before)
    rows = connection.execute(query.order_by(_J.id.desc()).limit(limit))
    return tuple(map(_job, rows))


def _job(row: Row[Any]) -> Job:
    return Job(**row._asdict())


def counts_of(connection: Connection, job_id: str) -> Counts:
    """Count what was found so far."""
    unread = func.count().filter(_I.state == "unread")
    row = connection.execute(
        select(
            func.coalesce(func.sum(_I.errors), 0),
            func.coalesce(func.sum(_I.warnings), 0),
            func.coalesce(func.sum(_I.notes), 0),
            unread,
            func.count(),
        ).where(_I.job_id == job_id)
    ).one()
    return Counts(*(int(each) for each in row))


def items_of(
    connection: Connection,
    job_id: str,
    *,
    limit: int,
    by_rank: bool,
    after: int | None = None,
) -> tuple[Item, ...]:
    """Give items of a job: the gravest first, what was not read last; or in order.

    ``after`` is the number of an item to go on behind: while more items come, none is
    given twice.
    """
    order = tuple_(*(_RANK if by_rank else ()), _I.number)
    query = select(*_ITEM).where(_I.job_id == job_id)
    if after is not None:
        last = select(*order).where(_I.job_id == job_id, _I.number == after)
        row = connection.execute(last).one_or_none()
        query = query.where(false() if row is None else order > tuple_(*row))
    rows = connection.execute(query.order_by(*order).limit(limit))
    return tuple(map(_item, rows))


_RANK: tuple[ColumnElement[int], ...] = (
    case((_I.state == "unread", 1), else_=0),
    -_I.errors,
    -_I.points_order,
    -_I.warnings,
    -_I.notes,
)


def files_with_items(connection: Connection, job_id: str) -> frozenset[int]:
    """Say of which files of a job items came; accounts beside forms have none."""
    query = select(_I.file).where(_I.job_id == job_id).distinct()
    return frozenset(connection.execute(query).scalars())


def item_of(connection: Connection, job_id: str, number: int) -> Item | None:
    """Give one item of a job."""
    query = select(*_ITEM).where(_I.job_id == job_id, _I.number == number)
    row = connection.execute(query).first()
    return None if row is None else _item(row)


_ITEM = [_I[name] for name in Item.__dataclass_fields__]


def _item(row: Row[Any]) -> Item:
    return Item(**row._asdict())


# ---- done by the worker


def start_again(connection: Connection, kinds: Sequence[str]) -> None:
    """Let what a process left running wait to be gone on with."""
    broken_off = update(JOBS).where(_J.state == "running", _J.kind.in_(kinds))
    connection.execute(broken_off.values(state="waiting"))


def next_job(connection: Connection, kinds: Sequence[str], *, at: str) -> Job | None:
    """Take up the job of some kinds that waits longest."""
    waiting = select(JOBS).where(_J.state == "waiting", _J.kind.in_(kinds))
    row = connection.execute(waiting.order_by(_J.id).limit(1)).first()
    if row is None:
        return None
    started_at = row.started_at or at
    connection.execute(
        update(JOBS)
        .where(_J.id == row.id)
        .values(state="running", started_at=started_at)
    )
    return job_of(connection, row.id)


def take_file(connection: Connection, job_id: str, done: int) -> bool:
    """Count the file number ``done``, from 0, as done.

    False where the job was cancelled, or that file is done already: what came of it is
    then not to be kept. What is kept of it is kept in the same transaction.
    """
    took = connection.execute(
        update(JOBS)
        .where(and_(_J.id == job_id, _J.state == "running", _J.done == done))
        .values(done=done + 1)
    )
    return took.rowcount == 1


def count_done(connection: Connection, job_id: str, done: int) -> bool:
    """Say how far a job is; False where it is not to go on."""
    counted = connection.execute(
        update(JOBS).where(_J.id == job_id, _J.state == "running").values(done=done)
    )
    return counted.rowcount == 1


def add_items(
    connection: Connection, job_id: str, items: tuple[NewItem, ...], *, file: int = 0
) -> None:
    """Keep what came of the forms of file number ``file``, behind what is there."""
    last = select(func.coalesce(func.max(_I.number), 0)).where(_I.job_id == job_id)
    number = int(connection.execute(last).scalar_one())
    for offset, each in enumerate(items, start=1):
        values = {**asdict(each), "id": new_id(), "job_id": job_id, "file": file}
        connection.execute(insert(JOB_ITEMS).values(number=number + offset, **values))


@dataclass(frozen=True, slots=True)
class Ending:
    """How a job ended: ``done``, ``failed`` or ``cancelled``."""

    state: str
    result: str | None = None
    fault: str | None = None


def end_job(connection: Connection, job_id: str, ending: Ending, by: By) -> bool:
    """End a job that has not ended yet; False where it has."""
    ended = connection.execute(
        update(JOBS)
        .where(_J.id == job_id, or_(_J.state == "waiting", _J.state == "running"))
        .values(ended_at=by.at, **asdict(ending))
    )
    if ended.rowcount != 1:
        return False
    _note(connection, ending.state, job_id, by, {})
    return True
