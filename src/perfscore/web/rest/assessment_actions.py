"""Routes that bring an assessment from one state to another, and its history."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from perfscore.store.assessment_parts import steps_of
from perfscore.web.assessing import showing
from perfscore.web.assessing.access import opened
from perfscore.web.assessing.moving import Move, make_move
from perfscore.web.assessing.states import Action
from perfscore.web.etags import IfMatch
from perfscore.web.rest.answers import answers
from perfscore.web.rest.assessment_models import (
    AssessmentAnswer,
    MoveWish,
    ReturnWish,
    StepsAnswer,
)
from perfscore.web.rest.assessments import shown
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/assessments/{assessment_id}", tags=["assessments"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_WRITE))]
Reviewing = Annotated[Principal, Depends(needs(Right.REVIEW))]
Id = Annotated[str, Path(max_length=64)]
_CAN_BE = answers(403, 404, 409, 412, 428, with_body=True)


class _Answering:
    """What a move is answered with: the assessment in its new state."""

    def __init__(
        self, serving: Serving, response: Response, language: Speaking
    ) -> None:
        self._serving: Service = serving
        self._response = response
        self._language = language

    def __call__(
        self, asking: Principal, assessment_id: str, wanted: Move
    ) -> AssessmentAnswer:
        make_move(self._serving, asking, assessment_id, wanted)
        return shown(
            self._serving, asking, self._response, assessment_id, self._language
        )


Answering = Annotated[_Answering, Depends()]


@ROUTER.post("/submit", responses=_CAN_BE, summary="Hand in")
def submit(
    asking: Writing,
    answering: Answering,
    assessment_id: Id,
    wish: MoveWish | None = None,
    if_match: IfMatch = None,
) -> AssessmentAnswer:
    """Hand in a draft; refused while anything that is told of it is an error.

    The score that counts is kept with its receipt.
    """
    comment = "" if wish is None else wish.comment
    return answering(asking, assessment_id, Move(Action.SUBMIT, if_match, comment))


@ROUTER.post("/withdraw", responses=_CAN_BE, summary="Withdraw")
def withdraw(
    asking: Writing,
    answering: Answering,
    assessment_id: Id,
    wish: MoveWish | None = None,
    if_match: IfMatch = None,
) -> AssessmentAnswer:
    """Take back what was handed in and nobody has taken up yet."""
    comment = "" if wish is None else wish.comment
    return answering(asking, assessment_id, Move(Action.WITHDRAW, if_match, comment))


@ROUTER.post("/take", responses=_CAN_BE, summary="Take up")
def take(
    asking: Reviewing,
    answering: Answering,
    assessment_id: Id,
    wish: MoveWish | None = None,
    if_match: IfMatch = None,
) -> AssessmentAnswer:
    """Take up an assessment for review; the caller becomes its reviewer."""
    comment = "" if wish is None else wish.comment
    return answering(asking, assessment_id, Move(Action.TAKE, if_match, comment))


@ROUTER.post("/release", responses=_CAN_BE, summary="Put back")
def release(
    asking: Reviewing,
    answering: Answering,
    assessment_id: Id,
    wish: MoveWish | None = None,
    if_match: IfMatch = None,
) -> AssessmentAnswer:
    """Put an assessment back into the queue, for another reviewer."""
    comment = "" if wish is None else wish.comment
    return answering(asking, assessment_id, Move(Action.RELEASE, if_match, comment))


@ROUTER.post("/return", responses=_CAN_BE, summary="Return")
def give_back(
    asking: Reviewing,
    answering: Answering,
    assessment_id: Id,
    wish: ReturnWish,
    if_match: IfMatch = None,
) -> AssessmentAnswer:
    """Return an assessment to its unit, and say why."""
    move = Move(Action.RETURN, if_match, wish.comment)
    return answering(asking, assessment_id, move)


@ROUTER.post("/approve", responses=_CAN_BE, summary="Approve")
def approve(
    asking: Reviewing,
    answering: Answering,
    assessment_id: Id,
    wish: MoveWish | None = None,
    if_match: IfMatch = None,
) -> AssessmentAnswer:
    """Approve an assessment with the evaluator's scores; nobody does so with his own.

    Total and grade are from then on those after the review.
    """
    comment = "" if wish is None else wish.comment
    return answering(asking, assessment_id, Move(Action.APPROVE, if_match, comment))


@ROUTER.get("/history", responses=answers(404), summary="History")
def get_history(serving: Serving, asking: Reading, assessment_id: Id) -> StepsAnswer:
    """Give all moves of an assessment: who, when, and what was said."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        steps = steps_of(connection, one.id)
    return StepsAnswer.model_validate({"items": [showing.step(e) for e in steps]})
