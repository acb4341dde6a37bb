"""``POST /v1/audit``: what is wrong in posted forms, and what it rests on."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.api.audit_output import (
    AuditForm,
    AuditOutput,
    earlier_audit,
    written,
)
from perfscore.api.audit_run import AuditRun, audit_all, checks_named
from perfscore.api.auditing import AuditWishes
from perfscore.api.told import Diagnostic
from perfscore.web.openapi import shared_or_told
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import (
    AskedOfForms,
    Body,
    Columns,
    basis_of,
    counted,
    refused,
    with_diagnostics,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1", tags=["audit"], dependencies=[Depends(needs(Right.COMPUTE))]
)
_MEDIA: dict[AuditForm, str] = {
    "json": sending.JSON,
    "table": sending.PLAIN,
    "html": sending.HTML,
    "xlsx": sending.XLSX,
}
_CHECKS = "Checks by number, title or rule, parted by commas: `K9,偏差原因必填`."


class AskedAudit(AskedOfForms):
    """How forms are to be audited, and how that is written."""

    format: AuditForm = "json"
    only: str = Field(default="", max_length=2000, description=_CHECKS)
    without: str = Field(default="", max_length=2000, description=_CHECKS)
    verified: bool = Field(
        default=False, description="List what was verified (table; others have it)."
    )
    details: bool = Field(
        default=False, description="Show each of many forms by itself (table)."
    )
    with_diagnostics: bool = Field(
        default=False,
        description="Answer the JSON as `{results, diagnostics}`, also where some or "
        "all could not be read.",
    )
    width: Columns = 80


@ROUTER.post(
    "/audit",
    summary="Audit filled forms",
    description="Recomputes the scores and compares the figures of `file`s; "
    "`accounts` are the units' published accounts, `approved` the goals as approved, "
    "`against` is the JSON of an earlier audit: only new findings are answered. As "
    "JSON, a file that cannot be read makes the answer 422, with the others in "
    "`results`; a table, page or workbook lists it.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer(
            "The audits: as JSON the array of the schema `audit`, or "
            "`{results, diagnostics}`.",
            *_MEDIA.values(),
            model=shared_or_told("audit"),
        ),
    },
    openapi_extra=posts(
        "file",
        "accounts",
        "approved",
        "against",
        "set",
        several=("file", "accounts", "approved"),
    ),
)
@in_turn
def audit(
    asked: Annotated[AskedAudit, Query()],
    body: Body,
    service: Serving,
    language: Speaking,
) -> Response:
    """Audit what was posted."""
    body.named("file", "accounts", "approved", "against", "set")
    run = _run(asked, body, service)
    told = [
        *(each for form in run.forms for each in form.diagnostics),
        *run.told,
    ]
    output = AuditOutput(
        to=asked.format,
        width=asked.width,
        language=language,
        with_verified=asked.verified,
        with_details=asked.details,
    )
    if asked.format == "json":
        return _as_json(run, told, asked, output)
    if not run.is_any_read:
        raise refused(told)
    made = written(run.forms, output)
    if made.value is None:
        raise refused(made.diagnostics)
    media = _MEDIA[asked.format]
    response = (
        sending.send_file(made.value, "audit.xlsx")
        if media == sending.XLSX
        else sending.send(made.value, media)
    )
    return counted(response, (each.rule.severity for each in told))


def _run(asked: AskedAudit, body: Body, service: Serving) -> AuditRun:
    files = body.files()
    basis = basis_of(service, body, asked.set)
    only = checks_named([asked.only], where="only")
    without = checks_named([asked.without], where="without")
    told = [*only.diagnostics, *without.diagnostics]
    earlier = None
    if body.optional("against"):
        found = body.one("against")
        earlier = earlier_audit(found.path, name=found.name)
        told += earlier.diagnostics
    is_broken = earlier is not None and earlier.value is None
    if is_broken or only.value is None or without.value is None:
        raise refused(told)
    wishes = AuditWishes(
        set_name=basis.name,
        accounts=body.optional("accounts"),
        approved=body.optional("approved"),
        only=only.value,
        without=without.value,
        sets=basis.sets,
    )
    return audit_all(
        files,
        wishes,
        is_alone=len(files) == 1,
        earlier=None if earlier is None else earlier.value,
    )


def _as_json(
    run: AuditRun, told: list[Diagnostic], asked: AskedAudit, output: AuditOutput
) -> Response:
    text = str(written(run.forms, output).value)
    if asked.with_diagnostics:
        text = with_diagnostics(json.loads(text), told, output.language)
    elif any(each.audit is None for each in run.forms):
        raise refused(told, results=json.loads(text))
    response = sending.send(text, sending.JSON)
    # What concerns the papers stands in no audit of a form.
    return counted(response, (each.rule.severity for each in run.told))
