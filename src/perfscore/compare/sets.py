"""All that differs between two indicator sets in what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.compare.audits import audit_differences
from perfscore.compare.declarations import declaration_differences
from perfscore.compare.declared import declared_differences
from perfscore.compare.difference import Difference
from perfscore.compare.head import grade_differences, head_differences
from perfscore.compare.indicators import indicator_differences
from perfscore.compare.matching import Matching, match_indicators
from perfscore.compare.outcomes import (
    class_differences,
    roll_up_differences,
    total_differences,
)
from perfscore.model.indicator_set import IndicatorSet


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sets, which indicator of one is which of the other, and what differs."""

    before: IndicatorSet
    after: IndicatorSet
    matching: Matching
    differences: tuple[Difference, ...]


def compare_sets(before: IndicatorSet, after: IndicatorSet) -> Comparison:
    """Compare two sets by what they mean, in the order of the sections of a set.

    Layout, spelling and order of what stands side by side make no difference, nor
    does how a set came about (沿用, 修改). Worked cases (用例) belong to a set's tests
    and are not compared.
    """
    matching = match_indicators(before.indicators, after.indicators)
    found = tuple(_all(before, after, matching))
    return Comparison(before, after, matching, found)


def _all(
    before: IndicatorSet, after: IndicatorSet, matching: Matching
) -> Iterator[Difference]:
    yield from head_differences(before, after)
    yield from grade_differences(before, after)
    yield from declaration_differences(before, after)
    yield from indicator_differences(matching, before, after)
    yield from declared_differences(before, after)
    yield from total_differences(before.total, after.total)
    yield from class_differences(before, after)
    yield from roll_up_differences(before, after)
    yield from audit_differences(before, after)
