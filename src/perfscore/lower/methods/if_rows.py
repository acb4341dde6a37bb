"""若 …：扣 5分: points where a condition holds."""

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_truth
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Expression
from perfscore.syntax import tree as t


def lower(ground: Ground, row: t.IfRow) -> Expression | None:
    """Give the points of a row, without sign; None if a fault was reported."""
    condition = fit_truth(
        ground.findings, lower_expression(ground.scope, row.condition)
    )
    points = ground.points(lower_expression(ground.scope, row.points))
    if condition is None or points is None:
        return None
    shown = said(condition)
    label = Text(f"符合“{shown.zh}”", f"“{shown.en}” holds")
    return core.choose(
        row.span,
        core.branch(condition, points, label=label),
        otherwise=core.no_points(row.span),
    )
