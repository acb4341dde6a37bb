"""An evaluator's own scores of an assessment, beside what was claimed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from perfscore.api.own_changes import changes_since
from perfscore.api.own_scores import OwnScore, ReviewedForm, own_review
from perfscore.api.told import Diagnostic, Text
from perfscore.api.working import Score
from perfscore.store.assessment_parts import (
    person,
    receipt_content,
    receipts_of,
    steps_of,
)
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
from perfscore.web.assessing.papers import score_of
from perfscore.web.assessing.states import Action
from perfscore.web.days import day_of
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
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
    score, one = score_of(found), found.one
    with service.database.reading() as connection:
        kept = review_scores(connection, one.id)
        who = reviewer_id or one.reviewer_id
        name = "" if who is None else person(connection, who).name
        steps = steps_of(connection, one.id)
    paths = [each.path for each in own_review(score, ()).lines]
    written = _at_their_lines(kept, paths)
    scores = tuple(OwnScore(at, e.score, e.reason) for at, e in written.items())
    approved = [each.at for each in steps if each.action == "approved"]
    date = day_of(approved[-1]) if approved else ""
    made = own_review(score, scores, evaluator=name, date=date)
    changed = _changed_since(service, one, score, written)
    told = (*made.diagnostics, *sorted(changed.items(), key=lambda each: each[0]))
    return Reviewed(found, scores, replace(made, diagnostics=told))


def counted_score(service: Service, found: Opened) -> Score:
    """Give the score that counts: once approved, with the evaluator's in place."""
    if found.one.state == "approved":
        form = reviewed(service, found).form
        if form.review is not None and form.review.again is not None:
            return form.review.again
    return score_of(found)


def _changed_since(
    service: Service,
    one: Assessment,
    score: Score,
    written: Mapping[int, ReviewScore],
) -> dict[int, Diagnostic]:
    """Say which rows the unit changed after their scores were written."""
    submitted = one.submitted_at or ""
    older = {line: e for line, e in written.items() if e.at < submitted}
    if one.state != "under-review" or not older:
        return {}
    found: dict[int, Diagnostic] = {}
    with service.database.reading() as connection:
        kept = receipts_of(connection, one.id)
        for at in sorted({each.at for each in older.values()}):
            before = [e.id for e in kept if e.kind == "submitted" and e.at <= at]
            receipt = receipt_content(connection, before[-1]) if before else None
            changes = {} if receipt is None else changes_since(receipt, score)
            own = {line for line, each in older.items() if each.at == at}
            found |= {line: e for line, e in changes.items() if line in own}
    return found


def _at_their_lines(
    kept: Sequence[ReviewScore], paths: Sequence[tuple[str, ...]]
) -> dict[int, ReviewScore]:
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
    return {line: at[line] for line in sorted(at)}


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
