"""``GET …/desk``: a form with all that its audit found, for an evaluator's page."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from perfscore.api.auditing import Desk
from perfscore.api.desk_view import desk_view
from perfscore.api.files import Found
from perfscore.api.told import Language, Text
from perfscore.web.assessing.drafting import look
from perfscore.web.assessing.papers import desk_for, laid_out
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1", tags=["reviews"])


@ROUTER.get("/assessments/{assessment_id}/desk", responses=answers(404, 507))
@in_turn
def assessment_desk(
    assessment_id: str,
    serving: Serving,
    principal: Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))],
    language: Speaking,
) -> dict[str, Any]:
    """Give an assessment as printed, recomputed, with findings at their cells.

    It is what `perfscore audit --format json` prints of one form, and beside that the
    form's cells, each with an id; findings name the cells that they are about.
    """
    found = look(serving, principal, assessment_id)
    with laid_out(serving, found) as papers:
        return on_desk(desk_for(serving, found, papers), papers.form, language)


def on_desk(
    desk: Desk, file: Found, language: Language, *, is_alone: bool = True
) -> dict[str, Any]:
    """Give what a desk shows of a file; raises ``invalid`` where it holds no form."""
    view = desk_view(desk, file, language=language, is_alone=is_alone)
    if view is None or view.plain is None:
        raise ProblemError(
            INVALID,
            Text("这里没有可以复核的自评表", "there is no form to review here"),
            diagnostics=() if view is None else view.diagnostics,
        )
    return dict(view.plain)
