"""What every method with rows requires of them."""

from collections.abc import Sequence

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.rows import require_last_otherwise, require_rows
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Expression
from perfscore.source import Span
from perfscore.syntax import tree as t


def check_rows(
    findings: Findings,
    span: Span,
    method: str,
    rows: Sequence[t.BandRow | t.DecisionRow],
) -> None:
    """Report a method without rows, and rows behind 否则."""
    require_rows(findings, span, method, rows)
    require_last_otherwise(findings, [(x.span, x.condition is None) for x in rows])


def stated_once(
    ground: Ground, rows: Sequence[t.BaseRow | t.LimitRow | t.FloorRow], name: Text
) -> Expression | None:
    """Give the points of a row that can stand once; None without it or with a fault."""
    points = [ground.points(lower_expression(ground.scope, x.points)) for x in rows]
    for row in rows[1:]:
        ground.findings.add(
            rules.CLAUSE_TWICE,
            row.span,
            Text(f"“{name.zh}”写了两次", f"{name.en} stands twice"),
            related=(Label(rows[0].span, Text("第一次在这里", "first here")),),
        )
    return points[0] if points else None
