"""The page on which a draft is looked through, tried, and published."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse

from perfscore.api.impact_forms import impact_as_body
from perfscore.api.told import Language, diagnostic_to_json
from perfscore.store.dashboards import choices
from perfscore.web.dashboards import PICKED
from perfscore.web.impacts import Against, Tried, impact_of
from perfscore.web.problems import ProblemError
from perfscore.web.publishing import Readiness, draft_of, readiness_of
from perfscore.web.publishing_days import today
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.set_contents import key_of
from perfscore.web.speaking import Speaking
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What trying the draft gave: a piece of the page, or why there is none."""

    tried: Tried | None = None
    body: str = ""
    problem: str = ""


@ROUTER.get("/sets/drafts/{draft_id}/publish", response_class=HTMLResponse)
def publishing(  # noqa: PLR0913, PLR0917 - parameters of the request
    request: Request,
    serving: Serving,
    asking: Annotated[Principal, Depends(needs(Right.SETS_PUBLISH))],
    language: Speaking,
    draft_id: Annotated[str, Path(max_length=64)],
    year: Annotated[str, Query(max_length=4)] = "",
    before: Annotated[str, Query(max_length=260)] = "",
    tried: Annotated[str, Query(alias="try", max_length=1)] = "",
) -> HTMLResponse:
    """Show the steps to a published version on one page."""
    draft = draft_of(serving, asking, draft_id)
    ready = readiness_of(serving, draft, language)
    with serving.database.reading() as connection:
        found = choices(connection, asking.unit_path, PICKED)
    against = Against(int(year) if _is_year(year) else None, before, by=())
    shown = _Shown()
    if tried and ready.checked is not None:
        shown = _tried(serving, asking, ready, against, language)
    return page(
        request,
        "bureau/publish.html",
        draft=draft,
        ready=ready,
        diagnostics=[diagnostic_to_json(x, language) for x in ready.diagnostics],
        faults=[each.in_language(language) for each in ready.faults],
        open_before=_open_before(ready),
        shown=shown,
        years=found.years,
        sets=[f"{id_}@{version}" for id_, version in found.sets],
        year=against.year,
        before=before,
        today=today(),
        key=key_of(ready.content.set_id),
    )


def _tried(
    serving: Service,
    asking: Principal,
    ready: Readiness,
    against: Against,
    language: Language,
) -> _Shown:
    try:
        tried = impact_of(serving, asking, ready.draft, against)
    except ProblemError as problem:
        return _Shown(problem=problem.detail.in_language(language))
    return _Shown(tried, impact_as_body(tried.impact, language=language))


def _open_before(ready: Readiness) -> str:
    """Name the version that would go on beside the draft, if there is one."""
    for each in ready.others:
        if each.effective_to is None and each.effective_from is not None:
            return each.name
    return ""


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) == len("2026")
