"""What the indicators of a set are worth together."""

from fractions import Fraction

from perfscore.model.indicator_set import Indicator


def worth(indicator: Indicator) -> Fraction | None:
    """Give a node's weight, stated or added up from below; None if not known."""
    if indicator.weight is not None:
        return indicator.weight
    if indicator.declared or not indicator.children:
        return None
    total = Fraction(0)
    for child in indicator.children:
        points = worth(child)
        if points is None:
            return None
        total += points
    return total
