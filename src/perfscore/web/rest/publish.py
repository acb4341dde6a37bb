"""Drafts of sets are published with the days they are effective; or withdrawn."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from perfscore.api.told import Language, Text, diagnostic_to_json
from perfscore.store.ids import now
from perfscore.store.publishing_sets import withdraw
from perfscore.store.set_usage import is_used, issued_within
from perfscore.store.sets import version_of
from perfscore.web.etags import IfMatch, etag_of
from perfscore.web.fault_texts import TextError
from perfscore.web.problem_kinds import NOT_FOUND, STATE_CONFLICT
from perfscore.web.problem_models import DiagnosticAnswer
from perfscore.web.problems import ProblemError
from perfscore.web.publishing import (
    Publishing,
    Readiness,
    draft_of,
    published,
    readiness_of,
)
from perfscore.web.publishing_days import is_day
from perfscore.web.rest.answers import answers
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.set_models import VersionFacts, version_facts
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.set_contents import id_of, key_of
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1", tags=["publishing"])

Publisher = Annotated[Principal, Depends(needs(Right.SETS_PUBLISH))]
Draft = Annotated[str, Path(max_length=64)]
_DAY = Text(
    "不是日期，要求写成 2026-01-31", "no day; one such as 2026-01-31 is required"
)


class Wanted(BaseModel):
    """How a draft is to be published; `sha256` is of the text that was looked at."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"sha256": "0" * 64, "effective_from": "2027-01-01"}]
        },
    )

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    effective_from: str | None = Field(
        default=None,
        max_length=10,
        description="The first effective day; needed where the text states none.",
    )
    effective_to: str | None = Field(default=None, max_length=10)
    reason: str = Field(
        default="",
        max_length=2_000,
        description="Required where the first day has passed; kept in the log.",
    )
    supersede: bool = Field(
        default=False,
        description="A version without a last day ends the day before.",
    )

    @field_validator("effective_from", "effective_to")
    @classmethod
    def is_day(cls, value: str | None) -> str | None:
        """Take days alone."""
        if value is not None and not is_day(value):
            raise TextError(_DAY)
        return value


class Withdrawing(BaseModel):
    """Why a version is withdrawn."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={"examples": [{"reason": "分值有误，改后重新发布"}]},
    )

    reason: str = Field(min_length=1, max_length=2_000)


class PublishedVersion(VersionFacts):
    """A version that is published."""

    id: str
    key: str


class Change(BaseModel):
    """A place at which the draft differs from the version before."""

    where: str = Field(examples=["等级"])
    what: str = Field(examples=["等级"])
    before: str = Field(examples=["优：[90, 100]"])
    after: str = Field(examples=["优：[95, 100]"])


class Cases(BaseModel):
    """What came of the worked cases; `text` tells of each."""

    count: int
    passed: int
    text: str


class ReadinessAnswer(BaseModel):
    """What is to be seen of a draft before it is published.

    `before` is the version that it follows, `changes` what differs from it. `faults`
    hinder it beside errors and failing cases. The days are those the text states.
    """

    etag: str
    sha256: str
    set_id: str
    version: str
    title: str
    is_ready: bool
    errors: int
    warnings: int
    diagnostics: list[DiagnosticAnswer]
    cases: Cases | None
    before: str | None
    changes: list[Change] | None
    faults: list[str]
    effective_from: str | None
    effective_to: str | None


@ROUTER.get(
    "/set-drafts/{draft_id}/readiness",
    responses=answers(404),
    summary="What is to be seen before a draft is published",
)
@in_turn
def get_readiness(
    serving: Serving,
    asking: Publisher,
    language: Speaking,
    response: Response,
    draft_id: Draft,
) -> ReadinessAnswer:
    """Check a draft, run its cases, and compare it with the version in force."""
    draft = draft_of(serving, asking, draft_id)
    response.headers["ETag"] = etag_of(draft.etag)
    return _answer(readiness_of(serving, draft, language), language)


@ROUTER.post(
    "/set-drafts/{draft_id}/publish",
    responses=answers(404, 409, 412, 428, with_body=True),
    summary="Publish a draft",
)
@in_turn
def publish_draft(
    serving: Serving,
    asking: Publisher,
    draft_id: Draft,
    wanted: Wanted,
    if_match: IfMatch = None,
) -> PublishedVersion:
    """Publish a draft as it was looked at: without errors, its cases passed.

    Its text never changes again. The days may not overlap those of another version
    of the same id; the first one may be past only with a reason.
    """
    publishing = Publishing(
        if_match=if_match,
        sha256=wanted.sha256,
        effective_from=wanted.effective_from,
        effective_to=wanted.effective_to,
        reason=wanted.reason,
        supersede=wanted.supersede,
    )
    made = published(serving, asking, draft_id, publishing)
    return PublishedVersion(
        id=made.set_id, key=key_of(made.set_id), **version_facts(made).model_dump()
    )


@ROUTER.post(
    "/sets/{key}/versions/{version}/withdraw",
    responses=answers(404, 409, with_body=True),
    summary="Withdraw a version",
)
def withdraw_version(
    serving: Serving,
    asking: Publisher,
    key: Annotated[str, Path(max_length=400)],
    version: Annotated[str, Path(max_length=200)],
    why: Withdrawing,
) -> PublishedVersion:
    """Withdraw a version of the caller's unit, or of one below it, that nobody used."""
    set_id = id_of(key)
    with serving.database.changing() as connection:
        found = version_of(connection, set_id, version)
        if found is None or not issued_within(
            connection, found.unit_id, asking.unit_path
        ):
            raise ProblemError(
                NOT_FOUND,
                Text(
                    "没有发布过这个版本，或不是本单位发布的",
                    "there is no such version of the caller's unit",
                ),
            )
        if is_used(connection, set_id, version):
            raise ProblemError(
                STATE_CONFLICT,
                Text(
                    "已经有自评用了这个版本，不能撤回；要改规则，发布新的版本",
                    "assessments use this version, so it stays; a new version can be "
                    "published",
                ),
            )
        by = asking.by(now())
        made = withdraw(connection, set_id, version, by, reason=why.reason)
    if made is None:
        raise ProblemError(
            STATE_CONFLICT, Text("这个版本已经撤回", "this version is withdrawn")
        )
    return PublishedVersion(
        id=made.set_id, key=key_of(made.set_id), **version_facts(made).model_dump()
    )


def _answer(ready: Readiness, language: Language) -> ReadinessAnswer:
    worked = ready.worked
    return ReadinessAnswer(
        etag=str(ready.draft.etag),
        sha256=ready.draft.sha256,
        set_id=ready.content.set_id,
        version=ready.content.version,
        title=ready.content.title,
        is_ready=ready.is_ready,
        errors=ready.errors,
        warnings=ready.warnings,
        diagnostics=[
            DiagnosticAnswer.model_validate(diagnostic_to_json(each, language))
            for each in ready.diagnostics
        ],
        cases=None
        if worked is None
        else Cases(count=worked.count, passed=worked.passed, text=worked.text),
        before=None if ready.before is None else ready.before.name,
        changes=None
        if ready.changes is None
        else [
            Change(where=x.where, what=x.what, before=x.before, after=x.after)
            for x in ready.changes
        ],
        faults=[each.in_language(language) for each in ready.faults],
        effective_from=ready.content.effective_from,
        effective_to=ready.content.effective_to,
    )
