"""Routes of the review of an assessment: comments, own scores, the 复核表."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response

from perfscore.api.own_scores import (
    OwnScore,
    blank_sheet,
    drawn,
    own_derivation,
    review_json,
    review_rows,
)
from perfscore.api.told import Language, Text
from perfscore.store.connecting import Connection
from perfscore.store.ids import now
from perfscore.store.reviews import (
    Comment,
    add_comment,
    comment_of,
    comments_of,
    discard_comment,
    settle_comment,
)
from perfscore.web.assessing import showing
from perfscore.web.assessing.access import opened, require
from perfscore.web.assessing.drafting import look
from perfscore.web.assessing.papers import file_name
from perfscore.web.assessing.reviewing import Reviewed, keep_scores, reviewed
from perfscore.web.assessing.states import Action
from perfscore.web.problem_kinds import NOT_ALLOWED, NOT_FOUND, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.assessment_answering import Answering, Id, Meant
from perfscore.web.rest.assessment_models import (
    CommentAnswer,
    CommentsAnswer,
    CommentWish,
    OwnScoresWish,
)
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.review_models import OwnScoresAnswer
from perfscore.web.rest.sending import MEDIA, send_file
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/assessments/{assessment_id}", tags=["reviews"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Reviewing = Annotated[Principal, Depends(needs(Right.REVIEW))]
ReviewFormat = Literal["xlsx", "docx", "pdf", "html", "md", "json", "table"]
_ENDINGS = {"table": ".txt"}


@ROUTER.get("/comments", responses=answers(404), summary="Comments")
def get_comments(
    serving: Serving, asking: Reading, assessment_id: Id
) -> CommentsAnswer:
    """Give the comments on an assessment, the first one first."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        found = comments_of(connection, one.id)
    listed = [showing.comment(each) for each in found]
    return CommentsAnswer.model_validate({"items": listed})


@ROUTER.post(
    "/comments",
    status_code=201,
    responses=answers(403, 404, 409, with_body=True),
    summary="Comment",
)
def post_comment(
    serving: Serving, asking: Reading, assessment_id: Id, wish: CommentWish
) -> CommentAnswer:
    """Say something of an indicator, or of the whole: the reviewer, or the unit."""
    with serving.database.changing() as connection:
        one = opened(connection, assessment_id, asking)
        require(Action.COMMENT, one, asking)
        comment_id = add_comment(
            connection,
            one.id,
            tuple(each.replace(" / ", "/") for each in wish.place),
            wish.text,
            asking.by(now()),
            user_id=asking.user_id,
        )
        made = _comment(connection, one.id, comment_id)
    return CommentAnswer.model_validate(showing.comment(made))


@ROUTER.post(
    "/comments/{comment_id}/settle",
    responses=answers(403, 404, 409, 507),
    summary="Settle a comment",
)
def settle(
    serving: Serving, asking: Reading, assessment_id: Id, comment_id: Id
) -> CommentAnswer:
    """Say that what a comment asks for is done."""
    with serving.database.changing() as connection:
        one = opened(connection, assessment_id, asking)
        require(Action.COMMENT, one, asking)
        found = _comment(connection, one.id, comment_id)
        if found.settled_at is None:
            settle_comment(connection, comment_id, asking.by(now()))
        made = _comment(connection, one.id, comment_id)
    return CommentAnswer.model_validate(showing.comment(made))


@ROUTER.delete(
    "/comments/{comment_id}",
    status_code=204,
    responses=answers(403, 404, 409, 507),
    summary="Remove a comment",
)
def remove_comment(
    serving: Serving, asking: Reading, assessment_id: Id, comment_id: Id
) -> None:
    """Remove a comment of one's own that is not settled."""
    with serving.database.changing() as connection:
        one = opened(connection, assessment_id, asking)
        require(Action.COMMENT, one, asking)
        found = _comment(connection, one.id, comment_id)
        if found.by.id != asking.user_id:
            raise ProblemError(
                NOT_ALLOWED,
                Text("别人写的意见不能删除", "another's comment cannot be removed"),
            )
        if found.settled_at is not None:
            raise ProblemError(
                STATE_CONFLICT,
                Text("这条意见已经办结", "the comment is settled"),
            )
        discard_comment(connection, comment_id, asking.by(now()))


