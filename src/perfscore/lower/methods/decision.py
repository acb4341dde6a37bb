"""判定: the first condition that holds gives the points."""

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_truth
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.judged import row_points
from perfscore.lower.methods.rows import check_rows
from perfscore.model.expressions import Branch, Expression
from perfscore.model.methods import Other, Scoring
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.Decision) -> Scoring | None:
    """Lower ``判定``; where no row holds the score is undefined."""
    span = node.span
    check_rows(ground.findings, span, "判定", node.rows)
    branches: list[Branch] = []
    otherwise: Expression | None = None
    for row in node.rows:
        points = row_points(ground, row.points)
        if row.condition is None:
            otherwise = points
            continue
        condition = fit_truth(
            ground.findings, lower_expression(ground.scope, row.condition)
        )
        if condition is not None and points is not None:
            shown = said(condition)
            label = Text(f"符合“{shown.zh}”", f"“{shown.en}” holds")
            branches.append(core.branch(condition, points, label=label))
    made = len(branches) + (otherwise is not None)
    if made < len(node.rows) or not node.rows:
        return None
    if otherwise is None:
        otherwise = core.undefined(
            span, "no-row-holds", "没有一行的条件成立", "no row's condition holds"
        )
    score = core.choose(span, *branches, otherwise=otherwise) if branches else otherwise
    return Scoring(
        span=span,
        name="判定",
        description=Text("按第一个成立的条件给分", "by the first condition that holds"),
        method=Other(),
        score=score,
    )
