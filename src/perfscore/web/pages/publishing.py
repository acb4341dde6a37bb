"""The page on which a draft is looked through, tried, and published."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse

from perfscore.api.told import Language, diagnostic_to_json
from perfscore.store.connecting import Connection
from perfscore.store.dashboards import choices
from perfscore.store.jobs import Job
from perfscore.store.sets import SetText
from perfscore.web.dashboards import PICKED, titled_sets
from perfscore.web.days import today
from perfscore.web.impacts import Wished, body_of, latest_of, wished_of
from perfscore.web.publishing import Readiness, draft_of, readiness_of
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.set_contents import key_of
from perfscore.web.speaking import Speaking
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Trial:
    """How trying the draft went; ``body`` is a piece of the page once that is done.

    ``is_of_this`` says whether it was the text that is shown.
    """

    job: Job
    wished: Wished
    is_of_this: bool
    body: str = ""


@ROUTER.get("/sets/drafts/{draft_id}/publish", response_class=HTMLResponse)
@in_turn
def publishing(
    request: Request,
    serving: Serving,
    asking: Annotated[Principal, Depends(needs(Right.SETS_PUBLISH))],
    language: Speaking,
    draft_id: Annotated[str, Path(max_length=64)],
) -> HTMLResponse:
    """Show the steps to a published version on one page."""
    draft = draft_of(serving, asking, draft_id)
    ready = readiness_of(serving, draft, language)
    with serving.database.reading() as connection:
        found = choices(connection, asking.unit_path, PICKED)
        titled = titled_sets(connection)
        trial = _trial(connection, asking, draft, language)
    return page(
        request,
        "bureau/publish.html",
        draft=draft,
        ready=ready,
        diagnostics=[diagnostic_to_json(x, language) for x in ready.diagnostics],
        faults=[each.in_language(language) for each in ready.faults],
        open_before=_open_before(ready),
        trial=trial,
        tried_before=titled.get(trial.wished.before, trial.wished.before)
        if trial
        else "",
        years=found.years,
        sets=[(x, titled.get(x, x)) for x in map("@".join, found.sets)],
        today=today(),
        key=key_of(ready.content.set_id),
    )


def _trial(
    connection: Connection, asking: Principal, draft: SetText, language: Language
) -> _Trial | None:
    job = latest_of(connection, asking.user_id, draft.id)
    if job is None:
        return None
    wished = wished_of(job)
    body = body_of(connection, job, language) if job.state == "done" else ""
    return _Trial(job, wished, wished.sha256 == draft.sha256, body)


def _open_before(ready: Readiness) -> str:
    """Name the version that would go on beside the draft, if there is one."""
    for each in ready.others:
        if each.effective_to is None and each.effective_from is not None:
            return each.name
    return ""
