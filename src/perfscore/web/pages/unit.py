"""The pages of a unit: its assessments, a new one, and the form to fill in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from perfscore.store.assessment_parts import steps_of
from perfscore.store.reviews import comments_of
from perfscore.web.assessing import showing
from perfscore.web.assessing.access import asking_of, state_of
from perfscore.web.assessing.drafting import look
from perfscore.web.assessing.states import STATE_WORDS, actions_for
from perfscore.web.rest.computing import in_turn
from perfscore.web.rest.sheets import kept_sheet
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import language_of
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Writing = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_WRITE))]


@ROUTER.get("/assessments", response_class=HTMLResponse)
def list_page(request: Request, principal: Reading) -> HTMLResponse:
    """List the assessments that one sees."""
    may_write = principal.may(Right.ASSESSMENTS_WRITE)
    return page(request, "unit/list.html", may_write=may_write, states=STATE_WORDS)


@ROUTER.get("/assessments/new", response_class=HTMLResponse)
def new_page(request: Request, _: Writing) -> HTMLResponse:
    """Choose a set and a year, or a form that is filled in already."""
    return page(request, "unit/new.html")


@ROUTER.get("/assessments/{assessment_id}", response_class=HTMLResponse)
@in_turn
def form_page(
    request: Request, assessment_id: str, serving: Serving, principal: Reading
) -> HTMLResponse:
    """Show the form of an assessment, to fill in by whoever may."""
    found = look(serving, principal, assessment_id)
    one = found.one
    with serving.database.reading() as connection:
        steps = steps_of(connection, one.id)
        comments = comments_of(connection, one.id)
    name = one.project or one.unit_name or one.unit
    actions = actions_for(state_of(one), asking_of(one, principal))
    start = {
        **kept_sheet(found, language_of(request)),
        "id": one.id,
        "name": name,
        "state": one.state,
        "actions": [each.value for each in actions],
        "steps": [showing.step(each) for each in steps],
        "comments": [showing.comment(each) for each in comments],
    }
    return page(
        request,
        "unit/form.html",
        start=start,
        state=one.state,
        state_name=STATE_WORDS[state_of(one)],
        name=name,
        id=one.id,
        total=one.total,
        grade=one.grade,
        set_title=found.ready.shelved.title,
        set_name=one.set_name,
    )
