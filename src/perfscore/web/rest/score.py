"""``POST /v1/score``, ``/v1/receipt``: posted assessments become scored forms."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.api.files import Found
from perfscore.api.printing import (
    ENDINGS,
    Printed,
    Style,
    joined,
    laid_out,
    printed,
    summary,
    whole,
)
from perfscore.api.receipts import Receipts
from perfscore.api.rendering import Extent, Form
from perfscore.api.scoring import ScoredFile, score_files, score_files_together
from perfscore.api.told import Diagnostic, Text
from perfscore.web.openapi import shared, shared_or_told
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import (
    AskedOfForms,
    Basis,
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
    prefix="/v1", tags=["score"], dependencies=[Depends(needs(Right.COMPUTE))]
)


class AskedScore(AskedOfForms):
    """How assessments are to be scored and written."""

    format: Form = Field(
        default="json",
        description="Several files in xlsx, docx, pdf or html come as one zip.",
    )
    with_diagnostics: bool = Field(
        default=False,
        description="Answer the JSON as `{results, diagnostics}`, also where some or "
        "all could not be scored.",
    )
    with_trace: bool = Field(
        default=False,
        description="Append how each score came about (xlsx, docx, pdf, html, md).",
    )
    with_picture: bool = Field(
        default=False, description="Append a picture of the scores (pdf, html)."
    )
    together: bool = Field(
        default=False, description="Roll the assessments up into one, and score that."
    )
    width: Columns = 80


_SCORED = document_answer(
    "The scores: as JSON the array of the schema `score`, one object an assessment, "
    "or `{results, diagnostics}`; else the official form, with the header "
    "`Perfscore-Findings` (`error=0, warning=1, note=0`).",
    sending.JSON,
    sending.PLAIN,
    sending.MARKDOWN,
    sending.HTML,
    sending.XLSX,
    sending.DOCX,
    sending.PDF,
    sending.ZIP,
    model=shared_or_told("score"),
)


@ROUTER.post(
    "/score",
    summary="Score assessments",
    description="Takes assessment files (JSON, YAML) and filled forms (Excel, Word, "
    "PDF, HTML, text), in parts or as a body in one piece; nothing is kept. "
    "`set` may be a set's text. Where an assessment cannot be scored the answer is "
    "422: `diagnostics` tell why, `results` are the scores of the others.",
    response_class=Response,
    responses={**answers(with_body=True), 200: _SCORED},
    openapi_extra=posts("file", "set", several=("file",)),
)
@in_turn
def score(
    asked: Annotated[AskedScore, Query()],
    body: Body,
    service: Serving,
    language: Speaking,
) -> Response:
    """Score what was posted."""
    body.named("file", "set")
    _require_sense(asked)
    files = body.files()
    basis = basis_of(service, body, asked.set)
    scored = _scored(files, basis, together=asked.together)
    style = Style(
        to=asked.format,
        width=asked.width,
        language=language,
        extent=Extent(with_trace=asked.with_trace, with_picture=asked.with_picture),
    )
    told = [each for one in scored for each in one.outcome.diagnostics]
    if asked.format == "json":
        results = [printed(each, style) for each in scored]
        return _as_json(results, told, asked, style)
    if any(each.outcome.value is None for each in scored):
        of_json = Style(to="json", language=language)
        done = joined([printed(each, of_json) for each in scored], of_json)
        raise refused(told, results=json.loads(done))
    response = _as_form([printed(each, style) for each in scored], style)
    severities = [each.rule.severity for each in told]
    for each in scored:
        if each.outcome.value is not None:
            severities += [one.rule.severity for one in each.outcome.value.findings]
    return counted(response, severities)


def _scored(
    files: Sequence[Found], basis: Basis, *, together: bool
) -> list[ScoredFile]:
    if together:
        one = score_files_together(files, set_name=basis.name, sets=basis.sets)
        return [one]
    return list(score_files(files, set_name=basis.name, sets=basis.sets))


def _as_json(
    results: Sequence[Printed],
    told: Sequence[Diagnostic],
    asked: AskedScore,
    style: Style,
) -> Response:
    text = joined(results, style)
    if asked.with_diagnostics:
        text = with_diagnostics(json.loads(text), told, style.language)
    elif not all(each.is_scored for each in results):
        raise refused(told, results=json.loads(text))
    return sending.send(text, sending.JSON)


def _as_form(results: Sequence[Printed], style: Style) -> Response:
    if not style.is_one_a_file:
        text = joined(results, style)
        if len(results) > 1:
            text += "\n" + summary(results, style)
        media = sending.MARKDOWN if style.to == "md" else sending.PLAIN
        return sending.send(text, media)
    if len(results) == 1:
        name = f"{results[0].within}{ENDINGS[style.to]}"
        return sending.send_file(whole(results[0], style), name)
    placed = [
        (path.as_posix(), content) for path, content in laid_out(results, style, Path())
    ]
    placed.append(("summary.txt", summary(results, Style(language=style.language))))
    return sending.send_file(sending.zipped(placed), "scores.zip")


def _require_sense(asked: AskedScore) -> None:
    """Refuse what cannot be written as it was asked for."""
    if asked.with_trace and asked.format in {"table", "json"}:
        raise ProblemError(
            INVALID,
            Text(
                "with_trace 用于 xlsx、docx、pdf、html、md；JSON 用 POST /v1/explain",
                "with_trace is for xlsx, docx, pdf, html and md; for JSON there is "
                "POST /v1/explain",
            ),
        )
    if asked.with_picture and asked.format not in {"pdf", "html"}:
        raise ProblemError(
            INVALID,
            Text("with_picture 用于 pdf、html", "with_picture is for pdf and html"),
        )
    if asked.with_diagnostics and asked.format != "json":
        raise ProblemError(
            INVALID,
            Text("with_diagnostics 用于 json", "with_diagnostics is for json"),
        )


@ROUTER.post(
    "/receipt",
    summary="Score one assessment, and answer its receipt",
    description="The receipt holds the texts of the sets and the assessment, every "
    "step and the result; `POST /v1/verify` computes it again.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer("A receipt.", sending.JSON, model=shared("receipt")),
    },
    openapi_extra=posts("file", "set"),
)
@in_turn
def receipt(
    asked: Annotated[AskedOfForms, Query()], body: Body, service: Serving
) -> Response:
    """Score what was posted, and make its receipt."""
    body.named("file", "set")
    basis = basis_of(service, body, asked.set)
    scored = _scored([body.one()], basis, together=False)
    told = [each for one in scored for each in one.outcome.diagnostics]
    if len(scored) != 1 or scored[0].outcome.value is None:
        raise refused(told) if len(scored) == 1 else _several(len(scored))
    made = Receipts(basis.sets).receipt(scored[0])
    if made.value is None:
        raise refused(made.diagnostics)
    name = f"{scored[0].file.within}.json"
    return sending.send_file(made.value, name)


def _several(count: int) -> ProblemError:
    return ProblemError(
        INVALID,
        Text(
            f"文件里有 {count} 张自评表，要求一张：在文件名后写 #1、#2 ……",
            f"the file holds {count} forms, one is required: its name with #1, #2 …",
        ),
    )
