"""Routes that bring an assessment from one state to another, and its history."""

from typing import Annotated

from fastapi import APIRouter, Depends

from perfscore.store.assessment_parts import steps_of
from perfscore.web.assessing import showing
from perfscore.web.assessing.access import opened
from perfscore.web.assessing.moving import Move, make_move
from perfscore.web.assessing.states import Action
from perfscore.web.rest.answers import answers
from perfscore.web.rest.assessment_answering import Answering, Id, Meant
from perfscore.web.rest.assessment_models import (
    AssessmentAnswer,
    MoveWish,
    ReturnWish,
    StepsAnswer,
)
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving

ROUTER = APIRouter(prefix="/v1/assessments/{assessment_id}", tags=["assessments"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Reviewing = Annotated[Principal, Depends(needs(Right.REVIEW))]
_CAN_BE = answers(403, 404, 409, 412, 428, with_body=True)


def _add(action: Action, right: Right, summary: str, said: str) -> None:
    """Add the route of a move with which something can be said."""

    @in_turn
    def move(
        asking: Annotated[Principal, Depends(needs(right))],
        answering: Answering,
        meant: Meant,
        wish: MoveWish | None = None,
    ) -> AssessmentAnswer:
        comment = "" if wish is None else wish.comment
        wanted = Move(action, meant.if_match, comment)
        make_move(answering.serving, asking, meant.assessment_id, wanted)
        return answering.whole(asking, meant.assessment_id)

    ROUTER.post(
        f"/{action.value}",
        responses=_CAN_BE,
        name=action.value,
        summary=summary,
        description=said,
    )(move)


_add(
    Action.SUBMIT,
    Right.ASSESSMENTS_WRITE,
    "Hand in",
    "Hand in a draft; refused while anything that is told of it is an error. The score "
    "that counts is kept with its receipt.",
)
_add(
    Action.WITHDRAW,
    Right.ASSESSMENTS_WRITE,
    "Withdraw",
    "Take back what was handed in and nobody has taken up yet.",
)
_add(
    Action.TAKE,
    Right.REVIEW,
    "Take up",
    "Take up an assessment for review; the caller becomes its reviewer.",
)
_add(
    Action.RELEASE,
    Right.REVIEW,
    "Put back",
    "Put an assessment back into the queue, for another reviewer. Where whoever took "
    "it up cannot review any more (disabled, another role or unit), others can.",
)
_add(
    Action.APPROVE,
    Right.REVIEW,
    "Approve",
    "Approve an assessment with the evaluator's scores; nobody does so with his own. "
    "Total and grade are from then on those after the review.",
)


@ROUTER.post("/return", responses=_CAN_BE, summary="Return")
@in_turn
def give_back(
    asking: Reviewing, answering: Answering, meant: Meant, wish: ReturnWish
) -> AssessmentAnswer:
    """Return an assessment to its unit, and say why."""
    wanted = Move(Action.RETURN, meant.if_match, wish.comment)
    make_move(answering.serving, asking, meant.assessment_id, wanted)
    return answering.whole(asking, meant.assessment_id)


@ROUTER.get("/history", responses=answers(404), summary="History")
def get_history(serving: Serving, asking: Reading, assessment_id: Id) -> StepsAnswer:
    """Give all moves of an assessment: who, when, and what was said."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        steps = steps_of(connection, one.id)
    return StepsAnswer.model_validate({"items": [showing.step(e) for e in steps]})