def _comment(connection: Connection, assessment_id: str, comment_id: str) -> Comment:
    found = comment_of(connection, assessment_id, comment_id)
    if found is None:
        raise ProblemError(NOT_FOUND, Text("没有这条意见", "there is no such comment"))
    return found


@ROUTER.get("/review-scores", responses=answers(404, 409), summary="Own scores")
@in_turn
def get_review_scores(
    asking: Reading, answering: Answering, assessment_id: Id
) -> OwnScoresAnswer:
    """Give each line: claimed, recomputed, and the evaluator's own score."""
    serving = answering.serving
    found = reviewed(serving, look(serving, asking, assessment_id))
    answering.tag(found.found)
    return _scores(found, answering.language)


@ROUTER.put(
    "/review-scores",
    responses=answers(403, 404, 409, 412, 428, with_body=True),
    summary="Keep own scores",
)
@in_turn
def put_review_scores(
    asking: Reviewing, answering: Answering, meant: Meant, wish: OwnScoresWish
) -> OwnScoresAnswer:
    """Keep all own scores of the reviewer as he writes them; faults are told."""
    scores = tuple(OwnScore(e.line, e.score, e.reason) for e in wish.items)
    found = keep_scores(
        answering.serving, asking, meant.assessment_id, scores, meant.if_match
    )
    answering.tag(found.found)
    return _scores(found, answering.language)


def _scores(found: Reviewed, language: Language) -> OwnScoresAnswer:
    form = found.form
    review = how = None
    if form.review is not None:
        how = own_derivation(form.review, language)
        told = [each for _, each in form.diagnostics]
        review = review_json(form.review, told, language)
    made: dict[str, Any] = {
        "etag": str(found.found.one.etag),
        "items": review_rows(form, found.scores),
        "review": review,
        "derivation": how,
        "diagnostics": [
            {
                "rule": each.rule.name,
                "severity": each.rule.severity.value,
                "message": each.message.in_language(language),
                "line": line,
            }
            for line, each in form.diagnostics
        ],
    }
    return OwnScoresAnswer.model_validate(made)


@ROUTER.get(
    "/review-form",
    response_class=Response,
    responses={
        **answers(404, 409),
        200: document_answer("The 复核表.", *dict.fromkeys(MEDIA.values())),
    },
    summary="复核表",
)
@in_turn
def get_review_form(
    serving: Serving,
    asking: Reading,
    language: Speaking,
    assessment_id: Id,
    to: Annotated[ReviewFormat, Query(alias="format")] = "xlsx",
) -> Response:
    """Give the 复核表: claimed, recomputed and reviewed scores with reasons."""
    found = reviewed(serving, look(serving, asking, assessment_id))
    if found.form.review is None:
        raise ProblemError(
            STATE_CONFLICT,
            Text(
                "复核得分有错误，要求先改正",
                "the evaluator's scores have errors and have to be mended first",
            ),
            diagnostics=[each for _, each in found.form.diagnostics],
        )
    made = drawn(found.form.review, to, language)
    ending = _ENDINGS.get(to, f".{to}")
    return send_file(made.value or "", file_name(found.found.one, "复核表", ending))


@ROUTER.get(
    "/review-sheet",
    response_class=Response,
    responses={
        **answers(404, 409),
        200: document_answer("The file to fill in.", *dict.fromkeys(MEDIA.values())),
    },
    summary="A file for own scores",
)
@in_turn
def get_review_sheet(
    serving: Serving,
    asking: Reading,
    assessment_id: Id,
    to: Annotated[Literal["xlsx", "yaml"], Query(alias="format")] = "xlsx",
) -> Response:
    """Give the file in which an evaluator fills in scores away from the page.

    `perfscore review --scores` and `POST /v1/review` read it; there, as it says, rows
    left blank count as claimed, on the page as recomputed.
    """
    found = reviewed(serving, look(serving, asking, assessment_id))
    score = found.found.worked.score
    made = blank_sheet(score, found.form, to) if score is not None else b""
    return send_file(made, file_name(found.found.one, "复核填写", f".{to}"))
