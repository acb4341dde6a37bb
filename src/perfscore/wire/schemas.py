"""The published JSON Schemas, by name."""

from perfscore.wire.assessment_schema import Schema, assessment_schema

SCHEMAS = ("assessment", "score", "diagnostic", "derivation", "difference", "case")
"""The names that :func:`schema` knows."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> Schema:
    """Give a JSON Schema by its name, one of ``SCHEMAS``.

    Raises:
        KeyError: If there is no schema of that name.
    """
    head: Schema = {"$schema": _DIALECT, "$id": f"perfscore/{name}/v1"}
    if name == "assessment":
        return head | assessment_schema()
    from perfscore.wire.cases import TestList  # noqa: PLC0415 - pydantic loads slowly
    from perfscore.wire.difference_results import (  # noqa: PLC0415 - loads slowly
        SetDifferenceResult,
    )
    from perfscore.wire.results import PRINTED  # noqa: PLC0415 - pydantic loads slowly

    if name == "case":
        return head | TestList.model_json_schema(mode="serialization")
    if name == "difference":
        return head | SetDifferenceResult.model_json_schema(mode="serialization")
    return head | PRINTED[name].model_json_schema(mode="serialization")
