"""Pages of indicator sets: those published, one of them to read, drafts, the editor."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from perfscore.api.differing import difference_as_text
from perfscore.api.editing.tokens import keyword_words
from perfscore.api.set_differing import diff_checked
from perfscore.api.told import Language, Text
from perfscore.store import sets
from perfscore.store.people import person_of
from perfscore.store.sets import SetText
from perfscore.web.listed_sets import ListedSet, listed_set, listed_sets, matches
from perfscore.web.painted import painted
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.set_contents import id_of, key_of
from perfscore.web.set_drafts import told_draft
from perfscore.web.set_examples import example_of
from perfscore.web.shelf import Shelved
from perfscore.web.speaking import language_of
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)

Reading = Annotated[Principal, Depends(needs(Right.SETS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.SETS_WRITE))]
_MOST_DRAFTS = 200
_NOT_PUBLISHED = Text(
    "没有发布过这个指标体系或版本", "no such set or version was published"
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows: a version of a set, held against ``old`` if that is stated."""

    listed: ListedSet
    version: str
    may_write: bool
    old: str = ""


class Filters(BaseModel):
    """Which sets are shown."""

    q: str = Field(default="", max_length=200)
    kind: str = Field(default="", max_length=20)
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
    found = [
        each
        for each in everything
        if matches(each, filters.q)
        and filters.kind in {"", each.kind}
        and (filters.scope == "all" or each.is_offered)
    ]
    return page(
        request,
        "sets/list.html",
        sets=found,
        filters=filters,
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
        row = sets.draft(connection, draft_id, asking.unit_path)
        if row is None:
            raise ProblemError(
                NOT_FOUND, Text("没有这份草稿", "there is no such draft")
            )
        facts = told_draft(connection, row)
        names = [
            each.name for each in sets.versions(connection, set_id=row.set_id or "-")
        ]
    base = row.based_on or next(iter(names), "")
    return page(
        request,
        "sets/editor.html",
        draft=facts,
        text=row.text,
        base=base,
        words=sorted(keyword_words()),
        bases=list(dict.fromkeys([*([base] if base else []), *names])),
        may_publish=asking.may(Right.SETS_PUBLISH),
    )


@ROUTER.get("/sets/{key}", response_class=HTMLResponse)
def set_page(
    request: Request, serving: Serving, asking: Reading, key: str
) -> HTMLResponse:
    """Show the version of a set that is meant today."""
    listed = _listed(serving, asking, key)
    shown = _Shown(listed, listed.current.version, asking.may(Right.SETS_WRITE))
    return _version_page(request, serving, shown)


@ROUTER.get("/sets/{key}/{version}", response_class=HTMLResponse)
def version_page(
    request: Request,
    serving: Serving,
    asking: Reading,
    key: str,
    version: str,
) -> HTMLResponse:
    """Show a version of a set; with `?old=` another one, what differs."""
    listed = _listed(serving, asking, key)
    old = request.query_params.get("old", "")
    shown = _Shown(listed, version, asking.may(Right.SETS_WRITE), old)
    return _version_page(request, serving, shown)


def _version_page(request: Request, serving: Service, shown: _Shown) -> HTMLResponse:
    listed = shown.listed
    row = _row(serving, listed.set_id, shown.version)
    with serving.database.reading() as connection:
        by = (
            None
            if row.published_by is None
            else person_of(connection, row.published_by)
        )
    difference = ""
    if shown.old:
        difference = _difference(serving, shown, language_of(request))
    return page(
        request,
        "sets/set.html",
        listed=listed,
        row=row,
        key=key_of(listed.set_id),
        by="" if by is None else by.user.name,
        lines=painted(serving.shelf.text(Shelved(row))),
        has_example=example_of(serving.shelf, Shelved(row)) is not None,
        old=shown.old,
        difference=difference,
        may_write=shown.may_write,
    )


def _difference(serving: Service, shown: _Shown, language: Language) -> str:
    """Say what differs between two versions; empty where one has errors."""
    names = (shown.old, shown.version)
    rows = (_row(serving, shown.listed.set_id, each) for each in names)
    before, after = (serving.shelf.loaded(Shelved(each)).value for each in rows)
    if before is None or after is None:
        return ""
    return difference_as_text(diff_checked(before, after), width=90, language=language)


def _listed(serving: Service, asking: Principal, key: str) -> ListedSet:
    with serving.database.reading() as connection:
        found = listed_set(connection, id_of(key), asking)
    if found is None:
        raise ProblemError(NOT_FOUND, _NOT_PUBLISHED)
    return found


def _row(serving: Service, set_id: str, version: str) -> SetText:
    with serving.database.reading() as connection:
        row = sets.version_of(connection, set_id, version)
    if row is None:
        raise ProblemError(NOT_FOUND, _NOT_PUBLISHED)
    return row
