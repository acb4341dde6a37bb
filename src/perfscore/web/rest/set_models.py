"""What the routes of sets answer."""

from dataclasses import asdict
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from perfscore.store.sets import SetRow
from perfscore.web.listed_sets import ListedSet, SetKind
from perfscore.web.rest.people_models import UnitName
from perfscore.web.set_drafts import ToldDraft


class VersionFacts(BaseModel):
    """A published version, without its text; days are `2026-01-01`."""

    version: str = Field(examples=["2020.1"])
    title: str = Field(examples=["项目支出绩效自评"])
    state: Literal["published", "withdrawn"]
    effective_from: str | None = Field(examples=["2020-01-01"])
    effective_to: str | None
    published_at: str
    sha256: str


class SetAnswer(BaseModel):
    """A set with its versions, the newest first.

    `current` is the version that its id alone means today. `issuer` is null for a set
    that ships with the program. `is_offered`: it applies to the caller's unit, since
    it is shipped, or issued by that unit or one above it.
    """

    key: str = Field(examples=["national~project-2020"])
    id: str = Field(examples=["national/project-2020"])
    title: str
    kind: SetKind
    issuer: UnitName | None
    is_offered: bool
    current: str
    versions: list[VersionFacts]


class SetPage(BaseModel):
    """A page of sets."""

    items: list[SetAnswer]
    next: str | None
    total: int


class VersionAnswer(VersionFacts):
    """A published version with its text."""

    key: str
    id: str
    text: str
    issuer: UnitName | None
    published_by: str | None = Field(description="The name of the one who published.")


class DraftFacts(BaseModel):
    """A draft, without its text; what a broken text does not say is empty."""

    id: str
    set_id: str
    version: str
    title: str
    etag: str
    based_on: str | None = Field(examples=["national/project-2020@2020.1"])
    unit: UnitName
    effective_from: str | None
    effective_to: str | None
    made_by: str
    made_at: str
    changed_by: str
    changed_at: str


class DraftPage(BaseModel):
    """A page of drafts, the latest made first."""

    items: list[DraftFacts]
    next: str | None


class DraftAnswer(DraftFacts):
    """A draft with its text, as it was typed."""

    text: str
    sha256: str


class DraftText(BaseModel):
    """The text of a draft."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={"examples": [{"text": "指标体系 “培训项目绩效自评”\n"}]},
    )

    text: str = Field(max_length=200_000)


def draft_answer(told: ToldDraft) -> DraftFacts:
    """Write a draft."""
    return DraftFacts.model_validate(asdict(told))


def set_answer(listed: ListedSet) -> SetAnswer:
    """Write a set as it is listed."""
    return SetAnswer(
        key=listed.key,
        id=listed.set_id,
        title=listed.current.title,
        kind=listed.kind,
        issuer=issuer_of(listed),
        is_offered=listed.is_offered,
        current=listed.current.version,
        versions=[version_facts(each) for each in listed.versions],
    )


def issuer_of(listed: ListedSet) -> UnitName | None:
    """Write who issues a set."""
    if listed.issuer is None:
        return None
    return UnitName(id=listed.issuer.id, name=listed.issuer.name)


def version_facts(row: SetRow) -> VersionFacts:
    """Write a version without its text."""
    return VersionFacts(
        version=row.version,
        title=row.title,
        state="withdrawn" if row.state == "withdrawn" else "published",
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        published_at=row.published_at or row.changed_at,
        sha256=row.sha256,
    )
