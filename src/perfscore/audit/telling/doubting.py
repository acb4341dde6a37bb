"""A finding that rests on an uncertain reading weighs less, and says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from perfscore.audit.finding import AuditFinding
from perfscore.diagnostics.model import Severity, Text
from perfscore.source import Span

_ADJUSTED = "target-lowered"
_SUMS = "claimed-weights-do-not-sum"
_CELL = re.compile(r"![A-Z]+\d+$|第\d+列$")


def doubted(finding: AuditFinding, doubts: Sequence[Span]) -> AuditFinding:
    """Make ``finding`` a note where its place, or one it rests on, is in ``doubts``.

    Then it is the reading that has to be looked at first: a cell that was taken for its
    neighbour makes sums and scores differ that are right on paper. Reading doubts
    points that do not add up, and targets in two columns, for being so; that is the
    finding then, and no doubt: adjusted targets always, sums where cells are cells.
    """
    if _is_the_same(finding):
        return finding
    places = (finding.at, *(each.span for each in finding.related))
    touched = (_touch(place, doubt) for place in places if place for doubt in doubts)
    if not any(touched):
        return finding
    message = Text(
        f"{finding.message.zh}（所据的格读法存疑，先核对原表）",
        f"{finding.message.en} (a cell it rests on can be read otherwise; look at the "
        "form first)",
    )
    return replace(finding, message=message, severity=Severity.NOTE, is_doubtful=True)


def _is_the_same(finding: AuditFinding) -> bool:
    if finding.rule.name == _ADJUSTED:
        return True
    at = finding.at
    is_cell = at is not None and bool(_CELL.search(at.source.mark(at.start)))
    return finding.rule.name == _SUMS and is_cell


def _touch(one: Span, other: Span) -> bool:
    is_one_file = one.source.name == other.source.name
    return is_one_file and one.start <= other.end and other.start <= one.end
