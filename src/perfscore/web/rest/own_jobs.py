"""A job is reached by whoever made it, and by nobody else."""

from typing import Annotated

from fastapi import Depends, Path

from perfscore.api.told import Text
from perfscore.store.connecting import Connection
from perfscore.store.jobs import Job, job_of
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right

Asking = Annotated[Principal, Depends(needs(Right.JOBS))]
Id = Annotated[str, Path(max_length=64)]
MOST_ITEMS = 100_000
"""So many forms of one job at the most are ranked or written together."""


def own_job(connection: Connection, job_id: str, asking: Principal) -> Job:
    """Give one's own job; raises the problem ``not-found`` for any other."""
    found = job_of(connection, job_id, asking.user_id)
    if found is None:
        raise ProblemError(NOT_FOUND, Text("没有这个任务", "there is no such job"))
    return found
