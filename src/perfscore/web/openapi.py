"""The OpenAPI document, with the schemas that several routes share."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from perfscore.api.schemas import SCHEMAS, schema
from perfscore.web.idempotency import LONGEST_KEY, is_remembered
from perfscore.web.problem_kinds import (
    ALREADY_DONE,
    IN_PROGRESS,
    TOO_LARGE,
    TOO_SLOW,
)
from perfscore.web.problem_models import ConvertedForm, Problem

_AT = "#/components/schemas/"
_ABOUT = (
    "REST v1 of perfscore. Requests carry the session's cookie (with "
    "`X-CSRF-Token` where they change something) or `Authorization: Bearer` with an "
    "API token. Numbers that have to stay exact are texts. Whatever is wrong is "
    "answered as `application/problem+json`, with the diagnostics of the documents "
    "that were posted and their places. `?lang=zh` or `?lang=en` chooses the language."
)
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": f"^[!-~]{{1,{LONGEST_KEY}}}$"},
    "description": "A name that the caller makes up: with the same one the same "
    "request is done once within a day.",
}
_PROBLEM = {"application/problem+json": {"schema": {"$ref": f"{_AT}Problem"}}}
_DONE_BEFORE = {
    "description": f"`{IN_PROGRESS.name}` or `{ALREADY_DONE.name}`: the request came "
    "before under its Idempotency-Key",
    "content": _PROBLEM,
}
_CUT_OFF = {
    str(each.status): {
        "description": f"`{each.name}` {each.title.zh} / {each.title.en}",
        "content": _PROBLEM,
    }
    for each in (TOO_SLOW, TOO_LARGE)
}
"""What any body can be answered with, also one that nobody asked for."""


class DescribedApp(FastAPI):
    """An application whose OpenAPI document holds the shared schemas."""

    def openapi(self) -> dict[str, Any]:
        """Give the document, which is made once."""
        if self.openapi_schema is None:
            self.openapi_schema = _document(self)
        return self.openapi_schema


def shared(name: str) -> dict[str, Any]:
    """Refer to a published schema, see ``perfscore schema``."""
    return {"$ref": f"{_AT}{_title(name)}"}


def shared_or_told(name: str) -> dict[str, Any]:
    """Refer to the same, or to it as ``results`` with ``diagnostics`` beside it."""
    told = {
        "type": "object",
        "properties": {"results": shared(name), "diagnostics": shared("diagnostic")},
        "required": ["results", "diagnostics"],
    }
    return {"anyOf": [shared(name), told]}


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(
        title="perfscore", version=app.version, description=_ABOUT, routes=app.routes
    )
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    _, models = models_json_schema(
        [(each, "serialization") for each in (Problem, ConvertedForm)],
        ref_template=_AT + "{model}",
    )
    schemas.update(models["$defs"])
    for name in SCHEMAS:
        schemas.update(_components(name))
    for path, operations in made["paths"].items():
        for method in operations.keys() & {"post", "put", "patch"}:
            operations[method]["responses"] |= _CUT_OFF
        if "post" in operations and is_remembered(path):
            operations["post"].setdefault("parameters", []).append(_KEY)
            operations["post"]["responses"].setdefault("409", _DONE_BEFORE)
    made["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer"},
        "session": {"type": "apiKey", "in": "cookie", "name": "perfscore_session"},
    }
    return made


def _components(name: str) -> dict[str, Any]:
    """Give a published schema as components, its parts under names of their own."""
    whole = dict(schema(name))
    whole.pop("$schema", None)
    whole.pop("$id", None)
    parts = whole.pop("$defs", {})
    prefix = _title(name)
    made = {f"{prefix}.{key}": each for key, each in _entries(parts)}
    made[prefix] = whole
    return {key: _led_to(each, prefix) for key, each in made.items()}


def _entries(parts: object) -> list[tuple[str, Any]]:
    return list(parts.items()) if isinstance(parts, Mapping) else []


def _led_to(value: object, prefix: str) -> object:
    if isinstance(value, Mapping):
        return {
            key: f"{_AT}{prefix}.{each.removeprefix('#/$defs/')}"
            if key == "$ref" and isinstance(each, str)
            else _led_to(each, prefix)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [_led_to(each, prefix) for each in value]
    return value


def _title(name: str) -> str:
    return f"{name.title()}V1"
