"""Routes of published sets: list, text, blank form, example, what differs."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from perfscore.api.differing import difference_as_json, difference_as_text
from perfscore.api.set_differing import diff_checked
from perfscore.api.set_papers import FormKind, blank_of
from perfscore.api.set_texts import CheckedSet
from perfscore.api.told import Text
from perfscore.store.people import name_of
from perfscore.web.cursors import Cursor, after_of, next_of
from perfscore.web.listed_sets import SetKind, Sought, listed_sets
from perfscore.web.openapi import shared
from perfscore.web.problem_kinds import NOT_ACCEPTABLE, NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.reaching_sets import set_at, version_at
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.sending import (
    DOCX,
    HTML,
    JSON,
    PLAIN,
    XLSX,
    YAML,
    send,
    send_file,
)
from perfscore.web.rest.set_models import (
    SetAnswer,
    SetPage,
    VersionAnswer,
    issuer_of,
    set_answer,
    version_facts,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.set_examples import example_of
from perfscore.web.shelf import Shelved
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/sets", tags=["sets"])

Reading = Annotated[Principal, Depends(needs(Right.SETS_READ))]
Key = Annotated[
    str,
    Path(
        description="The id of a set, `~` written for `/`.",
        examples=["national~project-2020"],
        max_length=400,
    ),
]
Version = Annotated[str, Path(examples=["2020.1"], max_length=200)]
_READS = [Depends(needs(Right.SETS_READ))]
_TEXTS: dict[FormKind, str] = {
    "xlsx": XLSX,
    "docx": DOCX,
    "yaml": YAML,
    "html": HTML,
}


class SetsWanted(BaseModel):
    """Which sets are listed."""

    q: str = Field(default="", max_length=200, description="Words of id and title.")
    kind: SetKind | None = None
    region: str = Field(
        default="", max_length=200, description="What ids begin with: `hunan/zhuzhou`."
    )
    year: int | None = Field(
        default=None, ge=1, le=9999, description="A year in which one is effective."
    )
    offered: bool | None = None
    limit: int = Field(default=50, ge=1, le=200)
    cursor: Cursor = ""


class DiffWanted(BaseModel):
    """Which versions are compared."""

    old: str = Field(max_length=200, examples=["2020.1"])
    new: str = Field(max_length=200, examples=["2021.1"])
    format: Literal["json", "text"] = "json"


@ROUTER.get("", responses=answers(), summary="Published sets")
def list_sets(
    serving: Serving, asking: Reading, wanted: Annotated[SetsWanted, Query()]
) -> SetPage:
    """List published sets by id; `offered=true` leaves those of the caller's unit.

    Everybody who is signed in may read every published set. A set applies to the unit
    that issues it and to all below it, a shipped one to all.
    """
    sought = Sought(wanted.q, wanted.kind or "", wanted.region, wanted.year)
    with serving.database.reading() as connection:
        found = [
            each
            for each in listed_sets(connection, asking)
            if sought.has(each) and wanted.offered in {None, each.is_offered}
        ]
    after = after_of(wanted.cursor, str) or ""
    rest = [each for each in found if each.set_id > after]
    return SetPage(
        items=[set_answer(each) for each in rest[: wanted.limit]],
        next=next_of(rest, wanted.limit, lambda each: each.set_id),
        total=len(found),
    )


@ROUTER.get("/{key}", responses=answers(404), summary="A set and its versions")
def get_set(serving: Serving, asking: Reading, key: Key) -> SetAnswer:
    """Give a set with all its versions, withdrawn ones too."""
    with serving.database.reading() as connection:
        return set_answer(set_at(connection, asking, key))


@ROUTER.get(
    "/{key}/versions/{version}", responses=answers(404), summary="A published text"
)
def get_version(
    serving: Serving, asking: Reading, key: Key, version: Version
) -> VersionAnswer:
    """Give the text of a version, with who published it and when."""
    with serving.database.reading() as connection:
        listed = set_at(connection, asking, key)
        row = version_at(connection, key, version)
        name = name_of(connection, row.published_by)
    return VersionAnswer(
        **version_facts(row).model_dump(),
        key=listed.key,
        id=listed.set_id,
        text=serving.shelf.text(Shelved(row)),
        issuer=issuer_of(listed),
        published_by=name or None,
    )


@ROUTER.get(
    "/{key}/versions/{version}/form",
    response_class=Response,
    dependencies=_READS,
    responses={
        **answers(404, 406, 409),
        200: document_answer("The form to fill in.", *_TEXTS.values()),
    },
    summary="The blank form of a version",
)
@in_turn
def get_form(
    serving: Serving,
    key: Key,
    version: Version,
    to: Annotated[FormKind, Query(alias="format")] = "xlsx",
) -> Response:
    """Give the form of a set to fill in; the Excel form computes while it is filled."""
    shelved = _shelved(serving, key, version)
    made = blank_of(_checked(serving, shelved), to=to)
    if made.value is None:
        raise ProblemError(
            NOT_ACCEPTABLE,
            Text("这种表做不出来", "no form of this kind can be made"),
            diagnostics=made.diagnostics,
        )
    name = f"{shelved.title or shelved.set_id}（空表）.{to}"
    return send_file(made.value, name=name)


@ROUTER.get(
    "/{key}/versions/{version}/example",
    response_class=Response,
    dependencies=_READS,
    responses={
        **answers(404),
        200: document_answer("A filled assessment file.", YAML),
    },
    summary="A filled example of a version",
)
@in_turn
def get_example(serving: Serving, key: Key, version: Version) -> Response:
    """Give the worked example of a shipped set; else the first 用例 of the set."""
    shelved = _shelved(serving, key, version)
    text = example_of(serving.shelf, shelved)
    if text is None:
        raise ProblemError(
            NOT_FOUND,
            Text(
                "这个版本没有填好的例子：没有写用例",
                "this version has no filled example, since it states no case",
            ),
        )
    return send_file(
        text.encode(), name=f"{shelved.title or shelved.set_id}（例）.yaml"
    )


@ROUTER.get(
    "/{key}/diff",
    response_class=Response,
    dependencies=_READS,
    responses={
        **answers(404, 409),
        200: document_answer(
            "What differs.",
            JSON,
            PLAIN,
            model=shared("difference"),
        ),
    },
    summary="What differs between two versions",
)
@in_turn
def get_diff(
    serving: Serving,
    language: Speaking,
    key: Key,
    wanted: Annotated[DiffWanted, Query()],
) -> Response:
    """Compare two versions by meaning, not by line."""
    before, after = (
        _checked(serving, _shelved(serving, key, each))
        for each in (wanted.old, wanted.new)
    )
    difference = diff_checked(before, after)
    if wanted.format == "text":
        text = difference_as_text(difference, width=100, language=language)
        return send(text, PLAIN)
    made = difference_as_json(difference, language=language)
    return send(made, JSON)


def _shelved(serving: Service, key: str, version: str) -> Shelved:
    with serving.database.reading() as connection:
        return Shelved(version_at(connection, key, version))


def _checked(serving: Service, shelved: Shelved) -> CheckedSet:
    outcome = serving.shelf.loaded(shelved)
    if outcome.value is None:
        raise ProblemError(
            STATE_CONFLICT,
            Text(
                f"本程序查出“{shelved.name}”有错误，不能用",
                f"“{shelved.name}” has errors by this version of the program",
            ),
            diagnostics=outcome.diagnostics,
        )
    return outcome.value
