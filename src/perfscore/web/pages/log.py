"""The page of the log."""

import json
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from perfscore.api.told import Language
from perfscore.store.log_pages import Entry, Wanted, entries
from perfscore.web.cursors import Cursor, after_of, next_of
from perfscore.web.days import begin_of, shown, zone_shown
from perfscore.web.pages.log_words import ACTION_WORDS, GROUPS, detail_text
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)
_SIZE = 50
_DAY = r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?$"


@ROUTER.get("/log", response_class=HTMLResponse)
def log(  # noqa: PLR0913 - each is a field of the form
    request: Request,
    serving: Serving,
    language: Speaking,
    asking: Annotated[Principal, Depends(needs(Right.LOG_READ))],
    *,
    login: Annotated[str, Query(max_length=200)] = "",
    action: Annotated[str, Query(max_length=64)] = "",
    since: Annotated[str, Query(pattern=_DAY)] = "",
    until: Annotated[str, Query(pattern=_DAY)] = "",
    cursor: Cursor = "",
) -> HTMLResponse:
    """Show who changed what, and when; the latest first."""
    wanted = Wanted(
        login=login.strip().lower(),
        action=action,
        since=begin_of(since),
        until=begin_of(until, days_later=1),
    )
    with serving.database.reading() as connection:
        found = entries(
            connection,
            wanted,
            path=asking.unit_path,
            limit=_SIZE + 1,
            before=after_of(cursor, int),
        )
    filters = {"login": login, "action": action, "since": since, "until": until}
    kept = {key: value for key, value in filters.items() if value}
    last = next_of(found, _SIZE, lambda each: each.number)
    return page(
        request,
        "people/log.html",
        rows=[_row(each, language) for each in found[:_SIZE]],
        zone=zone_shown(),
        filters=filters,
        actions=[(key, text.in_language(language)) for key, text in GROUPS.items()],
        older=None if last is None else f"/log?{urlencode({**kept, 'cursor': last})}",
        newest=f"/log?{urlencode(kept)}" if cursor else None,
    )


def _row(entry: Entry, language: Language) -> dict[str, Any]:
    known = ACTION_WORDS.get(entry.action)
    return {
        "entry": entry,
        "at": shown(entry.at),
        "action": entry.action if known is None else known.in_language(language),
        "detail": detail_text(json.loads(entry.detail), language),
    }
