"""What every method with rows requires of them."""

from collections.abc import Sequence
from itertools import pairwise

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.findings import Findings
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
    for row, following in pairwise(rows):
        if row.condition is None:
            findings.add(
                rules.ROW_AFTER_OTHERWISE,
                following.span,
                Text("“否则”之后的行永远不会用到", "a row behind else never applies"),
                related=(Label(row.span, Text("“否则”在这里", "else stands here")),),
            )


def require_rows(
    findings: Findings, span: Span, method: str, rows: Sequence[t.Node]
) -> None:
    """Report a method without rows."""
    if not rows:
        findings.add(
            rules.ROWS_MISSING,
            span,
            Text(f"“{method}”下面没有行", f"“{method}” has no rows"),
        )
