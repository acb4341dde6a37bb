"""What differs between two trees of indicators."""

from collections.abc import Hashable, Iterator

from perfscore.compare.difference import Difference, Place, Section, Topic
from perfscore.compare.matching import Matching, Pair, Placed
from perfscore.compare.outcomes import (
    aggregation_meaning,
    not_applicable_differences,
    reason_differences,
    veto_differences,
)
from perfscore.compare.rows import basis_differences
from perfscore.compare.scorings import method_name, scoring_differences
from perfscore.compare.weights import weight_of
from perfscore.compare.wording import (
    NO,
    YES,
    aggregation,
    listed,
    plain,
    points,
    share,
    stated,
    stretch,
)
from perfscore.diagnostics.model import Text
from perfscore.model.indicator_set import Basis, Indicator, IndicatorSet
from perfscore.model.methods import Interval
from perfscore.model.units import POINTS

_DECLARED = Text("由单位填报", "declared by the unit")
_GROUP = Text("栏目", "a heading")


def indicator_differences(
    matching: Matching, before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    """Compare the indicators that were matched, and tell those of one set only."""
    for pair in matching.pairs:
        yield from _of_pair(pair, before, after)
    for lost in _outermost(matching.removed):
        place = Place(Section.INDICATORS, lost.path, (lost.indicator.span, None))
        yield place.differs(Topic.INDICATOR, _summary(lost.indicator), None)
    for found in _outermost(matching.added):
        place = Place(Section.INDICATORS, found.path, (None, found.indicator.span))
        yield place.differs(Topic.INDICATOR, None, _summary(found.indicator))


def _outermost(side: list[Placed]) -> list[Placed]:
    """Leave out 由单位填报 below a heading that is told itself."""
    told = {id(each.indicator) for each in side}
    return [
        each
        for each in side
        if not each.indicator.declared or id(each.parent) not in told
    ]


def _of_pair(
    pair: Pair, before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    left, right = pair.before.indicator, pair.after.indicator
    place = Place(Section.INDICATORS, pair.after.path, (left.span, right.span))
    if pair.change is not None:
        yield place.differs(
            Topic.INDICATOR,
            plain(" / ".join(pair.before.path)),
            plain(" / ".join(pair.after.path)),
            change=pair.change,
        )
    yield from _of_node(place, left, right)
    yield from _of_scoring(place, left, right)
    yield from basis_differences(
        place, _own_basis(pair.before, before), _own_basis(pair.after, after)
    )


def _of_node(place: Place, left: Indicator, right: Indicator) -> Iterator[Difference]:
    """Compare what a node has by itself: points, role, note, how it adds up."""
    spans = (left.weight_span or left.span, right.weight_span or right.span)
    weights = (points(weight_of(each)) for each in (left, right))
    yield from place.compare(Topic.WEIGHT, *weights, spans=spans)
    yield from place.compare(Topic.SHARE, share(left.share), share(right.share))
    yield from place.compare(
        Topic.ROLE, plain(left.role.value), plain(right.role.value)
    )
    yield from place.compare(
        Topic.DECLARED,
        YES if left.declared else NO,
        YES if right.declared else NO,
    )
    yield from place.compare(Topic.NOTE, stated(left.note), stated(right.note))
    ways = (aggregation_meaning(each.aggregation) for each in (left, right))
    if len(set[Hashable](ways)) > 1:
        spans = (
            left.aggregation.span if left.aggregation else left.span,
            right.aggregation.span if right.aggregation else right.span,
        )
        yield place.differs(
            Topic.AGGREGATION,
            aggregation(left.aggregation),
            aggregation(right.aggregation),
            spans=spans,
        )


def _of_scoring(
    place: Place, left: Indicator, right: Indicator
) -> Iterator[Difference]:
    """Compare target, method, and what else decides the points of an indicator."""
    if left.target != right.target:
        yield place.differs(
            Topic.TARGET, stated(left.target_text), stated(right.target_text)
        )
    yield from scoring_differences(place, left.scoring, right.scoring)
    ranges = (_range(each.score_range) for each in (left, right))
    yield from place.compare(Topic.RANGE, *ranges)
    yield from not_applicable_differences(
        place, left.not_applicable, right.not_applicable
    )
    yield from veto_differences(place, left.vetoes, right.vetoes)
    yield from reason_differences(place, left.reasons, right.reasons)


def _range(interval: Interval | None) -> Text | None:
    return None if interval is None else stretch(interval, POINTS)


def _own_basis(one: Placed, whole: IndicatorSet) -> tuple[Basis, ...]:
    """Give the bases that an indicator states itself, not those it has from above."""
    above = one.parent.basis if one.parent else whole.basis
    return tuple(
        each
        for each in one.indicator.basis
        if not any(each.span == inherited.span for inherited in above)
    )


def _summary(indicator: Indicator) -> Text:
    """Say in short what an indicator is that only one set has."""
    weight = points(weight_of(indicator))
    parts = [] if weight is None else [weight]
    if any(each.declared for each in (indicator, *indicator.children)):
        parts.append(_DECLARED)
    elif indicator.children:
        parts.append(_GROUP)
    if indicator.target_text:
        parts.append(plain(f"“{indicator.target_text}”"))
    if indicator.scoring is not None:
        parts.append(method_name(indicator.scoring))
    return listed(parts)
