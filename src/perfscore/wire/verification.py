"""The JSON of ``perfscore verify``, as models: the source of its published schema."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, RootModel

from perfscore.wire.results import DiagnosticResult, Number, SetReference


class _Result(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class ReceiptDifference(_Result):
    """One place where receipt and recomputation differ."""

    place: str
    """In words: the line, then what of it."""
    stored: str | None
    """As the receipt has it; null for what it does not have."""
    recomputed: str | None


class VerificationResult(_Result):
    """What came of one receipt."""

    receipt: str
    """The file."""
    status: Literal["same", "differs", "damaged", "unreadable"]
    """`damaged` is not as it was written; `unreadable` is no receipt."""
    set: SetReference | None
    """The set within the receipt; null where nothing could be recomputed."""
    total: Number | None
    """总分 as recomputed."""
    grade: str | None
    """等级 as recomputed."""
    written_by: str | None
    """The version of perfscore that wrote the receipt."""
    recomputed_by: str
    differences: list[ReceiptDifference]
    diagnostics: list[DiagnosticResult]


class VerificationList(RootModel[list[VerificationResult]]):
    """What `perfscore verify --format json` prints: one object a receipt."""
