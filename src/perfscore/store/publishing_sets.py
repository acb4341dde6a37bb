"""A version of a set is published, once and for good, or withdrawn."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from sqlalchemy import Connection

from perfscore.store import keeping
from perfscore.store.by import By
from perfscore.store.sets import (
    Content,
    SetRow,
    SetText,
    by_row,
    changed_row,
    insert_published,
    version_of,
    versions,
)


class Refusal(Enum):
    """Why a version is not published."""

    CHANGED_MEANWHILE = "changed-meanwhile"
    """The draft is not what it was, or is no more."""
    VERSION_EXISTS = "version-exists"
    """The id and version were published before, with this text or another."""
    ISSUED_BY_ANOTHER = "issued-by-another"
    """The id is that of a shipped set, or of another unit's."""
    DAYS_OVERLAP = "days-overlap"
    """Another version of the id is effective on some of the days."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A version that was not published, and the one in its way, if there is one."""

    refusal: Refusal
    other: SetRow | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published: a draft as it was at ``etag``.

    ``content`` is what the checked text says. With ``supersede``, an earlier version
    that would go on without an end is effective until the day before. ``reason`` is
    kept in the log.
    """

    draft_id: str
    etag: int
    content: Content
    supersede: bool = False
    reason: str = ""


def publish(connection: Connection, wanted: Publication, by: By) -> SetText | Refused:
    """Publish a draft; whoever calls has checked its text."""
    content = wanted.content
    before = by_row(connection, wanted.draft_id)
    if before is None or before.state != "draft" or before.etag != wanted.etag:
        return Refused(Refusal.CHANGED_MEANWHILE, before)
    refused = _refused(connection, content, before.unit_id, supersede=wanted.supersede)
    if refused is not None:
        return refused
    _end_before(connection, content, by)
    changed = {
        **content.columns(),
        "state": "published",
        "published_by": by.user_id,
        "published_at": by.at,
    }
    note = _note(
        "set.published", content.set_id, content.version, by, reason=wanted.reason
    )
    return changed_row(connection, before, changed, note)


def publish_shipped(connection: Connection, content: Content, by: By) -> SetText | None:
    """Publish a shipped version; None where its name is taken, whatever the text."""
    others = versions(
        connection, set_id=content.set_id, states=("published", "withdrawn")
    )
    is_taken = any(
        each.version == content.version or each.unit_id is not None for each in others
    )
    if is_taken:
        return None
    _end_before(connection, content, by)
    return insert_published(connection, content, by, unit_id=None)


def withdraw(
    connection: Connection, set_id: str, version: str, by: By, *, reason: str
) -> SetText | None:
    """Withdraw a published version: nothing new is scored by it. None if there is none.

    Its text stays, since assessments were scored by it.
    """
    before = version_of(connection, set_id, version)
    if before is None or before.state != "published":
        return None
    note = _note("set.withdrawn", set_id, version, by, reason=reason)
    return changed_row(connection, before, {"state": "withdrawn"}, note)


def _refused(
    connection: Connection, content: Content, unit_id: str | None, *, supersede: bool
) -> Refused | None:
    others = versions(
        connection, set_id=content.set_id, states=("published", "withdrawn")
    )
    for each in others:
        if each.unit_id != unit_id:
            return Refused(Refusal.ISSUED_BY_ANOTHER, each)
        if each.version == content.version:
            return Refused(Refusal.VERSION_EXISTS, each)
    for each in others:
        if each.state != "published" or not _overlap(each, content):
            continue
        if not (supersede and _ends_by_itself(each, content)):
            return Refused(Refusal.DAYS_OVERLAP, each)
    return None


def _overlap(one: SetRow, other: Content) -> bool:
    """Whether two are effective on one day; what states no days claims none."""
    if one.effective_from is None or other.effective_from is None:
        return False
    ends = [each for each in (one.effective_to, other.effective_to) if each is not None]
    since = max(one.effective_from, other.effective_from)
    return not ends or min(ends) >= since


def _ends_by_itself(earlier: SetRow, later: Content) -> bool:
    """Whether a version without an end gives way to one that begins after it."""
    return (
        earlier.effective_to is None
        and earlier.effective_from is not None
        and later.effective_from is not None
        and earlier.effective_from < later.effective_from
    )


def _end_before(connection: Connection, content: Content, by: By) -> None:
    """Let versions that would go on without an end give way to a new one."""
    if content.effective_from is None:
        return
    for each in versions(connection, set_id=content.set_id):
        if _ends_by_itself(each, content):
            before = by_row(connection, each.id)
            first = date.fromisoformat(content.effective_from)
            last = (first - timedelta(days=1)).isoformat()
            if before is not None:
                note = _note("set.superseded", each.set_id, each.version, by)
                changed_row(connection, before, {"effective_to": last}, note)


def _note(
    action: str, set_id: str, version: str, by: By, **detail: str
) -> keeping.Note:
    return keeping.Note(action, by, {"set": f"{set_id}@{version}", **detail})
