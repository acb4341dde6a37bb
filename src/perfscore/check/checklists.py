"""What the points of a checklist add up to."""

from perfscore.check.bounds import ZERO, Amount
from perfscore.check.ranges import Ranges
from perfscore.model.methods import Checklist


def points_together(ranges: Ranges, checklist: Checklist) -> Amount | None:
    """Add up the points of all rows, 前置 among them; None if they vary."""
    total = ZERO
    for row in checklist.rows:
        span = ranges.of(row.points)
        if span is None or span.low is None or not span.is_point:
            return None
        total += span.low.at
    return total
