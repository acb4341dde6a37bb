"""分档: the row in which the value lies gives the points."""

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.intervals import condition_of
from perfscore.lower.ground import core
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.judged import row_points
from perfscore.lower.methods.rows import check_rows
from perfscore.model.expressions import Branch, Expression
from perfscore.model.methods import Banded, BandRow, Scoring
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.Bands) -> Scoring | None:
    """Lower ``分档``; a value in no row leaves the score undefined."""
    span = node.span
    check_rows(ground.findings, span, "分档", node.rows)
    branches: list[Branch] = []
    rows: list[BandRow] = []
    otherwise: Expression = core.undefined(
        span,
        "no-band",
        "指标值不在任何一档内",
        "the value lies in none of the bands",
    )
    for row in node.rows:
        points = row_points(ground, row.points)
        if row.condition is None:
            if points is not None:
                otherwise = points
                rows.append(BandRow(row.span, None, points, is_otherwise=True))
            continue
        made = condition_of(ground.scope, ground.subject, row.condition)
        if made is None or points is None:
            continue
        label = Text(f"在档 {made.text.zh} 内", f"in band {made.text.en}")
        branches.append(core.branch(made.holds, points, label=label))
        rows.append(BandRow(row.span, made.interval, points))
    if len(rows) < len(node.rows) or not node.rows:
        return None
    score = core.choose(span, *branches, otherwise=otherwise) if branches else otherwise
    return Scoring(
        span=span,
        name="分档",
        description=Text("按所在的档给分", "by the band of the value"),
        method=Banded(ground.subject, tuple(rows)),
        score=score,
    )
