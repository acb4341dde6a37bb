"""Routes of jobs: many files are handed in at once, and worked through."""

import json
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field

from perfscore.api.told import Text
from perfscore.store.assessment_parts import (
    file_content,
    files_of,
    keep_file,
)
from perfscore.store.connecting import Connection
from perfscore.store.ids import now
from perfscore.store.jobs import (
    Counts,
    Ending,
    Job,
    NewJob,
    add_job,
    counts_of,
    end_job,
    item_of,
    items_of,
    jobs_of,
)
from perfscore.web.assessing.importing import kept_file
from perfscore.web.assessing.rooms import require_room
from perfscore.web.assessing.scoring import ready
from perfscore.web.cursors import Cursor, after_of, next_of, no_cursor
from perfscore.web.impacts import IMPACT
from perfscore.web.jobs.results import item_plain, items_csv, items_json
from perfscore.web.jobs.running import INPUT, RESULT
from perfscore.web.posted import Posted, posted
from perfscore.web.problem_kinds import (
    INVALID,
    NOT_ACCEPTABLE,
    NOT_ALLOWED,
    NOT_FOUND,
    STATE_CONFLICT,
)
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts_parts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.job_models import (
    ItemAnswer,
    ItemsAnswer,
    JobAnswer,
    JobsAnswer,
    Kind,
    WholeItemAnswer,
)
from perfscore.web.rest.own_jobs import MOST_ITEMS, Asking, Id, own_job
from perfscore.web.rest.sending import MEDIA, send_file
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/jobs", tags=["jobs"])

Body = Annotated[Posted, Depends(posted)]
ResultFormat = Literal["xlsx", "html", "json", "csv"]


_FIELDS = ("file", "kind", "set")
_KIND_NAMES: tuple[Kind, ...] = get_args(Kind)
_LONGEST_SET = 255


class Wanted(BaseModel):
    """Which forms of a job are listed."""

    order: Literal["rank", "number"] = "rank"
    limit: int = Field(default=50, ge=1, le=500)
    cursor: Cursor = ""


@ROUTER.post(
    "",
    status_code=202,
    responses=answers(with_body=True),
    openapi_extra=posts_parts(
        "file", several=("file",), texts=("set",), choices={"kind": _KIND_NAMES}
    ),
    summary="Hand in many files",
)
def make_job(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Asking,
    request: Request,
    response: Response,
    language: Speaking,
    body: Body,
) -> JobAnswer:
    """Hand in files to be audited, scored, or made drafts of, one after the other.

    `kind` is `audit` (published accounts among the files stand beside the forms),
    `batch` (all are scored), or `upload` (each form becomes a draft of one's unit).
    `set` is a set for all; without it, each form's own.
    """
    body.named(*_FIELDS)
    kind, set_name = _kind(body, asking), _text(body, "set") or None
    if set_name is not None:
        new_in = asking.unit_id if kind == "upload" else None
        ready(serving, set_name[:_LONGEST_SET], new_in=new_in)
    files = [kept_file(each, INPUT) for each in body.files("file")]
    wishes = json.dumps({"set_name": set_name, "language": language})
    by, user_id = asking.by(now()), asking.user_id
    new = NewJob(kind, user_id, asking.unit_id, len(files), wishes)
    with serving.database.changing() as connection:
        require_room(connection, asking, sum(len(each.content) for each in files))
        job_id = add_job(connection, new, by)
        for each in files:
            keep_file(connection, each, by, user_id=user_id, job_id=job_id)
        made = _shown(connection, own_job(connection, job_id, asking))
    request.app.state.jobs.wake()
    response.headers["Location"] = f"/v1/jobs/{job_id}"
    return made


def _text(body: Posted, name: str) -> str:
    values = body.texts.get(name, ())
    return values[-1].replace("\0", "").strip() if values else ""


def _kind(body: Posted, asking: Principal) -> Kind:
    wanted = _text(body, "kind")
    found = [each for each in _KIND_NAMES if each == wanted]
    if not found:
        raise ProblemError(
            INVALID,
            Text(
                "kind 要求是 upload、audit、batch 之一",
                "kind has to be one of upload, audit, batch",
            ),
        )
    if found[0] == "upload" and not asking.may(Right.ASSESSMENTS_WRITE):
        raise ProblemError(
            NOT_ALLOWED,
            Text("只有填报单位可以批量上传草稿", "only units can upload drafts"),
        )
    return found[0]


def _shown(connection: Connection, job: Job) -> JobAnswer:
    counts: Counts = counts_of(connection, job.id)
    told = [] if job.result is None else json.loads(job.result)["told"]
    return JobAnswer.model_validate(
        {
            "id": job.id,
            "kind": job.kind,
            "state": job.state,
            "total": job.total,
            "done": job.done,
            "at": job.at,
            "started_at": job.started_at,
            "ended_at": job.ended_at,
            "fault": job.fault,
            "counts": {
                "errors": counts.errors,
                "warnings": counts.warnings,
                "notes": counts.notes,
                "unread": counts.unread,
                "items": counts.items,
            },
            "told": told,
        }
    )


