"""Pages of indicator sets: those published, one of them to read, drafts, the editor."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from perfscore.api.differing import difference_as_text
from perfscore.api.editing.tokens import keyword_words
from perfscore.api.set_differing import diff_checked
from perfscore.api.told import Language
from perfscore.store import sets
from perfscore.store.people import name_of
from perfscore.store.set_usage import is_used, issued_within
from perfscore.web.dashboards import titled_sets
from perfscore.web.days import today
from perfscore.web.listed_sets import ListedSet, Sought, listed_sets
from perfscore.web.painted import painted
from perfscore.web.reaching_sets import draft_within, set_at, version_at
from perfscore.web.regions import regions_of
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.set_drafts import told_draft
from perfscore.web.set_examples import example_of
from perfscore.web.shelf import Shelved
from perfscore.web.speaking import language_of
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)

Reading = Annotated[Principal, Depends(needs(Right.SETS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.SETS_WRITE))]
_MOST_DRAFTS = 200


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows: a version of a set, held against ``old`` if that is stated."""

    listed: ListedSet
    version: str
    asking: Principal
    old: str = ""


class Filters(BaseModel):
    """Which sets are shown."""

    q: str = Field(default="", max_length=200)
    kind: str = Field(default="", max_length=20)
    region: str = Field(default="", max_length=200)
    year: str = Field(default="", max_length=20)
    scope: str = Field(default="offered", max_length=20)


@ROUTER.get("/sets", response_class=HTMLResponse)
def list_page(
    request: Request,
    serving: Serving,
    asking: Reading,
    filters: Annotated[Filters, Query()],
) -> HTMLResponse:
    """Show the published sets, those for one's own unit unless all are asked for."""
    with serving.database.reading() as connection:
        everything = listed_sets(connection, asking)
    is_year = filters.year.isascii() and filters.year.isdecimal()
    year = int(filters.year[:4]) if is_year else None
    sought = Sought(filters.q, filters.kind, filters.region, year)
    within = [e for e in everything if filters.scope == "all" or e.is_offered]
    return page(
        request,
        "sets/list.html",
        sets=[each for each in within if sought.has(each)],
        filters=filters,
        regions=regions_of(each.set_id for each in everything),
        may_write=asking.may(Right.SETS_WRITE),
    )


@ROUTER.get("/sets/drafts", response_class=HTMLResponse)
def drafts_page(request: Request, serving: Serving, asking: Writing) -> HTMLResponse:
    """Show the drafts of one's unit and of those below it."""
    with serving.database.reading() as connection:
        rows = sets.drafts(connection, asking.unit_path, limit=_MOST_DRAFTS)
        found = [told_draft(connection, each) for each in rows]
        published = listed_sets(connection, asking)
    return page(request, "sets/drafts.html", drafts=found, sets=published)


@ROUTER.get("/sets/drafts/{draft_id}", response_class=HTMLResponse)
def editor_page(
    request: Request, serving: Serving, asking: Writing, draft_id: str
) -> HTMLResponse:
    """Show the editor of a draft."""
    with serving.database.reading() as connection:
        row = draft_within(connection, asking, draft_id)
        facts = told_draft(connection, row)
        names = [
            each.name for each in sets.versions(connection, set_id=row.set_id or "-")
        ]
        titled = titled_sets(connection)
    base = row.based_on or next(iter(names), "")
    return page(
        request,
        "sets/editor.html",
        draft=facts,
        text=row.text,
        base=base,
        words=sorted(keyword_words()),
        bases=[
            (each, titled.get(each, each))
            for each in dict.fromkeys([*([base] if base else []), *names])
        ],
        may_publish=asking.may(Right.SETS_PUBLISH),
    )


@ROUTER.get("/sets/{key}", response_class=HTMLResponse)
@in_turn
def set_page(
    request: Request, serving: Serving, asking: Reading, key: str
) -> HTMLResponse:
    """Show the version of a set that is meant today."""
    with serving.database.reading() as connection:
        listed = set_at(connection, asking, key)
    shown = _Shown(listed, listed.current.version, asking)
    return _version_page(request, serving, shown)


@ROUTER.get("/sets/{key}/{version}", response_class=HTMLResponse)
@in_turn
def version_page(
    request: Request,
    serving: Serving,
    asking: Reading,
    key: str,
    version: str,
) -> HTMLResponse:
    """Show a version of a set; with `?old=` another one, what differs."""
    with serving.database.reading() as connection:
        listed = set_at(connection, asking, key)
    old = request.query_params.get("old", "")
    shown = _Shown(listed, version, asking, old)
    return _version_page(request, serving, shown)


def _version_page(request: Request, serving: Service, shown: _Shown) -> HTMLResponse:
    listed = shown.listed
    with serving.database.reading() as connection:
        row = version_at(connection, listed.key, shown.version)
        by = name_of(connection, row.published_by)
        may_withdraw = (
            shown.asking.may(Right.SETS_PUBLISH)
            and row.state == "published"
            and issued_within(connection, row.unit_id, shown.asking.unit_path)
            and not is_used(connection, row.set_id, row.version)
        )
    difference = ""
    if shown.old:
        difference = _difference(serving, shown, language_of(request))
    return page(
        request,
        "sets/set.html",
        listed=listed,
        row=row,
        key=listed.key,
        by=by,
        lines=painted(serving.shelf.text(Shelved(row))),
        has_example=example_of(serving.shelf, Shelved(row)) is not None,
        old=shown.old,
        difference=difference,
        may_write=shown.asking.may(Right.SETS_WRITE),
        may_withdraw=may_withdraw,
        today=today(),
    )


def _difference(serving: Service, shown: _Shown, language: Language) -> str:
    """Say what differs between two versions; empty where one has errors."""
    with serving.database.reading() as connection:
        rows = [
            version_at(connection, shown.listed.key, each)
            for each in (shown.old, shown.version)
        ]
    before, after = (serving.shelf.loaded(Shelved(each)).value for each in rows)
    if before is None or after is None:
        return ""
    return difference_as_text(diff_checked(before, after), width=90, language=language)
