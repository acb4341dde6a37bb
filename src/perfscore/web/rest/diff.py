"""``POST /v1/diff``: two sets are compared by what they mean."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from perfscore.api.differing import (
    diff_sets,
    difference_as_json,
    difference_as_text,
)
from perfscore.api.set_texts import CheckedSet
from perfscore.api.told import Language, Outcome, Text
from perfscore.web.openapi import shared
from perfscore.web.posted import Posted
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.rest import sending
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.bodies import posts_parts
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.documents import (
    Asked,
    Body,
    Columns,
    counted,
    refused,
    set_in,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.shelf_sets import sets_of
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1", tags=["sets"], dependencies=[Depends(needs(Right.COMPUTE))]
)
_SET = "A published set, `id` or `id@version`, in place of the part of this name."


class AskedDiff(Asked):
    """What is compared, and how that is written."""

    before: str | None = Field(default=None, max_length=200, description=_SET)
    after: str | None = Field(default=None, max_length=200, description=_SET)
    format: Literal["json", "text"] = "json"
    width: Columns = 80


_DIFFERENCE: dict[int | str, dict[str, Any]] = {
    200: document_answer(
        "What differs.", sending.JSON, sending.PLAIN, model=shared("difference")
    )
}


@ROUTER.get(
    "/diff",
    summary="Compare two published sets",
    response_class=Response,
    responses={**answers(), **_DIFFERENCE},
)
@in_turn
def diff_published(
    asked: Annotated[AskedDiff, Query()], service: Serving, language: Speaking
) -> Response:
    """Compare what is on the shelf."""
    return _diff(asked, Posted(), service, language)


@ROUTER.post(
    "/diff",
    summary="Compare two sets, and the scores by each",
    description="`before` and `after` are texts of sets, or names of published ones; "
    "`on` are assessments to score by both. One of these that cannot be read makes "
    "the answer 422.",
    response_class=Response,
    responses={**answers(with_body=True), **_DIFFERENCE},
    openapi_extra=posts_parts("before", "after", "on", several=("on",), required=0),
)
@in_turn
def diff(
    asked: Annotated[AskedDiff, Query()],
    body: Body,
    service: Serving,
    language: Speaking,
) -> Response:
    """Compare what was posted."""
    body.named("before", "after", "on")
    return _diff(asked, body, service, language)


def _diff(
    asked: AskedDiff, body: Posted, service: Service, language: Language
) -> Response:
    loaded: dict[str, Outcome[CheckedSet]] = {}
    before = _side("before", asked.before, body, service, loaded)
    after = _side("after", asked.after, body, service, loaded)
    on = body.optional("on")
    sets = sets_of(service, loaded)
    outcome = diff_sets(before, after, on=on or None, sets=sets)
    if outcome.value is None:
        raise refused(outcome.diagnostics)
    read = outcome.value.scored or ()
    told = [each for one in read for each in one.diagnostics]
    if any(each.change is None for each in read):
        raise refused(told)
    if asked.format == "json":
        text = difference_as_json(outcome.value, language=language)
        response = sending.send(text, sending.JSON)
    else:
        text = difference_as_text(outcome.value, width=asked.width, language=language)
        response = sending.send(text, sending.PLAIN)
    return counted(response, (each.rule.severity for each in told))


def _side(
    side: str,
    asked: str | None,
    body: Posted,
    service: Service,
    loaded: dict[str, Outcome[CheckedSet]],
) -> str:
    """Give the name of one of the two sets, and keep it if it was posted."""
    files, texts = body.optional(side), body.texts.get(side, ())
    if len(files) + len(texts) + (asked is not None) != 1:
        raise ProblemError(
            INVALID,
            Text(
                f"“{side}”要求正好写一个：指标体系的文字，或已发布的编号",
                f"“{side}” has to be exactly one set: a text, or a published id",
            ),
        )
    if not files:
        return asked if asked is not None else texts[0]
    file = files[0]
    # Both may have the same file name: the side tells them apart.
    name = f"{side}:{file.name}" if file.name in loaded else file.name
    loaded[name] = set_in(service, file)
    return name
