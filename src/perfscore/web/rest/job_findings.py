"""Routes of what a job found: all findings, and each form on the desk."""

import json
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query

from perfscore.api.auditing import AuditWishes, Desk
from perfscore.api.told import Text
from perfscore.store.assessment_parts import file_content, files_of
from perfscore.store.connecting import Connection
from perfscore.store.jobs import Job, files_with_items, item_of, items_of, job_of
from perfscore.web.cursors import no_cursor
from perfscore.web.jobs.findings import FormFindings, Sought, sought_in
from perfscore.web.jobs.papers import files_of_form
from perfscore.web.jobs.running import INPUT
from perfscore.web.laid_down import Kept, laid_down
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers
from perfscore.web.rest.assessment_models import Answer
from perfscore.web.rest.desk import on_desk
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.shelf_sets import sets_of
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/jobs/{job_id}", tags=["jobs"])

Asking = Annotated[Principal, Depends(needs(Right.JOBS))]
Id = Annotated[str, Path(max_length=64)]
_MOST_ITEMS = 100_000


class FindingAnswer(Answer):
    """A finding; ``place`` is the cell or page in the file."""

    rule: str
    title: str
    severity: Literal["error", "warning", "note"]
    message: str
    place: str
    path: list[str]
    points: str | None


class FormAnswer(Answer):
    """A form of the job with those of its findings that are wanted."""

    number: int
    name: str
    state: Literal["done", "unread"]
    unit: str
    errors: int
    warnings: int
    notes: int
    points: str | None
    total: str | None
    claimed_total: str | None
    grade: str | None
    findings: list[FindingAnswer]


class RuleAnswer(Answer):
    """A check, and how often it found something."""

    rule: str
    title: str
    count: int


class FindingsAnswer(Answer):
    """A page of forms, those that were not read first, then the gravest."""

    items: list[FormAnswer]
    rules: list[RuleAnswer]
    total: int
    next: str | None


@ROUTER.get("/findings", responses=answers(404), summary="Findings of a job")
def get_findings(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Asking,
    language: Speaking,
    job_id: Id,
    rule: Annotated[str, Query(max_length=100)] = "",
    severity: Annotated[Literal["", "error", "warning", "note"], Query()] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    cursor: Annotated[str, Query(max_length=9, pattern="^[0-9]*$")] = "",
) -> FindingsAnswer:
    """Search the findings: by check, by severity, by words of a message or a file."""
    with serving.database.reading() as connection:
        job = _present(connection, job_id, asking)
        items = items_of(connection, job.id, limit=_MOST_ITEMS, by_rank=True)
    sought = Sought(rule.strip(), severity, q.strip())
    forms, rules = sought_in(items, sought, language)
    numbers = [each.item.number for each in forms]
    if cursor and int(cursor) not in numbers:
        raise no_cursor()
    skip = numbers.index(int(cursor)) + 1 if cursor else 0
    page = [_plain(each) for each in forms[skip : skip + limit]]
    after = str(page[-1]["number"]) if len(forms) > skip + limit else None
    return FindingsAnswer.model_validate(
        {"items": page, "rules": rules, "total": len(forms), "next": after}
    )


@ROUTER.get(
    "/items/{number}/desk", responses=answers(404, 507), summary="A form on the desk"
)
def get_desk(
    serving: Serving,
    asking: Asking,
    language: Speaking,
    job_id: Id,
    number: Annotated[int, Path(ge=1, le=10**9)],
) -> dict[str, Any]:
    """Give a form as printed, recomputed, with findings at their cells."""
    with serving.database.reading() as connection:
        job = _present(connection, job_id, asking)
        item = item_of(connection, job.id, number)
        with_forms = files_with_items(connection, job.id)
        files = [e for e in files_of(connection, job_id=job.id) if e.kind == INPUT]
        found = None if item is None else files_of_form(item, files, with_forms)
        if found is None:
            raise ProblemError(NOT_FOUND, Text("没有这一张表", "there is no such form"))
        kept = [
            Kept(each.name, file_content(connection, each.id))
            for each in (found.form, *found.beside)
        ]
    with laid_down(serving, kept) as papers:
        wishes = AuditWishes(
            set_name=json.loads(job.wishes)["set_name"],
            accounts=papers[1:],
            sets=sets_of(serving),
        )
        form = replace(papers[0], number=found.number)
        return on_desk(Desk(wishes), form, language, is_alone=len(files) == 1)


def _present(connection: Connection, job_id: str, asking: Principal) -> Job:
    found = job_of(connection, job_id, asking.user_id)
    if found is None:
        raise ProblemError(NOT_FOUND, Text("没有这个任务", "there is no such job"))
    return found


def _plain(form: FormFindings) -> dict[str, Any]:
    names = FormAnswer.model_fields.keys() - {"findings"}
    item = {name: getattr(form.item, name) for name in names}
    return {**item, "findings": list(form.findings)}
