"""酌定: a person gives the points, within bounds."""

from perfscore.diagnostics.model import Text
from perfscore.lower.methods import judged
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Choice
from perfscore.model.methods import Discretionary, Scoring
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.Discretion) -> Scoring | None:
    """Lower ``酌定``; points outside the bounds leave the score undefined."""
    score = judged.discretion(ground, node)
    if score is None:
        return None
    shown = node.interval.span.text
    within = Text(f"在 {shown} 内", f"within {shown}")
    if isinstance(score, Choice):
        within = score.branches[0].label or within
    return Scoring(
        span=node.span,
        name="酌定",
        description=Text(f"{within.zh}酌情给分", f"as seen fit {within.en}"),
        method=Discretionary(),
        score=score,
    )
