"""Routes of jobs: many files are handed in at once, and worked through."""

import json
from pathlib import Path as FilePath
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from perfscore.api.told import Text
from perfscore.store.assessment_parts import (
    NewFile,
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
    job_of,
    jobs_of,
)
from perfscore.web.assessing.scoring import ready
from perfscore.web.cursors import no_cursor
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
from perfscore.web.rest.job_models import (
    ItemAnswer,
    ItemsAnswer,
    JobAnswer,
    JobsAnswer,
    Kind,
    WholeItemAnswer,
)
from perfscore.web.rest.sending import MEDIA, send_file
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/jobs", tags=["jobs"])

Asking = Annotated[Principal, Depends(needs(Right.JOBS))]
Body = Annotated[Posted, Depends(posted)]
Id = Annotated[str, Path(max_length=64)]
ResultFormat = Literal["xlsx", "html", "json", "csv"]

_FIELDS = ("file", "kind", "set")
_KIND_NAMES: tuple[Kind, ...] = get_args(Kind)
_LONGEST_SET = 255
_MOST_ITEMS = 100_000


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
    files = body.files("file")
    wishes = json.dumps({"set_name": set_name, "language": language})
    by, user_id = asking.by(now()), asking.user_id
    new = NewJob(kind, user_id, asking.unit_id, len(files), wishes)
    with serving.database.changing() as connection:
        job_id = add_job(connection, new, by)
        for each in files:
            media = MEDIA.get(FilePath(each.path).suffix, "application/octet-stream")
            content = FilePath(each.path).read_bytes()
            file = NewFile(INPUT, each.name, media, content)
            keep_file(connection, file, by, user_id=user_id, job_id=job_id)
        made = _shown(connection, _present(connection, job_id, asking))
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


def _present(connection: Connection, job_id: str, asking: Principal) -> Job:
    found = job_of(connection, job_id, asking.user_id)
    if found is None:
        raise ProblemError(NOT_FOUND, Text("没有这个任务", "there is no such job"))
    return found


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
    cursor: Annotated[str, Query(max_length=28, pattern="^[0-9a-f]*$")] = "",
) -> JobsAnswer:
    """List the caller's jobs, the last one first."""
    with serving.database.reading() as connection:
        found = jobs_of(connection, asking.user_id, limit=limit + 1, before=cursor)
        page = [_shown(connection, each) for each in found[:limit]]
    return JobsAnswer(items=page, next=page[-1].id if len(found) > limit else None)


@ROUTER.get("/{job_id}", responses=answers(404), summary="A job")
def get_job(serving: Serving, asking: Asking, job_id: Id) -> JobAnswer:
    """Say how far a job is."""
    with serving.database.reading() as connection:
        return _shown(connection, _present(connection, job_id, asking))


@ROUTER.post(
    "/{job_id}/cancel", responses=answers(404, 409, 507), summary="Cancel a job"
)
def cancel_job(serving: Serving, asking: Asking, job_id: Id) -> JobAnswer:
    """Cancel a job; what was done of it stays."""
    with serving.database.changing() as connection:
        job = _present(connection, job_id, asking)
        is_ended = end_job(connection, job.id, Ending("cancelled"), asking.by(now()))
        if not is_ended:
            raise ProblemError(
                STATE_CONFLICT, Text("任务已经结束", "the job has ended")
            )
        return _shown(connection, _present(connection, job_id, asking))


@ROUTER.get("/{job_id}/items", responses=answers(404), summary="A job's forms")
def get_items(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Asking,
    job_id: Id,
    order: Annotated[Literal["rank", "number"], Query()] = "rank",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    cursor: Annotated[str, Query(max_length=9, pattern="^[0-9]*$")] = "",
) -> ItemsAnswer:
    """List what came of the forms so far, the gravest first."""
    after = int(cursor) if cursor else None
    with serving.database.reading() as connection:
        job = _present(connection, job_id, asking)
        if after is not None and item_of(connection, job.id, after) is None:
            raise no_cursor()
        found = items_of(
            connection, job.id, limit=limit + 1, after=after, by_rank=order == "rank"
        )
        total = counts_of(connection, job.id).items
    page = [ItemAnswer.model_validate(item_plain(each)) for each in found[:limit]]
    last = str(page[-1].number) if len(found) > limit else None
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
        job = _present(connection, job_id, asking)
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
def get_result(
    serving: Serving,
    asking: Asking,
    job_id: Id,
    format: Annotated[ResultFormat, Query()] = "xlsx",  # noqa: A002 - its name
) -> Response:
    """Give what came of all forms as one file; a workbook and a page of audits only."""
    with serving.database.reading() as connection:
        job = _present(connection, job_id, asking)
        if job.state != "done":
            raise ProblemError(
                STATE_CONFLICT,
                Text("任务还没有完成", "the job is not done"),
                more={"state": job.state},
            )
        if format in {"json", "csv"}:
            is_ranked = format == "csv"
            items = items_of(connection, job.id, limit=_MOST_ITEMS, by_rank=is_ranked)
            content = items_csv(items) if is_ranked else items_json(items)
            media = "text/csv; charset=utf-8" if is_ranked else MEDIA[".json"]
            return send_file(content, f"{job.kind}.{format}", media=media)
        files = files_of(connection, job_id=job.id)
        ending = f".{format}"
        found = [e for e in files if e.kind == RESULT and e.name.endswith(ending)]
        if not found:
            raise ProblemError(
                NOT_ACCEPTABLE,
                Text(
                    "这种任务的结果只有 json 和 csv",
                    "of this kind of job there are json and csv only",
                ),
            )
        data = file_content(connection, found[-1].id)
    return send_file(data, found[-1].name, media=found[-1].media)
