"""The figures of a unit and of all below it: numbers, charts, a workbook."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from perfscore.api.dashboards import (
    dashboard_json,
    dashboard_report,
    report_book,
    report_page,
)
from perfscore.web.dashboards import Asked, By, State, dashboard_of
from perfscore.web.rest.answers import answers
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


def asked_for(  # noqa: PLR0913, PLR0917 - each is a filter that people choose
    unit: Annotated[
        str, Query(max_length=28, description="A unit; with all below it.")
    ] = "",
    year: Annotated[int | None, Query(ge=1900, le=2999)] = None,
    set_name: Annotated[
        str,
        Query(alias="set", max_length=260, examples=["national/project-2020@2020.1"]),
    ] = "",
    by: Annotated[list[By] | None, Query(description="How it is grouped.")] = None,
    state: Annotated[list[State] | None, Query()] = None,
    least: Annotated[
        int,
        Query(ge=1, le=_MOST, description="Indicators that so many have are counted."),
    ] = 10,
) -> Asked:
    """Read which figures are wanted."""
    return Asked(
        unit_id=unit,
        year=year,
        set_name=set_name,
        by=tuple(dict.fromkeys(by or ["unit"])),
        states=tuple(dict.fromkeys(state or ())),
        least=least,
    )


Asking = Annotated[Asked, Depends(asked_for)]


@ROUTER.get(
    "/dashboard",
    response_model=DashboardAnswer,
    responses={
        **answers(404),
        200: {"content": {HTML: {"schema": {"type": "string"}}, XLSX: _FILE}},
    },
    summary="Figures over many assessments",
)
def get_dashboard(
    serving: Serving,
    looking: Looking,
    language: Speaking,
    asked: Asking,
    to: Annotated[Literal["json", "html", "xlsx"], Query(alias="format")] = "json",
) -> Response:
    """Count what a unit and all below it submitted.

    Drafts are not counted; what was returned counts in the overview of states alone.
    """
    found = dashboard_of(serving, looking, asked, language)
    if to == "json":
        body: dict[str, Any] = {
            "unit": found.scope.unit,
            "year": found.scope.year,
            **dashboard_json(found.counts),
        }
        return JSONResponse(body)
    report = dashboard_report(found.counts, found.scope, language)
    name = report.title.replace("：", "-").replace(": ", "-")
    if to == "html":
        return send_file(report_page(report, language), f"{name}.html")
    return send_file(report_book(report, language), f"{name}.xlsx")
