"""要点: each point that is met earns its share; 前置 points gate the rest."""

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Expression, Slot
from perfscore.model.methods import Checklist, ChecklistRow, Scoring
from perfscore.model.units import Kind
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.Checklist) -> Scoring | None:
    """Lower ``要点``: without a 前置 that is met the indicator earns nothing."""
    span = node.span
    require_rows(ground.findings, span, "要点", node.rows)
    rows: list[ChecklistRow] = []
    parts: list[Expression] = []
    gates: list[Expression] = []
    for index, row in enumerate(node.rows):
        points = ground.points(lower_expression(ground.scope, row.points))
        if points is None:
            continue
        rows.append(ChecklistRow(row.span, row.text, points, row.is_prerequisite))
        met = core.local(row.span, Slot.POINT, Kind.TRUTH, index)
        if row.is_prerequisite:
            gates.append(met)
        label = Text(f"要点“{row.text}”", f"point “{row.text}”")
        parts.append(
            core.choose(
                row.span,
                core.branch(met, points, label=label),
                otherwise=core.no_points(row.span),
            )
        )
    if len(rows) < len(node.rows) or not rows:
        return None
    score = core.add(span, *parts, label=Text("要点合计", "points met"))
    if gates:
        score = core.choose(
            span,
            core.branch(
                core.both(span, *gates),
                score,
                label=Text("前置要点具备", "prerequisites met"),
            ),
            otherwise=core.no_points(span),
        )
    return Scoring(
        span=span,
        name="要点",
        description=Text("按具备的要点给分", "by the points that are met"),
        method=Checklist(tuple(rows)),
        score=score,
    )
