"""What was kept for a time goes, and how much room one user's files take."""

from sqlalchemy import Connection, delete, func, select

from perfscore.store.by import By
from perfscore.store.ids import first_id
from perfscore.store.keeping import Note, remove
from perfscore.store.log import Change, record
from perfscore.store.tables.assessments import FILES, JOB_ITEMS, JOBS

_AT_A_TIME = 100


def bytes_kept(connection: Connection, user_id: str) -> int:
    """Give how many bytes the files have that a user handed in."""
    query = select(func.coalesce(func.sum(FILES.c.size), 0))
    return int(connection.execute(query.where(FILES.c.made_by == user_id)).scalar_one())


def clear_jobs(connection: Connection, *, made_before: str, by: By) -> bool:
    """Remove a part of the oldest ended job that was made before a moment.

    False where there is none. Drafts that were made of its files stay, and theirs.
    """
    old = select(JOBS.c.id).where(
        JOBS.c.id < first_id(made_before), JOBS.c.ended_at.is_not(None)
    )
    job_id = connection.execute(old.order_by(JOBS.c.id).limit(1)).scalar()
    if job_id is None:
        return False
    files = select(FILES.c.id).where(FILES.c.job_id == job_id).limit(_AT_A_TIME)
    found = connection.execute(files).scalars().all()
    for each in found:
        remove(connection, "file", each, Note("file.discarded", by))
    if len(found) < _AT_A_TIME:
        connection.execute(delete(JOB_ITEMS).where(JOB_ITEMS.c.job_id == job_id))
        connection.execute(delete(JOBS).where(JOBS.c.id == job_id))
        record(connection, Change("job.removed", "job", job_id), by)
    return True
