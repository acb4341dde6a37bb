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
from perfscore.store.people import person_of
from perfscore.store.sets import SetText, version_of
from perfscore.web.listed_sets import ListedSet, listed_set, listed_sets, matches
from perfscore.web.openapi import shared
from perfscore.web.problem_kinds import NOT_ACCEPTABLE, NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.sending import send_file
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
from perfscore.web.set_contents import id_of
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
_NOT_PUBLISHED = Text(
    "没有发布过这个指标体系或版本", "no such published set or version"
)
_TEXTS: dict[FormKind, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "yaml": "application/yaml",
    "html": "text/html",
}


class SetsWanted(BaseModel):
    """Which sets are listed."""

    q: str = Field(default="", max_length=200, description="Words of id and title.")
    offered: bool | None = None
    limit: int = Field(default=50, ge=1, le=200)
    cursor: str = Field(default="", max_length=400)


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
    with serving.database.reading() as connection:
        found = [
            each
            for each in listed_sets(connection, asking)
            if matches(each, wanted.q) and wanted.offered in {None, each.is_offered}
        ]
    rest = [each for each in found if each.key > wanted.cursor]
    page = rest[: wanted.limit]
    return SetPage(
        items=[set_answer(each) for each in page],
        next=page[-1].key if len(rest) > wanted.limit else None,
        total=len(found),
    )


@ROUTER.get("/{key}", responses=answers(404), summary="A set and its versions")
def get_set(serving: Serving, asking: Reading, key: Key) -> SetAnswer:
    """Give a set with all its versions, withdrawn ones too."""
    return set_answer(_listed(serving, asking, key))


@ROUTER.get(
    "/{key}/versions/{version}", responses=answers(404), summary="A published text"
)
def get_version(
    serving: Serving, asking: Reading, key: Key, version: Version
) -> VersionAnswer:
    """Give the text of a version, with who published it and when."""
    listed = _listed(serving, asking, key)
    row = _row(serving, key, version)
    with serving.database.reading() as connection:
        person = (
            None
            if row.published_by is None
            else person_of(connection, row.published_by)
        )
    return VersionAnswer(
        **version_facts(row).model_dump(),
        key=listed.key,
        id=listed.set_id,
        text=serving.shelf.text(Shelved(row)),
        issuer=issuer_of(listed),
        published_by=None if person is None else person.user.name,
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
def get_form(
    serving: Serving,
    key: Key,
    version: Version,
    to: Annotated[FormKind, Query(alias="format")] = "xlsx",
) -> Response:
    """Give the form of a set to fill in; the Excel form computes while it is filled."""
    shelved = Shelved(_row(serving, key, version))
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
        200: document_answer("A filled assessment file.", "application/yaml"),
    },
    summary="A filled example of a version",
)
def get_example(serving: Serving, key: Key, version: Version) -> Response:
    """Give the worked example of a shipped set; else the first 用例 of the set."""
    shelved = Shelved(_row(serving, key, version))
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
            "application/json",
            "text/plain",
            model=shared("difference"),
        ),
    },
    summary="What differs between two versions",
)
def get_diff(
    serving: Serving,
    language: Speaking,
    key: Key,
    wanted: Annotated[DiffWanted, Query()],
) -> Response:
    """Compare two versions by meaning, not by line."""
    before, after = (
        _checked(serving, Shelved(_row(serving, key, each)))
        for each in (wanted.old, wanted.new)
    )
    difference = diff_checked(before, after)
    if wanted.format == "text":
        text = difference_as_text(difference, width=100, language=language)
        return Response(text, media_type="text/plain")
    made = difference_as_json(difference, language=language)
    return Response(made, media_type="application/json")


def _listed(serving: Service, asking: Principal, key: str) -> ListedSet:
    with serving.database.reading() as connection:
        found = listed_set(connection, id_of(key), asking)
    if found is None:
        raise ProblemError(NOT_FOUND, _NOT_PUBLISHED)
    return found


def _row(serving: Service, key: str, version: str) -> SetText:
    with serving.database.reading() as connection:
        row = version_of(connection, id_of(key), version)
    if row is None:
        raise ProblemError(NOT_FOUND, _NOT_PUBLISHED)
    return row


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
