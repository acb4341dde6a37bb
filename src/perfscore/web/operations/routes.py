"""``/healthz``, ``/readyz`` and ``/metrics``."""

import shutil
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict

from perfscore.store.counting import counts
from perfscore.store.faults import StoreError
from perfscore.store.migrating import is_current
from perfscore.web.operations.meters import MEDIA, Meters, as_text
from perfscore.web.rest.answers import answers, document_answer, open_answers
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving

ROUTER = APIRouter(tags=["operations"])

_LEAST_FREE = 64 * 1024 * 1024
"""Bytes on the disk below which a service is no longer ready for changes."""

State = Literal["ok", "failed"]


class Health(BaseModel):
    """The process answers."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {}})

    status: Literal["ok"]


class Readiness(BaseModel):
    """Whether requests can be answered, and what hinders it."""

    model_config = ConfigDict(extra="forbid")

    status: State
    database: State
    migrations: State
    disk: State


@ROUTER.get("/healthz", summary="是否在运行 · alive", responses=open_answers())
async def health() -> Health:
    """Say that the process answers; no thread is waited for."""
    return Health(status="ok")


@ROUTER.get(
    "/readyz",
    summary="能否服务 · ready",
    responses={
        **open_answers(),
        503: {"model": Readiness, "description": "还不能服务 · not ready"},
    },
)
def readiness(serving: Serving, response: Response) -> Readiness:
    """Say whether the database answers, is up to date, and the disk has room."""
    database, migrations = _database(serving)
    free = shutil.disk_usage(serving.settings.folder).free
    disk: State = "ok" if free >= _LEAST_FREE else "failed"
    parts = (database, migrations, disk)
    status: State = "ok" if set(parts) == {"ok"} else "failed"
    response.status_code = 200 if status == "ok" else 503
    return Readiness(status=status, database=database, migrations=migrations, disk=disk)


@ROUTER.get(
    "/metrics",
    summary="运行指标 · figures for Prometheus",
    response_class=Response,
    responses={**answers(), 200: document_answer("Prometheus", "text/plain")},
)
def metrics(
    request: Request,
    serving: Serving,
    _: Annotated[Principal, Depends(needs(Right.OPERATE))],
) -> Response:
    """Give requests, latencies, assessments, jobs, and the log's last number.

    The right ``operate`` is needed: Prometheus is given an API token with it.
    """
    meters = request.app.state.meters
    if not isinstance(meters, Meters):
        msg = "the app was made without meters"
        raise TypeError(msg)
    with serving.database.reading() as connection:
        found = counts(connection)
    return Response(as_text(meters, found), media_type=MEDIA)


def _database(serving: Service) -> tuple[State, State]:
    try:
        with serving.database.reading() as connection:
            return "ok", "ok" if is_current(connection) else "failed"
    except StoreError:
        return "failed", "failed"
