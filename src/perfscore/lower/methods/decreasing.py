"""反向递减: points fall in a line from the target to zero at twice the target."""

from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower.ground import core
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Operator
from perfscore.model.methods import Other, Scoring
from perfscore.model.units import RATIO
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.Decreasing) -> Scoring | None:
    """Lower ``反向递减``: weight × (1 - (actual - target) ÷ target), not below zero.

    Source:
        The scoring of a deployed provincial performance module (criterion C041):
        10 points and a target of 100 give 5 at 150, and 0 from 200 on.
    """
    span = node.span
    target = ground.target_for(span, "反向递减")
    if target is None:
        return None
    weight = core.weight(span)
    zero = core.number(span, 0, core.quantity_of(target))
    over = core.divide(
        span,
        core.subtract(span, ground.subject, target),
        target,
        label=Text("超出目标的比例", "share above the target"),
    )
    left = core.apply(
        span,
        Operator.AT_LEAST,
        core.number(span, 0, RATIO),
        replace(core.subtract(span, core.number(span, 1, RATIO), over), type=RATIO),
        label=Text("不低于 0", "not below 0"),
    )
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
                "目标值小于 0，没有超出的比例",
                "the target is below zero, so there is no share above it",
            ),
        ),
        core.branch(
            core.compare(span, Operator.EQUAL, target, zero),
            core.no_points(span),
            label=Text(
                "目标值为 0，超过即达到两倍", "above a target of zero is twice it"
            ),
        ),
        otherwise=core.multiply(span, weight, left),
    )
    return Scoring(
        span=span,
        name="反向递减",
        description=Text(
            "超出目标的部分按比例递减，达到目标两倍为 0",
            "falls in a line to zero at twice the target",
        ),
        method=Other(),
        score=score,
    )
