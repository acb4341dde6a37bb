"""不适用: when an indicator does not apply, and what becomes of its weight."""

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_points, fit_truth
from perfscore.lower.names.results import find
from perfscore.lower.names.scope import Readable, Scope
from perfscore.model.expressions import Slot
from perfscore.model.outcomes import NotApplicable, Treatment
from perfscore.model.units import POINTS
from perfscore.syntax import tree as t

_TREATMENTS = {
    "FULL_MARKS": Treatment.FULL_MARKS,
    "RESCALE_TOTAL": Treatment.RESCALE_TOTAL,
    "RESCALE_PARENT": Treatment.RESCALE_PARENT,
    "SPREAD_EQUALLY": Treatment.SPREAD_EQUALLY,
    "MERGE_INTO": Treatment.MERGE_INTO,
    "PEER_MEAN": Treatment.PEER_MEAN,
    "TAKE": Treatment.FIXED,
}
_HERE = Readable(
    place=Text("“不适用”的条件", "the condition of not_applicable"), kinds=frozenset()
)


def lower_not_applicable(scope: Scope, node: t.NotApplicable) -> NotApplicable | None:
    """Lower a clause; its condition reads data, definitions and 年度 alone.

    What 取 gives can read 分值, too; a share (80%) is taken of it.
    """
    treatment = _TREATMENTS[node.treatment.kind]
    condition, value, into = None, None, None
    if node.condition is not None:
        here = scope.with_results(_HERE)
        condition = fit_truth(scope.findings, lower_expression(here, node.condition))
    if node.value is not None:
        with_weight = scope.with_locals({Slot.WEIGHT: POINTS})
        points = lower_expression(with_weight, node.value)
        value = fit_points(
            scope.findings, points, share_of=core.weight(node.value.span)
        )
    if node.into is not None:
        into = find(scope, node.into.text, node.into.span)
    is_whole = (
        (condition is None) == (node.condition is None)
        and (value is None) == (node.value is None)
        and (into is None) == (node.into is None)
    )
    if not is_whole:
        return None
    return NotApplicable(node.span, condition, treatment, into or (), value)
