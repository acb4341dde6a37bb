"""达标得分: full points where the target is met, none otherwise."""

from perfscore.diagnostics.model import Text
from perfscore.lower.ground import core
from perfscore.lower.methods.ground import Ground
from perfscore.model.methods import Other, Scoring
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.ByAttainment) -> Scoring | None:
    """Lower ``达标得分``; a target without sign is met from its value upwards."""
    span = node.span
    target = ground.target_for(span, "达标得分", takes_dates=True)
    if target is None:
        return None
    score = core.choose(
        span,
        core.branch(
            core.compare(span, ground.sign, ground.subject, target),
            core.weight(span),
            label=Text("达到目标，得满分", "target met: full points"),
        ),
        otherwise=core.no_points(span),
    )
    return Scoring(
        span=span,
        name="达标得分",
        description=Text("达到目标得满分，否则 0 分", "all or nothing"),
        method=Other(),
        score=score,
    )
