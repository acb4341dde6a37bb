"""The published JSON Schemas, by name."""

from perfscore.wire.assessment_schema import Schema, assessment_schema

SCHEMAS = (
    "assessment",
    "score",
    "diagnostic",
    "derivation",
    "difference",
    "case",
    "audit",
    "receipt",
    "verification",
    "review",
    "impact",
    "sensitivity",
)
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
    from perfscore.wire.audit_results import AuditList  # noqa: PLC0415 - loads slowly
    from perfscore.wire.cases import TestList  # noqa: PLC0415 - pydantic loads slowly
    from perfscore.wire.difference_results import (  # noqa: PLC0415 - loads slowly
        SetDifferenceResult,
    )
    from perfscore.wire.results import PRINTED  # noqa: PLC0415 - pydantic loads slowly

    if name == "receipt":
        from perfscore.wire.receipt_model import Receipt  # noqa: PLC0415 - as above

        return head | Receipt.model_json_schema(mode="serialization")
    if name == "review":
        from perfscore.wire.review_results import (  # noqa: PLC0415 - as above
            ReviewResult,
        )

        return head | ReviewResult.model_json_schema(mode="serialization")
    if name == "impact":
        from perfscore.wire.impact_results import (  # noqa: PLC0415 - as above
            ImpactResult,
        )

        return head | ImpactResult.model_json_schema(mode="serialization")
    if name == "verification":
        from perfscore.wire.verification import (  # noqa: PLC0415 - as above
            VerificationList,
        )

        return head | VerificationList.model_json_schema(mode="serialization")
    if name == "sensitivity":
        from pydantic import TypeAdapter  # noqa: PLC0415 - as above

        from perfscore.wire.sensitivity_results import (  # noqa: PLC0415 - as above
            SensitivityResults,
        )

        made = TypeAdapter[SensitivityResults](SensitivityResults)
        return head | made.json_schema(mode="serialization")
    if name == "audit":
        return head | AuditList.model_json_schema(mode="serialization")
    if name == "case":
        return head | TestList.model_json_schema(mode="serialization")
    if name == "difference":
        return head | SetDifferenceResult.model_json_schema(mode="serialization")
    return head | PRINTED[name].model_json_schema(mode="serialization")
