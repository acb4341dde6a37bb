"""The OpenAPI document, with the schemas that several routes share."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from perfscore.api.schemas import SCHEMAS, schema
from perfscore.web.problem_models import ConvertedForm, Problem

_AT = "#/components/schemas/"
_ABOUT = (
    "REST v1 of perfscore. Requests carry the session's cookie (with "
    "`X-CSRF-Token` where they change something) or `Authorization: Bearer` with an "
    "API token. Numbers that have to stay exact are texts. Whatever is wrong is "
    "answered as `application/problem+json`, with the diagnostics of the documents "
    "that were posted and their places. `?lang=zh` or `?lang=en` chooses the language."
)


def describe(app: FastAPI) -> None:
    """Have the app's OpenAPI document hold the shared schemas."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def shared(name: str, *, is_list: bool = False) -> dict[str, Any]:
    """Refer to a published schema, see ``perfscore schema``; or to a list of them."""
    one = {"$ref": f"{_AT}{_title(name)}"}
    return {"type": "array", "items": one} if is_list else one


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


def _led_to(value: Any, prefix: str) -> Any:  # noqa: ANN401 - a tree of plain data
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
