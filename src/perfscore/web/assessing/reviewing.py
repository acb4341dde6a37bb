"""An evaluator's own scores of an assessment, beside what was claimed."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfscore.api.own_scores import OwnScore, ReviewedForm, own_review
from perfscore.api.told import Text
from perfscore.store.assessment_parts import person, steps_of
from perfscore.store.assessments import Assessment, touch
from perfscore.store.ids import now
from perfscore.store.reviews import (
    BETWEEN,
    ReviewScore,
    keep_review_scores,
    review_scores,
)
from perfscore.web.assessing.access import opened, require, require_match
from perfscore.web.assessing.drafting import Opened, look
from perfscore.web.assessing.states import Action
from perfscore.web.problem_kinds import INVALID, STATE_CONFLICT
from perfscore.web.problems import ProblemError
from perfscore.web.security.moments import day_of
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An assessment with its evaluator's scores as they are kept."""

    found: Opened
    scores: tuple[OwnScore, ...]
    form: ReviewedForm


def reviewed(service: Service, found: Opened, reviewer_id: str = "") -> Reviewed:
    """Give an assessment's review as it is kept."""
    score = found.worked.score
    if score is None:
        raise ProblemError(
            STATE_CONFLICT,
            Text(
                "这份自评表读不出来，不能复核",
                "the assessment cannot be read, so it cannot be reviewed",
            ),
        )
    one = found.one
    with service.database.reading() as connection:
        kept = review_scores(connection, one.id)
        who = reviewer_id or one.reviewer_id
        name = "" if who is None else person(connection, who).name
        steps = steps_of(connection, one.id)
    scores = _at_their_lines(kept, [each.path for each in own_review(score, ()).lines])
    approved = [each.at for each in steps if each.action == "approved"]
    date = day_of(approved[-1]) if approved else ""
    made = own_review(score, scores, evaluator=name, date=date)
    return Reviewed(found, scores, made)


def _at_their_lines(
    kept: Sequence[ReviewScore], paths: Sequence[tuple[str, ...]]
) -> tuple[OwnScore, ...]:
    """Give scores at the lines where their indicators stand now.

    A unit can move and delete rows of a form that is returned: a score goes with its
    row, and where that is gone there is none.
    """
    free: dict[str, list[int]] = {}
    for number, path in enumerate(paths):
        free.setdefault(BETWEEN.join(path), []).append(number)
    at: dict[int, ReviewScore] = {}
    moved: list[ReviewScore] = []
    for each in kept:
        numbers = free.get(BETWEEN.join(each.place), [])
        if each.line in numbers:
            numbers.remove(each.line)
            at[each.line] = each
        else:
            moved.append(each)
    for each in moved:
        numbers = free.get(BETWEEN.join(each.place), [])
        if numbers:
            at[numbers.pop(0)] = each
    return tuple(OwnScore(line, at[line].score, at[line].reason) for line in sorted(at))


def keep_scores(
    service: Service,
    principal: Principal,
    assessment_id: str,
    scores: tuple[OwnScore, ...],
    if_match: str | None,
) -> Reviewed:
    """Keep all of an evaluator's scores; a wrong one is told, not refused."""
    found = look(service, principal, assessment_id)
    require(Action.REVIEW, found.one, principal)
    score = found.worked.score
    lines = () if score is None else own_review(score, ()).lines
    lined = [each.line for each in scores]
    if len(set(lined)) < len(lined) or any(each >= len(lines) for each in lined):
        raise ProblemError(
            INVALID,
            Text(
                f"行号要求不重复，从 0 到 {len(lines) - 1}",
                f"lines are numbered from 0 to {len(lines) - 1}, each once",
            ),
        )
    kept = tuple(
        ReviewScore(each.line, lines[each.line].path, each.score, each.reason)
        for each in scores
        if each.score is not None or each.reason
    )
    by = principal.by(now())
    with service.database.changing() as connection:
        one = opened(connection, assessment_id, principal)
        require(Action.REVIEW, one, principal)
        require_match(connection, one, if_match)
        keep_review_scores(connection, one.id, kept, by, user_id=principal.user_id)
        touch(connection, one, by)
        one = opened(connection, assessment_id, principal)
    return reviewed(service, _with(found, one))


def _with(found: Opened, one: Assessment) -> Opened:
    return Opened(one, found.document, found.ready, found.worked)
