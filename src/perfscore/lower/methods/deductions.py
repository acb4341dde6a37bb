"""扣分: points come off by steps, cases or conditions, down to a floor."""

from perfscore.diagnostics.model import Text
from perfscore.lower.ground import core
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.ground.wording import said
from perfscore.lower.methods import point_rows
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.judged import as_seen_fit
from perfscore.lower.methods.rows import stated_once
from perfscore.model.expressions import Expression, Operator
from perfscore.model.methods import Other, Scoring
from perfscore.syntax import tree as t

_STOPPED = Text("扣完为止（默认）", "until nothing is left (default)")


def lower(ground: Ground, node: t.Deductions) -> Scoring | None:
    """Lower ``扣分``; 扣完为止 is the default floor and says so in the trace."""
    span = node.span
    require_rows(ground.findings, span, "扣分", node.rows)
    rows = [x for x in node.rows if not isinstance(x, t.FloorRow | t.JudgedRow)]
    made = [point_rows.of_one_sign(ground, each, adds=False) for each in rows]
    parts = [each for each in made if each is not None]
    floors = [each for each in node.rows if isinstance(each, t.FloorRow)]
    stated = stated_once(ground, floors, Text("至少", "at_least"))
    judged = [each for each in node.rows if isinstance(each, t.JudgedRow)]
    is_empty = not parts and not judged
    if len(parts) < len(rows) or is_empty or (floors and stated is None):
        return None
    floor, label = stated or core.no_points(span), _STOPPED
    if stated is not None:
        shown = said(stated)
        label = Text(f"不低于 {shown.zh}", f"not below {shown.en}")
    left: Expression = core.weight(span)
    if parts:
        total = core.add(span, *parts, label=Text("扣分合计", "points off"))
        left = core.subtract(span, left, total)
        left = core.apply(span, Operator.AT_LEAST, floor, left, label=label)
    score = as_seen_fit(ground, judged, left, floor) if judged else left
    if score is None:
        return None
    return Scoring(
        span=span,
        name="扣分",
        description=Text("从分值里扣分", "points off the weight"),
        method=Other(),
        score=score,
    )
