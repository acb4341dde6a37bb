"""What the indicators of a set are worth together."""

from collections.abc import Iterable
from fractions import Fraction

from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import AggregationKind, Role

EXTREMES = {AggregationKind.LOWEST, AggregationKind.HIGHEST}
MEANS = {
    AggregationKind.WEIGHTED_MEAN,
    AggregationKind.GEOMETRIC_MEAN,
    AggregationKind.HARMONIC_MEAN,
}


def aggregation_kind(indicator: Indicator) -> AggregationKind:
    """Say how a group's score comes of those below it; a plain sum if not stated."""
    if indicator.aggregation is None:
        return AggregationKind.SUM
    return indicator.aggregation.kind


def counted(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Give the level-1 indicators that make up 满分: no 加分项, no 减分项."""
    return [each for each in indicators if each.role is Role.NORMAL]


def worth(indicator: Indicator) -> Fraction | None:
    """Give a node's weight, stated or made up from below; None if not known.

    A group that takes the lowest or the highest is worth what each of its children is;
    one that takes a mean or has a formula states its weight.
    """
    if indicator.weight is not None:
        return indicator.weight
    if indicator.declared or not indicator.children:
        return None
    parts = [worth(child) for child in indicator.children]
    known = [each for each in parts if each is not None]
    kind = aggregation_kind(indicator)
    if len(known) < len(parts):
        return None
    if kind is AggregationKind.SUM:
        return sum(known, start=Fraction(0))
    if kind in EXTREMES and len(set(known)) == 1:
        return known[0]
    return None
