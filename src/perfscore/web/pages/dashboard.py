"""The page with the figures of a unit and of all below it."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import QueryParams

from perfscore.api.dashboards import dashboard_report, report_body
from perfscore.web.assessing.states import STATE_WORDS
from perfscore.web.dashboards import (
    BYS,
    PICKED,
    Asked,
    By,
    State,
    dashboard_of,
    filters_of,
)
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)

_LONGEST = 260
_MOST = 100_000
_USUAL = 10


@ROUTER.get("/dashboard", response_class=HTMLResponse)
@in_turn
def dashboard(
    request: Request,
    serving: Serving,
    looking: Annotated[Principal, Depends(needs(Right.DASHBOARD))],
    language: Speaking,
) -> HTMLResponse:
    """Show charts and tables; what is chosen stands in the page's address."""
    asked = asked_by(request.query_params)
    found = dashboard_of(serving, looking, asked, language)
    report = dashboard_report(found.counts, found.scope, language)
    return page(
        request,
        "bureau/dashboard.html",
        report=report,
        body=report_body(report, language),
        is_empty=not sum(found.counts.states.values()),
        asked=asked,
        filters=filters_of(serving, looking),
        states=[(each, STATE_WORDS[each]) for each in PICKED],
        query=_query(asked),
        own_id=looking.unit_id,
    )


def asked_by(params: QueryParams) -> Asked:
    """Read what the page's form chose; what makes no sense is left out."""
    bys: dict[str, By] = {each: each for each in BYS}
    states: dict[str, State] = {each: each for each in PICKED}
    by = [bys[each] for each in params.getlist("by") if each in bys]
    return Asked(
        unit_id=params.get("unit", "")[:28],
        year=_number(params.get("year", ""), 1900, 2999),
        set_name=params.get("set", "")[:_LONGEST],
        by=tuple(dict.fromkeys(by)) or ("unit",),
        states=tuple(
            dict.fromkeys(states[x] for x in params.getlist("state") if x in states)
        ),
        least=_number(params.get("least", ""), 1, _MOST) or _USUAL,
    )


def _query(asked: Asked) -> str:
    """Write what is asked for as the REST interface is asked for it."""
    pairs: list[tuple[str, str]] = [
        ("unit", asked.unit_id),
        ("year", "" if asked.year is None else str(asked.year)),
        ("set", asked.set_name),
        *(("by", each) for each in asked.by),
        *(("state", each) for each in asked.states),
        ("least", str(asked.least)),
    ]
    return urlencode([(name, value) for name, value in pairs if value])


def _number(text: str, low: int, high: int) -> int | None:
    """Read a whole number between two others; None where it is none."""
    is_short = text.isascii() and text.isdecimal() and len(text) <= len(str(high))
    found = int(text) if is_short else None
    return found if found is not None and low <= found <= high else None
