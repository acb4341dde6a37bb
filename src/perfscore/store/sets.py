"""Versions of indicator sets are kept: drafts, and what is published of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, bindparam, select

from perfscore.store import keeping
from perfscore.store.by import By
from perfscore.store.ids import new_id
from perfscore.store.tables.people import UNITS
from perfscore.store.tables.sets import SET_VERSIONS as SETS

State = Literal["draft", "published", "withdrawn"]
SUBJECT = "set"
"""What the log calls a version of a set."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A version of a set, without its text; days are ``2026-01-01``.

    ``unit_id`` is None for a shipped set, ``etag`` counts the changes of a draft.
    """

    id: str
    set_id: str
    version: str
    title: str
    kind: str
    sha256: str
    state: State
    effective_from: str | None
    effective_to: str | None
    unit_id: str | None
    based_on: str | None
    etag: int
    made_by: str | None
    made_at: str
    changed_by: str | None
    changed_at: str
    published_by: str | None
    published_at: str | None

    @property
    def name(self) -> str:
        """The version as documents name it: ``id@version``."""
        return f"{self.set_id}@{self.version}"

    def is_effective(self, since: str, until: str) -> bool:
        """Whether it is effective on some day from ``since`` to ``until``."""
        is_begun = (self.effective_from or "") <= until
        return is_begun and (self.effective_to is None or self.effective_to >= since)


_FACTS = [SETS.c[each.name] for each in fields(SetRow)]


@dataclass(frozen=True, slots=True)
class SetText(SetRow):
    """A version of a set with its text."""

    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """What is kept of a text; what a broken draft does not say is empty."""

    text: str
    set_id: str = ""
    version: str = ""
    title: str = ""
    kind: str = ""
    effective_from: str | None = None
    effective_to: str | None = None

    def columns(self) -> dict[str, Any]:
        """Give the columns that follow from the text."""
        return {**asdict(self), "sha256": digest_of_text(self.text)}


def digest_of_text(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _newest_first(query: Select[Any]) -> Select[Any]:
    return query.order_by(SETS.c.set_id, SETS.c.published_at.desc(), SETS.c.id.desc())


_PUBLISHED = _newest_first(
    select(*_FACTS).where(
        SETS.c.set_id == bindparam("set_id"), SETS.c.state == "published"
    )
)
"""Put together once: each score asks it."""


def published(connection: Connection, set_id: str) -> tuple[SetRow, ...]:
    """Give the published versions of a set; the newest first."""
    found = connection.execute(_PUBLISHED, {"set_id": set_id})
    return tuple(SetRow(*each) for each in found)


def versions(
    connection: Connection,
    *,
    set_id: str | None = None,
    states: Sequence[State] = ("published",),
) -> tuple[SetRow, ...]:
    """Give the versions in some states, of one set or of all; the newest first."""
    wanted = select(*_FACTS).where(SETS.c.state.in_(states))
    if set_id is not None:
        wanted = wanted.where(SETS.c.set_id == set_id)
    return tuple(SetRow(*each) for each in connection.execute(_newest_first(wanted)))


def version_of(connection: Connection, set_id: str, version: str) -> SetText | None:
    """Give a version that is published, or was until it was withdrawn."""
    return _one(
        connection.execute(
            select(SETS).where(
                SETS.c.set_id == set_id,
                SETS.c.version == version,
                SETS.c.state != "draft",
            )
        ).first()
    )


def by_row(connection: Connection, row_id: str) -> SetText | None:
    """Give a version, draft or not, by its row."""
    return _one(connection.execute(select(SETS).where(SETS.c.id == row_id)).first())


def titles(connection: Connection, set_ids: Collection[str]) -> dict[str, str]:
    """Give the titles of all versions of some sets, by their names ``id@version``."""
    wanted = select(SETS.c.set_id, SETS.c.version, SETS.c.title)
    found = wanted.where(SETS.c.set_id.in_(set_ids), SETS.c.state != "draft")
    return {
        f"{set_id}@{version}": title
        for set_id, version, title in connection.execute(found)
    }


def drafts(
    connection: Connection, unit_path: str, *, limit: int, before: str = ""
) -> tuple[SetRow, ...]:
    """Give the drafts of a unit and of those below it, the latest made first.

    ``before`` is the row that the last page ended with.
    """
    wanted = (
        select(*_FACTS)
        .join(UNITS, UNITS.c.id == SETS.c.unit_id)
        .where(SETS.c.state == "draft", UNITS.c.path.startswith(unit_path))
    )
    if before:
        wanted = wanted.where(SETS.c.id < before)
    ordered = wanted.order_by(SETS.c.id.desc()).limit(limit)
    return tuple(SetRow(*each) for each in connection.execute(ordered))


def draft(connection: Connection, row_id: str, unit_path: str) -> SetText | None:
    """Give a draft of a unit or of one below it; None of all others."""
    return _one(
        connection.execute(
            select(SETS)
            .join(UNITS, UNITS.c.id == SETS.c.unit_id)
            .where(
                SETS.c.id == row_id,
                SETS.c.state == "draft",
                UNITS.c.path.startswith(unit_path),
            )
        ).first()
    )


def make_draft(
    connection: Connection,
    content: Content,
    by: By,
    *,
    unit_id: str,
    based_on: str | None = None,
) -> SetText:
    """Keep a new draft of a unit."""
    made = {
        **content.columns(),
        "state": "draft",
        "unit_id": unit_id,
        "based_on": based_on,
        **_made(by),
    }
    return _kept(connection, made, _note("set.draft-made", content, by))


def change_draft(
    connection: Connection, before: SetText, content: Content, by: By
) -> SetText:
    """Keep the new text of a draft as it was just read."""
    note = _note("set.draft-changed", content, by)
    return changed_row(connection, before, content.columns(), note)


def remove_draft(connection: Connection, row: SetText, by: By) -> None:
    """Remove a draft that is there; the log keeps that there was one."""
    content = Content(row.text, row.set_id, row.version)
    keeping.remove(connection, SUBJECT, row.id, _note("set.draft-removed", content, by))


def insert_published(
    connection: Connection, content: Content, by: By, *, unit_id: str | None
) -> SetText:
    """Keep a version that is published at once; whoever calls has looked at others."""
    made = {
        **content.columns(),
        "state": "published",
        "unit_id": unit_id,
        "based_on": None,
        **_made(by),
        "published_by": by.user_id,
        "published_at": by.at,
    }
    return _kept(connection, made, _note("set.published", content, by))


def changed_row(
    connection: Connection,
    before: SetText,
    changed: Mapping[str, Any],
    note: keeping.Note,
) -> SetText:
    """Change columns of a version, counting it; ``note`` says what was done."""
    values = {
        **changed,
        "etag": before.etag + 1,
        "changed_by": note.by.user_id,
        "changed_at": note.by.at,
    }
    keeping.change(connection, SUBJECT, before.id, values, note)
    return SetText(**(asdict(before) | values))


def _kept(
    connection: Connection, made: Mapping[str, Any], note: keeping.Note
) -> SetText:
    values = {**made, "id": new_id(), "etag": 1}
    keeping.make(connection, SUBJECT, values, note)
    return SetText(**values)


def _note(action: str, content: Content, by: By) -> keeping.Note:
    detail = {
        "set": f"{content.set_id}@{content.version}",
        "sha256": digest_of_text(content.text),
    }
    return keeping.Note(action, by, detail)


def _made(by: By) -> dict[str, Any]:
    return {
        "made_by": by.user_id,
        "made_at": by.at,
        "changed_by": by.user_id,
        "changed_at": by.at,
        "published_by": None,
        "published_at": None,
    }


def _one(row: Row[Any] | None) -> SetText | None:
    return None if row is None else SetText(**row._asdict())
