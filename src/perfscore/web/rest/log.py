"""Routes of the log, for those who may read it."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from perfscore.store.log_pages import Entry, Wanted, entries
from perfscore.web.cursors import Cursor, after_of, next_of
from perfscore.web.days import begin_of
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
        description="A day in the time zone of the service, or a moment in UTC.",
        examples=["2026-03-01"],
    ),
]


class AskedLog(BaseModel):
    """Which entries are listed."""

    login: Short = ""
    action: str = Field(
        default="", max_length=64, description="An action, or how it begins."
    )
    subject: Short = ""
    subject_id: Short = ""
    since: Moment = ""
    until: Moment = ""
    limit: int = Field(default=50, ge=1, le=200)
    cursor: Cursor = ""


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
def read_log(
    serving: Serving, asking: Reader, asked: Annotated[AskedLog, Query()]
) -> LogPage:
    """Give the entries that concern one's own unit and those below it."""
    wanted = Wanted(
        login=asked.login,
        action=asked.action,
        subject=asked.subject,
        subject_id=asked.subject_id,
        since=begin_of(asked.since),
        until=begin_of(asked.until),
    )
    with serving.database.reading() as connection:
        found = entries(
            connection,
            wanted,
            path=asking.unit_path,
            limit=asked.limit + 1,
            before=after_of(asked.cursor, int),
        )
    page = [EntryAnswer.of(each) for each in found[: asked.limit]]
    last = next_of(found, asked.limit, lambda each: each.number)
    return LogPage(items=page, next=last)
