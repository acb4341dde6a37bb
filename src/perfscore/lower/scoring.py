"""Which file lowers which method."""

from perfscore.lower.methods import (
    bands,
    by_attainment,
    by_completion,
    by_inverse,
    checklist,
    decision,
    decreasing,
    deductions,
    rating,
)
from perfscore.lower.methods.ground import Ground
from perfscore.model.methods import Scoring
from perfscore.syntax import tree as t


def lower_method(ground: Ground, node: t.Method) -> Scoring | None:
    """Lower a method; None if a fault in it was reported."""
    match node:
        case t.ByCompletion():
            return by_completion.lower(ground, node)
        case t.ByInverse():
            return by_inverse.lower(ground, node)
        case t.Decreasing():
            return decreasing.lower(ground, node)
        case t.ByAttainment():
            return by_attainment.lower(ground, node)
        case t.Bands():
            return bands.lower(ground, node)
        case t.Decision():
            return decision.lower(ground, node)
        case t.Deductions():
            return deductions.lower(ground, node)
        case t.Checklist():
            return checklist.lower(ground, node)
        case t.Rating():
            return rating.lower(ground, node)
