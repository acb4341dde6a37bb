"""The points of an indicator, stated or following from those below it."""

from fractions import Fraction

from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import AggregationKind


def weight_of(indicator: Indicator) -> Fraction | None:
    """Give 分值: as stated, else the sum of the children's; None where units decide."""
    if indicator.weight is not None or not indicator.children:
        return indicator.weight
    aggregation = indicator.aggregation
    if aggregation is not None and aggregation.kind is not AggregationKind.SUM:
        return None
    total = Fraction()
    for child in indicator.children:
        weight = weight_of(child)
        if weight is None:
            return None
        total += weight
    return total
