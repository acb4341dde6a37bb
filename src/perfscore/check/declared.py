"""What units declare themselves, and the forms of target that are scored."""

from collections.abc import Iterator

from perfscore.model.indicator_set import DeclaredScoring, Indicator, IndicatorSet
from perfscore.model.targets import TargetForm


def declared_places(indicator_set: IndicatorSet) -> list[Indicator]:
    """Give the places of a set that say 由单位填报."""
    return [each for each in indicator_set.walk() if each.declared]


def scored_forms(
    indicator_set: IndicatorSet,
) -> Iterator[tuple[TargetForm, DeclaredScoring]]:
    """Give each form of target that 填报指标评分 names, beside its row."""
    for row in indicator_set.declared_scoring:
        for form in row.forms:
            yield form, row
