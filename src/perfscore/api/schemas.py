"""The JSON Schemas that are published."""

import json

from perfscore.diagnostics.suggest import nearest
from perfscore.wire import schemas as wire

SCHEMAS = wire.SCHEMAS
"""The names of the schemas."""


def schema(name: str) -> dict[str, object]:
    """Give a JSON Schema: of assessment files, or of results in JSON.

    Raises:
        KeyError: If there is none of that name.

    Example:
        >>> schema("score")["$id"]
        'perfscore/score/v1'
    """
    return wire.schema(name)


def schema_text(name: str) -> str | None:
    """Write a JSON Schema; None if there is none of that name."""
    if name not in SCHEMAS:
        return None
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def near_schemas(name: str) -> tuple[str, ...]:
    """Name the schemas that may be meant, or all of them."""
    return nearest(name, SCHEMAS) or SCHEMAS
