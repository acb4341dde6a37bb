"""按反向比例: full points up to the target, then target over actual."""

from perfscore.diagnostics.model import Text
from perfscore.lower.ground import core
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Operator
from perfscore.model.methods import Other, Scoring
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.ByInverse) -> Scoring | None:
    """Lower ``按反向比例``.

    Source:
        Notes of the Haidian 2016 and Hubei 2020 forms: where less is better, the
        weight times target over actual, never more than the weight.
    """
    span = node.span
    target = ground.target_for(span, "按反向比例")
    if target is None:
        return None
    weight = core.weight(span)
    zero = core.number(span, 0, core.quantity_of(target))
    score = core.choose(
        span,
        core.branch(
            core.compare(span, Operator.LESS_OR_EQUAL, ground.subject, target),
            weight,
            label=Text("未超过目标，得满分", "within the target: full points"),
        ),
        core.branch(
            core.compare(span, Operator.LESS, target, zero),
            core.undefined(
                span,
                "target-not-positive",
                "目标值小于 0，没有反向比例",
                "the target is below zero, so there is no ratio",
            ),
        ),
        otherwise=core.multiply(
            span,
            weight,
            core.divide(
                span,
                target,
                ground.subject,
                label=Text("目标值与完成值之比", "target over actual"),
            ),
        ),
    )
    return Scoring(
        span=span,
        name="按反向比例",
        description=Text("按目标值与完成值之比计分", "target over actual"),
        method=Other(),
        score=score,
    )
