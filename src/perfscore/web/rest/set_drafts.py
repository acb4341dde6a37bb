"""Routes of drafts of sets: made, kept while they are typed, removed."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Query, Response

from perfscore.api.new_set import new_set
from perfscore.api.set_drafting import derived_text
from perfscore.api.told import Text
from perfscore.store import sets
from perfscore.store.ids import now
from perfscore.store.sets import SetText
from perfscore.web.cursors import Cursor, after_of, next_of
from perfscore.web.etags import IfMatch, etag_of, is_match
from perfscore.web.problem_kinds import CHANGED_MEANWHILE, INVALID, NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.reaching_sets import draft_within
from perfscore.web.rest.answers import answers
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.set_draft_wishes import (
    DraftBegin,
    FromText,
    FromVersion,
    FromWishes,
)
from perfscore.web.rest.set_models import (
    DraftAnswer,
    DraftPage,
    DraftText,
    draft_answer,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.set_contents import content_of
from perfscore.web.set_drafts import told_draft

ROUTER = APIRouter(prefix="/v1/set-drafts", tags=["set drafts"])

Writing = Annotated[Principal, Depends(needs(Right.SETS_WRITE))]
Id = Annotated[str, Path(max_length=64)]


@ROUTER.get("", responses=answers(), summary="Drafts")
def list_drafts(
    serving: Serving,
    asking: Writing,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Cursor = "",
) -> DraftPage:
    """List the drafts of the caller's unit and of those below it."""
    before = after_of(cursor, str) or ""
    with serving.database.reading() as connection:
        found = sets.drafts(
            connection, asking.unit_path, limit=limit + 1, before=before
        )
        page = [draft_answer(told_draft(connection, each)) for each in found[:limit]]
    return DraftPage(items=page, next=next_of(found, limit, lambda each: each.id))


@ROUTER.post(
    "",
    status_code=201,
    responses=answers(404, with_body=True),
    summary="Begin a draft",
)
@in_turn
def make_draft(
    serving: Serving,
    asking: Writing,
    response: Response,
    begin: Annotated[DraftBegin, Body()],
) -> DraftAnswer:
    """Begin a draft: with a text, from a published version, or from a skeleton."""
    text, based_on = _begun(serving, begin)
    content = content_of(text)
    with serving.database.changing() as connection:
        made = sets.make_draft(
            connection,
            content,
            asking.by(now()),
            unit_id=asking.unit_id,
            based_on=based_on,
        )
    response.headers["Location"] = f"/v1/set-drafts/{made.id}"
    return _answered(serving, response, made)


@ROUTER.get("/{draft_id}", responses=answers(404), summary="A draft")
def get_draft(
    serving: Serving, asking: Writing, response: Response, draft_id: Id
) -> DraftAnswer:
    """Give a draft with its text, exactly as it was typed."""
    with serving.database.reading() as connection:
        found = draft_within(connection, asking, draft_id)
    return _answered(serving, response, found)


@ROUTER.put(
    "/{draft_id}",
    responses=answers(404, 412, 428, with_body=True),
    summary="Keep the text of a draft",
)
def keep_draft(  # noqa: PLR0913, PLR0917 - parameters of the request
    serving: Serving,
    asking: Writing,
    response: Response,
    draft_id: Id,
    body: DraftText,
    if_match: IfMatch = None,
) -> DraftAnswer:
    """Keep a text, however broken; refused where somebody else kept one meanwhile.

    The problem `changed-meanwhile` then carries the text that is kept as `current`.
    """
    content = content_of(body.text)
    with serving.database.changing() as connection:
        before = kept = draft_within(connection, asking, draft_id)
        is_known = is_match(if_match, before.etag)
        if is_known and before.text != body.text:
            kept = sets.change_draft(connection, before, content, asking.by(now()))
    if not is_known:
        raise _changed_meanwhile(serving, before)
    return _answered(serving, response, kept)


@ROUTER.delete(
    "/{draft_id}",
    status_code=204,
    responses=answers(404, 412, 428, 507),
    summary="Remove a draft",
)
def remove_draft(
    serving: Serving, asking: Writing, draft_id: Id, if_match: IfMatch = None
) -> None:
    """Remove a draft; the log keeps that there was one."""
    with serving.database.changing() as connection:
        before = draft_within(connection, asking, draft_id)
        is_known = is_match(if_match, before.etag)
        if is_known:
            sets.remove_draft(connection, before, asking.by(now()))
    if not is_known:
        raise _changed_meanwhile(serving, before)


def _begun(serving: Service, begin: DraftBegin) -> tuple[str, str | None]:
    """Give the first text of a draft, and the version that it was made from."""
    match begin:
        case FromText():
            return begin.text, None
        case FromVersion():
            return _from_version(serving, begin)
        case FromWishes():
            made = new_set(begin.new.wished())
            if made.value is None:
                raise ProblemError(
                    INVALID,
                    Text(
                        "按所写的要求做不出指标体系",
                        "no set can be made as it is asked for",
                    ),
                    diagnostics=made.diagnostics,
                )
            return made.value, None


def _from_version(serving: Service, begin: FromVersion) -> tuple[str, str]:
    shelved = serving.shelf.find(begin.source)
    if shelved is None:
        raise ProblemError(
            NOT_FOUND,
            Text(
                f"没有发布过“{begin.source}”", f"“{begin.source}” was never published"
            ),
        )
    if begin.how == "copy":
        return serving.shelf.text(shelved), shelved.name
    loaded = serving.shelf.loaded(shelved)
    if loaded.value is None:
        raise ProblemError(
            INVALID,
            Text(
                f"“{shelved.name}”有错误，不能沿用",
                f"“{shelved.name}” has errors and cannot be taken over",
            ),
            diagnostics=loaded.diagnostics,
        )
    year = datetime.now().astimezone().year
    return derived_text(loaded.value, year=year, set_id=begin.id), shelved.name


def _changed_meanwhile(serving: Service, current: SetText) -> ProblemError:
    response = Response()
    answer = _answered(serving, response, current)
    return ProblemError(
        CHANGED_MEANWHILE,
        Text(
            f"草稿已被{answer.changed_by}改动，没有保存",
            f"{answer.changed_by} changed the draft meanwhile; nothing was kept",
        ),
        more={"current": answer.model_dump()},
        headers={"ETag": response.headers["ETag"]},
    )


def _answered(serving: Service, response: Response, row: SetText) -> DraftAnswer:
    with serving.database.reading() as connection:
        told = told_draft(connection, row)
    response.headers["ETag"] = etag_of(row.etag)
    facts = draft_answer(told).model_dump()
    return DraftAnswer(**facts, text=row.text, sha256=row.sha256)
