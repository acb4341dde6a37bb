"""An assessment is opened by whoever may see it, at the version that he knows."""

from typing import cast

from perfscore.api.told import Text
from perfscore.store.assessments import Assessment, Scope, document_of, find
from perfscore.store.connecting import Connection
from perfscore.web.assessing.documents import read_json
from perfscore.web.assessing.states import (
    STATE_WORDS,
    Action,
    Asking,
    State,
    refusal_of,
)
from perfscore.web.etags import etag_of, is_match
from perfscore.web.problem_kinds import (
    CHANGED_MEANWHILE,
    NOT_ALLOWED,
    NOT_FOUND,
    STATE_CONFLICT,
)
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal


def scope_of(principal: Principal) -> Scope:
    """Give what a user sees."""
    return Scope(
        principal.user_id,
        principal.unit_id,
        principal.unit_path,
        is_unit=principal.role == "unit",
    )


def opened(
    connection: Connection, assessment_id: str, principal: Principal
) -> Assessment:
    """Give an assessment that a user may see; else raises ``not-found``."""
    found = find(connection, assessment_id, scope_of(principal))
    if found is None:
        raise not_found()
    return found


def not_found() -> ProblemError:
    """Make the problem of an assessment that is not there, or is another unit's."""
    return ProblemError(
        NOT_FOUND, Text("没有这份自评表", "there is no such assessment")
    )


def asking_of(one: Assessment, principal: Principal) -> Asking:
    """Say how one who asks stands to an assessment."""
    return Asking(
        role=principal.role,
        is_own=one.unit_id == principal.unit_id,
        is_reviewer=one.reviewer_id == principal.user_id,
        is_maker=principal.user_id in (one.made_by, one.submitted_by),
        is_left=one.reviewer_id is not None and not one.has_reviewer,
    )


def state_of(one: Assessment) -> State:
    """Give the state of an assessment, which the database has looked at."""
    return cast("State", one.state)


def require(action: Action, one: Assessment, principal: Principal) -> None:
    """Raise ``not-allowed`` or ``state-conflict`` unless an action can be done."""
    refusal = refusal_of(action, state_of(one), asking_of(one, principal))
    if refusal == "not-yours":
        raise ProblemError(
            NOT_ALLOWED,
            Text(
                "这一步要求由另外的人做：填报由本单位做，复核由接手的复核人做，"
                "不能复核自己填报的",
                "this step is another's: a unit fills in its own, its reviewer reviews "
                "it, and nobody reviews what he made",
            ),
        )
    if refusal == "state":
        shown = STATE_WORDS[state_of(one)]
        raise ProblemError(
            STATE_CONFLICT,
            Text(
                f"这份自评表现在是“{shown.zh}”，不能做这一步",
                f"the assessment is in the state “{shown.en}”: this step cannot be "
                "taken",
            ),
            more={"state": one.state, "current": {"etag": str(one.etag)}},
        )


def require_match(
    connection: Connection, one: Assessment, if_match: str | None
) -> None:
    """Raise unless the caller knows the assessment as it is now.

    He is told what it is now, so that nothing of either is lost.
    """
    if not is_match(if_match, one.etag):
        current = {
            "etag": str(one.etag),
            "changed_at": one.changed_at,
            "state": one.state,
            "document": read_json(document_of(connection, one.id)),
        }
        raise ProblemError(
            CHANGED_MEANWHILE,
            Text(
                "这份自评表在此期间已被改动，没有保存；要求在新的一版上再改",
                "the assessment was changed meanwhile and nothing was kept; a change "
                "has to be made to the present version",
            ),
            more={"current": current},
            headers={"ETag": etag_of(one.etag)},
        )
