"""``POST /v1/check``, ``/v1/format``, ``/v1/cases``: sets that are being written."""

import json
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.api.checking import (
    check_files,
    diagnostics_as_json,
    diagnostics_as_lines,
)
from perfscore.api.formatting import Keywords, format_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.testing import (
    CasesRun,
    cases_as_json,
    cases_as_text,
    cases_summary,
    run_loaded,
)
from perfscore.api.told import Diagnostic, Language, Outcome
from perfscore.web.openapi import shared, shared_or_told
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts_sets
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import (
    Asked,
    AskedOfBody,
    Columns,
    SetBody,
    refused,
    set_in,
    with_diagnostics,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.shelf_sets import compiled
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1", tags=["sets"], dependencies=[Depends(needs(Right.COMPUTE))]
)


class AskedCheck(AskedOfBody):
    """How what was found is written."""

    format: Literal["json", "line", "text"] = "json"


@ROUTER.post(
    "/check",
    summary="Check indicator sets",
    description="All that is wrong with the texts, each at its place; errors do not "
    "make the request wrong. A set may take over published ones.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer(
            "The diagnostics.", sending.JSON, sending.PLAIN, model=shared("diagnostic")
        ),
    },
    openapi_extra=posts_sets(),
)
@in_turn
def check(
    asked: Annotated[AskedCheck, Query()],
    body: SetBody,
    service: Serving,
    language: Speaking,
) -> Response:
    """Check what was posted."""
    body.named("file")
    checked = check_files(
        body.files(),
        check=lambda source, _: compiled(service, source.text, source.name),
    )
    found = [each for file in checked for each in file.diagnostics]
    match asked.format:
        case "json":
            return sending.send(
                diagnostics_as_json(found, language=language), sending.JSON
            )
        case "line":
            text = diagnostics_as_lines(found, language=language)
        case "text":
            text = diagnostics_as_text(found, language=language)
    return sending.send(text, sending.PLAIN)


class AskedFormat(AskedOfBody):
    """How a set is to be laid out."""

    keywords: Keywords | None = Field(
        default=None, description="Rewrite the keywords in Chinese or English."
    )


@ROUTER.post(
    "/format",
    summary="Lay out an indicator set",
    description="Answers the text; comments stay. With syntax errors it is 422.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer("The set, laid out.", sending.PLAIN),
    },
    openapi_extra=posts_sets(several=False),
)
@in_turn
def format_set(asked: Annotated[AskedFormat, Query()], body: SetBody) -> Response:
    """Lay out what was posted."""
    body.named("file")
    (made,) = format_files([body.one()], keywords=asked.keywords)
    if made.after is None:
        raise refused(made.diagnostics)
    return sending.send(made.after, sending.PLAIN)


class AskedCases(Asked):
    """How what came of worked cases is written."""

    format: Literal["json", "text"] = "json"
    coverage: bool = Field(
        default=False, description="List the rows that no case takes (text)."
    )
    with_diagnostics: bool = Field(
        default=False,
        description="Answer the JSON as `{results, diagnostics}`, also where some or "
        "all sets cannot be used.",
    )
    width: Columns = 80


class AskedCasesOfBody(AskedCases, AskedOfBody):
    """The same of sets that are posted."""


class AskedCasesOfSet(AskedCases):
    """The same of a published set."""

    set: str = Field(max_length=200, examples=["national/project-2020"])


_CASES = {
    **answers(with_body=True),
    200: document_answer(
        "What came of each case; as JSON the array of the schema `case`, or "
        "`{results, diagnostics}`.",
        sending.JSON,
        sending.PLAIN,
        model=shared_or_told("case"),
    ),
}


@ROUTER.post(
    "/cases",
    summary="Run the worked cases of indicator sets",
    description="A set with errors makes the answer 422, the others are in `results`.",
    response_class=Response,
    responses=_CASES,
    openapi_extra=posts_sets(),
)
@in_turn
def cases(
    asked: Annotated[AskedCasesOfBody, Query()],
    body: SetBody,
    service: Serving,
    language: Speaking,
) -> Response:
    """Run the cases of what was posted."""
    body.named("file")
    runs = [run_loaded(set_in(service, each)) for each in body.files()]
    return _cases(runs, asked, language)


@ROUTER.get(
    "/cases",
    summary="Run the worked cases of a published set",
    response_class=Response,
    responses=_CASES,
)
@in_turn
def cases_of_set(
    asked: Annotated[AskedCasesOfSet, Query()], service: Serving, language: Speaking
) -> Response:
    """Run the cases of a set on the shelf."""
    return _cases([run_loaded(service.shelf.load(asked.set))], asked, language)


def _cases(
    runs: list[Outcome[CasesRun]], asked: AskedCases, language: Language
) -> Response:
    told: list[Diagnostic] = [
        each for one in runs if one.value is None for each in one.diagnostics
    ]
    made = [each.value for each in runs if each.value is not None]
    text = cases_as_json(made, language=language)
    if asked.with_diagnostics and asked.format == "json":
        text = with_diagnostics(json.loads(text), told, language)
    elif len(made) < len(runs):
        raise refused(told, results=json.loads(text))
    if asked.format == "json":
        return sending.send(text, sending.JSON)
    pages = []
    for run in made:
        page = cases_as_text(
            run, with_coverage=asked.coverage, width=asked.width, language=language
        )
        name = "" if len(made) == 1 else f"{run.set.id}："
        pages.append(page + name + cases_summary(run, language=language))
    return sending.send("".join(pages), sending.PLAIN)
