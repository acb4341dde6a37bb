"""What problems and diagnostics look like in answers, for the OpenAPI document."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Place(BaseModel):
    """Where something stands: lines and columns count characters from 1."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: str | None = Field(description="The cell or page, in a file that has them.")


class Related(Place):
    """Another place that a diagnostic speaks of."""

    message: str


class DiagnosticAnswer(Place):
    """Something found in a posted document, at its place."""

    rule: str = Field(examples=["weights-do-not-sum"])
    severity: Literal["error", "warning", "note"]
    message: str
    hint: str | None
    related: list[Related]


class ConvertedForm(BaseModel):
    """One form that was read; ``text`` is the assessment file, None where it failed."""

    name: str = Field(examples=["自评.xlsx#2"])
    text: str | None
    diagnostics: list[DiagnosticAnswer]


class Fault(BaseModel):
    """Something wrong with the request itself."""

    place: str = Field(
        description="A JSON pointer behind `body`, `query`, `path` or `header`.",
        examples=["body/year", "query/format"],
    )
    message: str


class Problem(BaseModel):
    """What is wrong with a request (RFC 9457)."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:perfscore:problem:invalid",
                    "title": "内容有错误",
                    "status": 422,
                    "detail": "请求里有 1 处不符合要求",
                    "diagnostics": [],
                    "faults": [{"place": "query/format", "message": "不是可选的值"}],
                }
            ]
        },
    )

    type: str = Field(examples=["urn:perfscore:problem:not-found"])
    title: str
    status: int
    detail: str
    diagnostics: list[DiagnosticAnswer]
    faults: list[Fault] = Field(
        default=[], description="The places of the request's own faults."
    )