@ROUTER.get("", responses=answers(), summary="Jobs")
def list_jobs(
    serving: Serving,
    asking: Asking,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Cursor = "",
) -> JobsAnswer:
    """List the caller's jobs, the last one first."""
    with serving.database.reading() as connection:
        before = after_of(cursor, str) or ""
        found = jobs_of(connection, asking.user_id, limit=limit + 1, before=before)
        page = [_shown(connection, each) for each in found[:limit]]
    return JobsAnswer(items=page, next=next_of(found, limit, lambda each: each.id))


@ROUTER.get("/{job_id}", responses=answers(404), summary="A job")
def get_job(serving: Serving, asking: Asking, job_id: Id) -> JobAnswer:
    """Say how far a job is."""
    with serving.database.reading() as connection:
        return _shown(connection, own_job(connection, job_id, asking))


@ROUTER.post(
    "/{job_id}/cancel", responses=answers(404, 409, 507), summary="Cancel a job"
)
def cancel_job(serving: Serving, asking: Asking, job_id: Id) -> JobAnswer:
    """Cancel a job; what was done of it stays."""
    with serving.database.changing() as connection:
        job = own_job(connection, job_id, asking)
        if not end_job(connection, job.id, Ending("cancelled"), asking.by(now())):
            raise ProblemError(
                STATE_CONFLICT, Text("任务已经结束", "the job has ended")
            )
        return _shown(connection, own_job(connection, job_id, asking))


@ROUTER.get("/{job_id}/items", responses=answers(404), summary="A job's forms")
def get_items(
    serving: Serving, asking: Asking, job_id: Id, wanted: Annotated[Wanted, Query()]
) -> ItemsAnswer:
    """List what came of the forms so far, the gravest first."""
    after, limit = after_of(wanted.cursor, int), wanted.limit
    with serving.database.reading() as connection:
        job = own_job(connection, job_id, asking)
        if after is not None and item_of(connection, job.id, after) is None:
            raise no_cursor()
        is_ranked = wanted.order == "rank"
        found = items_of(
            connection, job.id, limit=limit + 1, after=after, by_rank=is_ranked
        )
        total = counts_of(connection, job.id).items
    page = [ItemAnswer.model_validate(item_plain(each)) for each in found[:limit]]
    last = next_of(found, limit, lambda each: each.number)
    return ItemsAnswer(items=page, next=last, total=total)


@ROUTER.get(
    "/{job_id}/items/{number}", responses=answers(404), summary="A form of a job"
)
def get_item(
    serving: Serving,
    asking: Asking,
    job_id: Id,
    number: Annotated[int, Path(ge=1, le=10**9)],
) -> WholeItemAnswer:
    """Give all that came of one form."""
    with serving.database.reading() as connection:
        job = own_job(connection, job_id, asking)
        item = item_of(connection, job.id, number)
    if item is None:
        raise ProblemError(NOT_FOUND, Text("没有这一张表", "there is no such form"))
    made = {**item_plain(item), "result": json.loads(item.result)}
    return WholeItemAnswer.model_validate(made)


@ROUTER.get(
    "/{job_id}/result",
    response_class=Response,
    responses={
        **answers(404, 406, 409),
        200: document_answer("The result.", *dict.fromkeys(MEDIA.values()), "text/csv"),
    },
    summary="The result of a job",
)
@in_turn
def get_result(
    serving: Serving,
    asking: Asking,
    job_id: Id,
    to: Annotated[ResultFormat, Query(alias="format")] = "xlsx",
) -> Response:
    """Give what came of all as one file; what there is not of the kind answers 406."""
    with serving.database.reading() as connection:
        job = own_job(connection, job_id, asking)
        if job.state != "done":
            raise ProblemError(
                STATE_CONFLICT,
                Text("任务还没有完成", "the job is not done"),
                more={"state": job.state},
            )
        files = files_of(connection, job_id=job.id)
        ending = f".{to}"
        found = [e for e in files if e.kind == RESULT and e.name.endswith(ending)]
        if not found and job.kind != IMPACT and to in {"json", "csv"}:
            is_ranked = to == "csv"
            items = items_of(connection, job.id, limit=MOST_ITEMS, by_rank=is_ranked)
            content = items_csv(items) if is_ranked else items_json(items)
            media = "text/csv; charset=utf-8" if is_ranked else MEDIA[".json"]
            return send_file(content, f"{job.kind}.{to}", media=media)
        if not found:
            raise ProblemError(
                NOT_ACCEPTABLE,
                Text(
                    f"这种任务没有 {to} 格式的结果",
                    f"this kind of job has no result as {to}",
                ),
            )
        data = file_content(connection, found[-1].id)
    return send_file(data, found[-1].name, media=found[-1].media)
