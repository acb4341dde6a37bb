"""Which file lowers which method."""

from dataclasses import replace

from perfscore.lower.ground.levels import parts_of
from perfscore.lower.methods import (
    additions,
    bands,
    by_attainment,
    by_completion,
    by_inverse,
    by_rank,
    checklist,
    decision,
    decreasing,
    deductions,
    discretion,
    interpolation,
    rating,
)
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Expression, Local, Slot
from perfscore.model.methods import Scoring
from perfscore.syntax import tree as t

_AgainstTarget = t.ByCompletion | t.ByInverse | t.Decreasing | t.ByAttainment


def lower_method(ground: Ground, node: t.Method) -> Scoring | None:
    """Lower a method; None if a fault in it was reported."""
    made = _lowered(ground, node)
    return made and replace(made, judged=_is_judged(made.score))


def _lowered(ground: Ground, node: t.Method) -> Scoring | None:
    match node:
        case t.ByCompletion() | t.ByInverse() | t.Decreasing() | t.ByAttainment():
            return _against_target(ground, node)
        case t.Bands():
            return bands.lower(ground, node)
        case t.Interpolation():
            return interpolation.lower(ground, node)
        case t.Discretion():
            return discretion.lower(ground, node)
        case t.ByRank():
            return by_rank.lower(ground, node)
        case t.Deductions():
            return deductions.lower(ground, node)
        case t.Additions():
            return additions.lower(ground, node)
        case t.Decision():
            return decision.lower(ground, node)
        case t.Checklist():
            return checklist.lower(ground, node)
        case t.Rating():
            return rating.lower(ground, node)


def _against_target(ground: Ground, node: _AgainstTarget) -> Scoring | None:
    match node:
        case t.ByCompletion():
            return by_completion.lower(ground, node)
        case t.ByInverse():
            return by_inverse.lower(ground, node)
        case t.Decreasing():
            return decreasing.lower(ground, node)
        case t.ByAttainment():
            return by_attainment.lower(ground, node)


def _is_judged(score: Expression) -> bool:
    """Whether a person's points are read on some way through ``score``."""
    waiting = [score]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Local) and node.slot is Slot.JUDGED:
            return True
        waiting.extend(parts_of(node))
    return False
