"""得分范围: within which points a score may lie."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import method_rules, rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.expressions.weighed import points_at
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_points
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import Slot
from perfscore.model.methods import Interval
from perfscore.model.units import POINTS
from perfscore.syntax import tree as t


def score_range_of(
    scope: Scope, node: t.Indicator, weight: Fraction | None
) -> Interval | None:
    """Give the range in points that an indicator states; None without one.

    Shares are of ``weight``, the indicator's 分值 in points.
    """
    clauses = [each for each in node.clauses if isinstance(each, t.ScoreRange)]
    if not clauses:
        return None
    known = scope.with_locals({Slot.WEIGHT: POINTS})
    written = clauses[0].interval
    low = _end(known, written.low, weight)
    high = _end(known, written.high, weight)
    if low is None or high is None:
        return None
    if low >= high:
        scope.findings.add(
            method_rules.INTERVAL_EMPTY,
            written.span,
            Text(
                f"“{written.span.text}”内没有数，左边的数须小于右边",
                f"nothing lies in “{written.span.text}”; the left end is the lesser",
            ),
        )
        return None
    return Interval(
        written.span, low, written.low_included, high, written.high_included
    )


def _end(scope: Scope, node: t.Expression, weight: Fraction | None) -> Fraction | None:
    points = fit_points(
        scope.findings,
        lower_expression(scope, node),
        share_of=core.weight(node.span),
    )
    if points is None:
        return None
    found = points_at(scope.names, points, weight)
    if found is None:
        scope.findings.add(
            rules.NOT_CONSTANT,
            node.span,
            Text(
                "得分范围须是固定的分数，或分值的百分率",
                "a score range is fixed points, or shares of the weight",
            ),
        )
    return found
