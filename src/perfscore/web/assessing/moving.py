"""Assessments are handed in, withdrawn, taken up, returned and approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from perfscore.api.assessment_facts import sort_order
from perfscore.api.dashboards import line_figures
from perfscore.api.files import Found
from perfscore.api.own_scores import final_of, own_lines
from perfscore.api.receipts import Receipts
from perfscore.api.scoring import ScoredFile
from perfscore.api.told import Outcome, Text
from perfscore.api.working import NAME, working_json
from perfscore.store.assessment_parts import Receipt, keep_receipt
from perfscore.store.assessments import Assessment, NewState, find, move
from perfscore.store.connecting import Connection
from perfscore.store.figures import drop_figures, keep_figures
from perfscore.store.ids import now
from perfscore.web.assessing.access import (
    opened,
    require,
    require_match,
    state_of,
)
from perfscore.web.assessing.drafting import Opened, look
from perfscore.web.assessing.reviewing import reviewed
from perfscore.web.assessing.scoring import LONGEST_GRADE
from perfscore.web.assessing.states import Action, state_after
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service
from perfscore.web.shelf import Shelf
from perfscore.web.shelf_sets import sets_of

PAST = {
    Action.SUBMIT: "submitted",
    Action.WITHDRAW: "withdrawn",
    Action.TAKE: "taken",
    Action.RELEASE: "released",
    Action.RETURN: "returned",
    Action.APPROVE: "approved",
}
"""What the log and the history call a move."""
_LOCK = Lock()
_RECEIPTS: WeakKeyDictionary[Shelf, Receipts] = WeakKeyDictionary()
_KEEPS_RECEIPT = (Action.SUBMIT, Action.APPROVE)


@dataclass(frozen=True, slots=True)
class Move:
    """What is asked for, of which version, and what is said with it."""

    action: Action
    if_match: str | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is kept with a score that counts."""

    receipt: bytes
    total: str | None
    grade: str | None
    figures: str
    values: Mapping[str, str | int | None] = field(default_factory=dict)


def make_move(
    service: Service, principal: Principal, assessment_id: str, wanted: Move
) -> Assessment:
    """Bring an assessment into the state that follows; give it as it is then."""
    action = wanted.action
    with service.database.reading() as connection:
        one = opened(connection, assessment_id, principal)
        require(action, one, principal)
        require_match(connection, one, wanted.if_match)
    counted = None
    if action in _KEEPS_RECEIPT:
        found = look(service, principal, assessment_id)
        counted = _counted(service, found, action, one.reviewer_id or "")
    with service.database.changing() as connection:
        one = opened(connection, assessment_id, principal)
        require(action, one, principal)
        require_match(connection, one, wanted.if_match)
        _moved(connection, principal, one, wanted, counted)
        return find(connection, assessment_id) or one


def _moved(
    connection: Connection,
    principal: Principal,
    one: Assessment,
    wanted: Move,
    counted: _Counted | None,
) -> None:
    action, by = wanted.action, principal.by(now())
    to = NewState(
        PAST[action],
        state_after(action, state_of(one)),
        reviewer_id=_reviewer(action, one, principal),
        submitted_at=_submitted_at(action, one, by.at),
        comment=wanted.comment,
        values={} if counted is None else counted.values,
    )
    etag = move(connection, one, to, by, user_id=principal.user_id)
    if action is Action.WITHDRAW:
        drop_figures(connection, one.id)
    if counted is not None:
        kind = PAST[action]
        kept = Receipt(kind, etag, counted.total, counted.grade, counted.receipt, by.at)
        keep_receipt(connection, one.id, kept, by, user_id=principal.user_id)
        keep_figures(connection, one.id, counted.figures)


def _reviewer(action: Action, one: Assessment, principal: Principal) -> str | None:
    """Say who reviews: an assessment that comes back goes to whoever returned it."""
    if action is Action.TAKE:
        return principal.user_id
    return None if action in (Action.RELEASE, Action.WITHDRAW) else one.reviewer_id


def _submitted_at(action: Action, one: Assessment, at: str) -> str | None:
    if action is Action.SUBMIT:
        return at
    return None if action is Action.WITHDRAW else one.submitted_at


def _counted(
    service: Service, found: Opened, action: Action, reviewer_id: str
) -> _Counted:
    """Score what is to count, and make its receipt; raises where it cannot count."""
    score = found.worked.score
    if score is None or not found.worked.can_be_submitted:
        raise _not_ready(found)
    if action is Action.SUBMIT:
        one = found.one
        receipt = _receipt(service, found, ())
        return _Counted(receipt, one.total, one.grade, line_figures(score))
    made = reviewed(service, found, reviewer_id).form
    final = None if made.review is None else final_of(made.review, score)
    if made.review is None or final is None or final.total is None:
        raise ProblemError(
            INVALID,
            Text(
                "复核得分有错误，或者得不出总分，不能通过；要求先改正",
                "the evaluator's scores have errors, or give no total; they have to be "
                "mended first",
            ),
            diagnostics=[each for _, each in made.diagnostics],
        )
    grade = final.grade and final.grade[:LONGEST_GRADE]
    receipt = _receipt(service, found, own_lines(made.review))
    order = sort_order(final.total)
    values = {"total": final.total, "total_order": order, "grade": grade}
    return _Counted(receipt, final.total, grade, final.figures, values)


def _not_ready(found: Opened) -> ProblemError:
    made = working_json(found.worked, found.ready.scorer, "zh")
    blocking = [each for each in made["findings"] if each["blocks"]]
    return ProblemError(
        INVALID,
        Text(
            f"还有 {len(blocking)} 处错误，不能提交；要求先改正或补填",
            f"{len(blocking)} errors are left: they have to be mended first",
        ),
        more={"findings": blocking, "working": made},
    )


def _receipts(service: Service) -> Receipts:
    """Give the receipts of a service, which hold the sets compiled for them."""
    with _LOCK:
        found = _RECEIPTS.get(service.shelf)
        if found is None:
            found = _RECEIPTS[service.shelf] = Receipts(sets_of(service))
        return found


def _receipt(
    service: Service, found: Opened, own: Sequence[Mapping[str, Any]]
) -> bytes:
    file = Found(NAME, NAME, PurePath("自评表"), is_posted=True)
    scored = ScoredFile(
        file, Outcome(found.worked.score), found.one.set_name, found.one.sha256
    )
    made = _receipts(service).receipt(scored, own)
    if made.value is None:
        raise ProblemError(
            INVALID,
            Text("收据做不出来，没有提交", "no receipt can be made; nothing was done"),
            diagnostics=made.diagnostics,
        )
    return made.value
