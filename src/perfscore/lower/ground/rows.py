"""What everything with rows requires of them."""

from collections.abc import Sequence
from itertools import pairwise

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.ground.findings import Findings
from perfscore.source import Span
from perfscore.syntax import tree as t


def require_last_otherwise(
    findings: Findings, rows: Sequence[tuple[Span, bool]]
) -> None:
    """Report rows behind 否则; each comes with whether it says 否则."""
    for (span, is_otherwise), (following, _) in pairwise(rows):
        if is_otherwise:
            findings.add(
                rules.ROW_AFTER_OTHERWISE,
                following,
                Text("“否则”之后的行永远不会用到", "a row behind else never applies"),
                related=(Label(span, Text("“否则”在这里", "else stands here")),),
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
