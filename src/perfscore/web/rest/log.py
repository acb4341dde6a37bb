"""Routes of the log, for those who may read it."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from perfscore.store.log_pages import Entry, Wanted, entries
from perfscore.web.rest.answers import answers
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving

ROUTER = APIRouter(prefix="/v1/log", tags=["log"])
Reader = Annotated[Principal, Depends(needs(Right.LOG_READ))]
Short = Annotated[str, Query(max_length=200)]
Moment = Annotated[
    str,
    Query(
        pattern=r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{1,15}Z?)?)?$",
        description="A day, or a moment in UTC.",
        examples=["2026-03-01"],
    ),
]


class EntryAnswer(BaseModel):
    """An entry of the log; `before` and `after` are digests of what was stored."""

    number: int
    at: str
    login: str
    address: str
    action: str = Field(examples=["assessment.submitted"])
    subject: str
    subject_id: str
    before: str | None
    after: str | None
    detail: dict[str, Any]
    seal: str

    @classmethod
    def of(cls, entry: Entry) -> "EntryAnswer":
        """Make the answer of an entry."""
        return cls(
            number=entry.number,
            at=entry.at,
            login=entry.login,
            address=entry.address,
            action=entry.action,
            subject=entry.subject,
            subject_id=entry.subject_id,
            before=entry.before,
            after=entry.after,
            detail=json.loads(entry.detail),
            seal=entry.seal,
        )


class LogPage(BaseModel):
    """A page of the log, the latest entry first."""

    items: list[EntryAnswer]
    next: str | None


@ROUTER.get("", responses=answers())
def read_log(  # noqa: PLR0913 - each is a parameter of the query
    serving: Serving,
    asking: Reader,
    *,
    login: Short = "",
    action: Annotated[
        str, Query(max_length=64, description="An action, or how it begins.")
    ] = "",
    subject: Short = "",
    subject_id: Short = "",
    since: Moment = "",
    until: Moment = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(pattern=r"^[0-9]{0,15}$")] = "",
) -> LogPage:
    """Give the entries that concern one's own unit and those below it."""
    wanted = Wanted(login, action, subject, subject_id, since, until)
    with serving.database.reading() as connection:
        found = entries(
            connection,
            wanted,
            path=asking.unit_path,
            limit=limit + 1,
            before=int(cursor) if cursor else None,
        )
    page = [EntryAnswer.of(each) for each in found[:limit]]
    is_more = len(found) > limit
    return LogPage(items=page, next=str(page[-1].number) if is_more else None)
