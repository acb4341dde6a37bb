"""The figures of a unit and of all below it: numbers, charts, a workbook."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from perfscore.api.dashboards import (
    dashboard_json,
    dashboard_report,
    report_book,
    report_page,
)
from perfscore.web.dashboards import Asked, By, State, dashboard_of
from perfscore.web.rest.answers import answers
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.dashboard_models import DashboardAnswer
from perfscore.web.rest.sending import HTML, XLSX, send_file
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1", tags=["dashboard"])

Looking = Annotated[Principal, Depends(needs(Right.DASHBOARD))]
_MOST = 100_000
_FILE = {"schema": {"type": "string", "format": "binary"}}


class Wanted(BaseModel):
    """Which figures are wanted, and how they are written."""

    unit: str = Field(
        default="", max_length=28, description="A unit; with all below it."
    )
    year: int | None = Field(default=None, ge=1900, le=2999)
    set: str = Field(
        default="", max_length=260, examples=["national/project-2020@2020.1"]
    )
    by: list[By] = Field(default=["unit"], description="How it is grouped.")
    state: list[State] = []
    least: int = Field(
        default=10,
        ge=1,
        le=_MOST,
        description="Indicators that so many have are counted.",
    )
    format: Literal["json", "html", "xlsx"] = "json"

    def asked(self) -> Asked:
        """Give what is to be counted."""
        return Asked(
            unit_id=self.unit,
            year=self.year,
            set_name=self.set,
            by=tuple(dict.fromkeys(self.by)),
            states=tuple(dict.fromkeys(self.state)),
            least=self.least,
        )


@ROUTER.get(
    "/dashboard",
    response_model=DashboardAnswer,
    responses={
        **answers(404),
        200: {"content": {HTML: {"schema": {"type": "string"}}, XLSX: _FILE}},
    },
    summary="Figures over many assessments",
)
@in_turn
def get_dashboard(
    serving: Serving,
    looking: Looking,
    language: Speaking,
    wanted: Annotated[Wanted, Query()],
) -> Response:
    """Count what a unit and all below it submitted.

    Drafts are not counted; what was returned counts in the overview of states alone.
    """
    found = dashboard_of(serving, looking, wanted.asked(), language)
    if wanted.format == "json":
        body: dict[str, Any] = {
            "unit": found.scope.unit,
            "year": found.scope.year,
            **dashboard_json(found.counts),
        }
        return JSONResponse(body)
    report = dashboard_report(found.counts, found.scope, language)
    name = report.title.replace("：", "-").replace(": ", "-")
    if wanted.format == "html":
        return send_file(report_page(report, language), f"{name}.html")
    return send_file(report_book(report, language), f"{name}.xlsx")
