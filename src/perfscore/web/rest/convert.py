"""``POST /v1/convert``: filled forms become assessment files."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.api.converting import convert_files
from perfscore.api.files import apart
from perfscore.api.told import Diagnostic, diagnostic_to_json
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import (
    AskedOfForms,
    Body,
    basis_of,
    counted,
    refused,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1", tags=["forms"], dependencies=[Depends(needs(Right.COMPUTE))]
)


class AskedConvert(AskedOfForms):
    """How what was read is written."""

    format: Literal["json", "yaml"] = Field(
        default="json",
        description="`yaml` answers the file itself, several as one zip; then every "
        "form has to be readable.",
    )


@ROUTER.post(
    "/convert",
    summary="Read filled forms into assessment files",
    description="What is doubtful is noted in the text, at its place. As JSON each "
    "form has its diagnostics, also where it could not be read.",
    response_class=Response,
    responses={
        **answers(with_body=True),
        200: document_answer(
            "The assessment files.",
            sending.JSON,
            sending.YAML,
            sending.ZIP,
            model={
                "type": "array",
                "items": {"$ref": "#/components/schemas/ConvertedForm"},
            },
        ),
    },
    openapi_extra=posts("file", "set", several=("file",)),
)
@in_turn
def convert(
    asked: Annotated[AskedConvert, Query()],
    body: Body,
    service: Serving,
    language: Speaking,
) -> Response:
    """Convert what was posted."""
    body.named("file", "set")
    basis = basis_of(service, body, asked.set)
    made = list(convert_files(body.files(), set_name=basis.name, sets=basis.sets))
    if asked.format == "json":
        return sending.send_json(
            [
                {
                    "name": each.file.name,
                    "text": each.outcome.value,
                    "diagnostics": [
                        diagnostic_to_json(one, language)
                        for one in each.outcome.diagnostics
                    ],
                }
                for each in made
            ]
        )
    told: list[Diagnostic] = [each for one in made for each in one.outcome.diagnostics]
    texts = [each.outcome.value for each in made if each.outcome.value is not None]
    if len(texts) < len(made):
        raise refused(told)
    places = [f"{each}.yaml" for each in apart(one.file.within for one in made)]
    if len(texts) == 1:
        response = sending.send_file(texts[0], places[0])
    else:
        whole = sending.zipped(zip(places, texts, strict=True))
        response = sending.send_file(whole, "assessments.zip")
    return counted(response, (each.rule.severity for each in told))
