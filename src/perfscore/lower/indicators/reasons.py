"""须说明理由: where a row has to state the reason for what it reports."""

from collections.abc import Iterable, Iterator

from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_truth
from perfscore.lower.ground.levels import parts_of
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import Choice, Expression, Operator, Slot
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import ReasonRule
from perfscore.model.units import POINTS
from perfscore.source import Span
from perfscore.syntax import tree as t


def reasons_of(
    scope: Scope, clauses: Iterable[t.ReasonRequired]
) -> tuple[ReasonRule, ...]:
    """Lower the clauses ``须说明理由 若 …``, which can read 得分.

    ``scope`` is the indicator's own, with what can be read of it.
    """
    known = scope.with_locals({**scope.locals, Slot.SCORE: POINTS})
    made: list[ReasonRule] = []
    for each in clauses:
        if each.condition is None:
            made.append(ReasonRule(each.span, None))
            continue
        condition = fit_truth(scope.findings, lower_expression(known, each.condition))
        if condition is not None:
            made.append(ReasonRule(each.span, condition))
    return tuple(made)


def reasons_in(
    scoring: Scoring | None, methods: Iterable[t.Method]
) -> tuple[ReasonRule, ...]:
    """Give the reasons that 酌定 requires: always, or where its row is taken.

    ``scoring`` is what the first of ``methods`` was lowered to.
    """
    method = next(iter(methods), None)
    if scoring is None or method is None:
        return ()
    match method:
        case t.Discretion(reason_required=True):
            return (ReasonRule(method.span, None),)
        case t.Deductions(rows=points):
            return tuple(_of_judged(points, scoring.score))
        case t.Decision(rows=rows) | t.Bands(rows=rows):
            conditions = _conditions_at(scoring.score, method.span)
            return tuple(_of_rows(rows, conditions))
    return ()


def _of_judged(
    rows: Iterable[t.PointsRow | t.FloorRow | t.JudgedRow], score: Expression
) -> Iterator[ReasonRule]:
    """Say when 扣 酌定 needs a reason: where its row applies."""
    for row in rows:
        if isinstance(row, t.JudgedRow) and row.judged.reason_required:
            conditions = _conditions_at(score, row.span)
            is_always = row.condition is None
            yield ReasonRule(row.judged.span, None if is_always else conditions[0])


def _conditions_at(score: Expression, span: Span) -> tuple[Expression, ...]:
    """Give the conditions of a method's rows, which stand at ``span`` in a score."""
    waiting = [score]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Choice) and node.span == span:
            return tuple(each.condition for each in node.branches)
        waiting.extend(parts_of(node))
    return ()


def _of_rows(
    rows: Iterable[t.DecisionRow | t.BandRow], conditions: tuple[Expression, ...]
) -> Iterator[ReasonRule]:
    """Say when a row with 酌定 is taken: its condition holds, and none before it."""
    before: list[Expression] = []
    left = iter(conditions)
    for row in rows:
        holds = None if row.condition is None else next(left)
        points = row.points
        if isinstance(points, t.Discretion) and points.reason_required:
            taken = before if holds is None else [*before, holds]
            condition = core.both(row.span, *taken) if taken else None
            yield ReasonRule(points.span, condition)
        if holds is not None:
            before.append(core.apply(row.span, Operator.NOT, holds))
