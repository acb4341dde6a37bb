"""Routes of what a job found: all findings, and each form on the desk."""

import json
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from perfscore.api.auditing import AuditWishes, Desk
from perfscore.api.told import Text
from perfscore.store.assessment_parts import files_of
from perfscore.store.jobs import files_with_items, item_of, items_of
from perfscore.web.cursors import Cursor, after_of, next_of, no_cursor
from perfscore.web.jobs.findings import FormFindings, Sought, sought_in
from perfscore.web.jobs.papers import files_of_form
from perfscore.web.jobs.running import INPUT
from perfscore.web.laid_down import kept_files, laid_down
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers
from perfscore.web.rest.assessment_models import Answer
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.desk import on_desk
from perfscore.web.rest.own_jobs import MOST_ITEMS, Asking, Id, own_job
from perfscore.web.service import Serving
from perfscore.web.shelf_sets import sets_of
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/jobs/{job_id}", tags=["jobs"])


class Wanted(BaseModel):
    """Which findings are listed: by check, by severity, by words."""

    rule: str = Field(default="", max_length=100)
    severity: Literal["", "error", "warning", "note"] = ""
    q: str = Field(default="", max_length=200)
    limit: int = Field(default=50, ge=1, le=500)
    cursor: Cursor = ""


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
@in_turn
def get_findings(
    serving: Serving,
    asking: Asking,
    language: Speaking,
    job_id: Id,
    wanted: Annotated[Wanted, Query()],
) -> FindingsAnswer:
    """Search the findings: by check, by severity, by words of a message or a file."""
    with serving.database.reading() as connection:
        job = own_job(connection, job_id, asking)
        items = items_of(connection, job.id, limit=MOST_ITEMS, by_rank=True)
    sought = Sought(wanted.rule.strip(), wanted.severity, wanted.q.strip())
    forms, rules = sought_in(items, sought, language)
    numbers = [each.item.number for each in forms]
    last = after_of(wanted.cursor, int)
    if last is not None and last not in numbers:
        raise no_cursor()
    skip = 0 if last is None else numbers.index(last) + 1
    rest = forms[skip:]
    after = next_of(rest, wanted.limit, lambda each: each.item.number)
    page = [_plain(each) for each in rest[: wanted.limit]]
    return FindingsAnswer.model_validate(
        {"items": page, "rules": rules, "total": len(forms), "next": after}
    )


@ROUTER.get(
    "/items/{number}/desk", responses=answers(404, 507), summary="A form on the desk"
)
@in_turn
def get_desk(
    serving: Serving,
    asking: Asking,
    language: Speaking,
    job_id: Id,
    number: Annotated[int, Path(ge=1, le=10**9)],
) -> dict[str, Any]:
    """Give a form as printed, recomputed, with findings at their cells."""
    with serving.database.reading() as connection:
        job = own_job(connection, job_id, asking)
        item = item_of(connection, job.id, number)
        with_forms = files_with_items(connection, job.id)
        files = [e for e in files_of(connection, job_id=job.id) if e.kind == INPUT]
        found = None if item is None else files_of_form(item, files, with_forms)
        if found is None:
            raise ProblemError(NOT_FOUND, Text("没有这一张表", "there is no such form"))
    kept = kept_files(serving, (found.form, *found.beside))
    with laid_down(serving, kept) as papers:
        wishes = AuditWishes(
            set_name=json.loads(job.wishes)["set_name"],
            accounts=papers[1:],
            sets=sets_of(serving),
        )
        form = replace(papers[0], number=found.number or papers[0].number)
        return on_desk(Desk(wishes), form, language, is_alone=len(files) == 1)


def _plain(form: FormFindings) -> dict[str, Any]:
    names = FormAnswer.model_fields.keys() - {"findings"}
    item = {name: getattr(form.item, name) for name in names}
    return {**item, "findings": list(form.findings)}
