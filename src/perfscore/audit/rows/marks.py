"""The points and the score that a row prints."""

from fractions import Fraction

from perfscore.audit.case import AuditRow
from perfscore.audit.numbers.points import points_in


def has_full_marks(row: AuditRow) -> bool:
    """Whether the row prints points above zero and all of them as its score."""
    weight, score = points_in(row.printed.weight), points_in(row.printed.score)
    return weight is not None and weight > 0 and score == weight


def lost_points(row: AuditRow) -> Fraction | None:
    """Give the points that the row prints and did not get; None: none were lost."""
    weight, score = points_in(row.printed.weight), points_in(row.printed.score)
    if weight is None or score is None or score >= weight:
        return None
    return weight - score
