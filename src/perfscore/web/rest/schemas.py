"""``/v1/schemas``, ``/v1/rules``: what JSON looks like, and what messages mean."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel

from perfscore.api.explaining import Form, near_rules, rule_page, rules_by_name
from perfscore.api.schemas import SCHEMAS, near_schemas, schema_text
from perfscore.api.told import Severity, Text
from perfscore.web.file_names import plain_name
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.documents import Asked
from perfscore.web.rest.explain import MEDIA
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1", tags=["reference"], dependencies=[Depends(needs(Right.COMPUTE))]
)
_SCHEMA_MEDIA = "application/schema+json"


class SchemaList(BaseModel):
    """The names of the published schemas."""

    items: list[str]


class MessageRule(BaseModel):
    """A rule of diagnostics or findings."""

    rule: str
    severity: Severity
    explanation: str


class RuleList(BaseModel):
    """All rules."""

    items: list[MessageRule]


class AskedRule(Asked):
    """How the page of a rule is written."""

    format: Form = "json"


@ROUTER.get("/schemas", summary="The published JSON Schemas", responses=answers())
def schemas(_: Annotated[Asked, Query()]) -> SchemaList:
    """List the schemas."""
    return SchemaList(items=list(SCHEMAS))


@ROUTER.get(
    "/schemas/{name}",
    summary="A JSON Schema",
    response_class=Response,
    responses={**answers(404), 200: document_answer("The schema.", _SCHEMA_MEDIA)},
)
def schema(name: str, _: Annotated[Asked, Query()]) -> Response:
    """Give a schema."""
    text = schema_text(name)
    if text is None:
        raise _not_found(name, near_schemas(name))
    return sending.send(text, _SCHEMA_MEDIA)


@ROUTER.get("/rules", summary="The rules of messages", responses=answers())
def rules(_: Annotated[Asked, Query()], language: Speaking) -> RuleList:
    """List the rules."""
    found = sorted(rules_by_name().items())
    return RuleList(
        items=[
            MessageRule(
                rule=name,
                severity=each.severity,
                explanation=each.explanation.in_language(language),
            )
            for name, each in found
        ]
    )


@ROUTER.get(
    "/rules/{name}",
    summary="What a rule means",
    response_class=Response,
    responses={
        **answers(404),
        200: document_answer(
            "The page.",
            *MEDIA.values(),
            model={"$ref": "#/components/schemas/MessageRule"},
        ),
    },
)
def rule(
    name: str, asked: Annotated[AskedRule, Query()], language: Speaking
) -> Response:
    """Give the page of a rule."""
    text = rule_page(name, to=asked.format, language=language)
    if text is None:
        raise _not_found(name, near_rules(name))
    return sending.send(text, MEDIA[asked.format])


def _not_found(name: str, near: tuple[str, ...]) -> ProblemError:
    shown = plain_name(name)[:80]
    return ProblemError(
        NOT_FOUND,
        Text(f"没有“{shown}”", f"there is no “{shown}”"),
        more={"near": list(near)},
    )
