"""What is known of results before any scoring: where scores and totals can lie."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from perfscore.check.bounds import (
    EVERYTHING,
    NOT_NEGATIVE,
    NOUGHT,
    ZERO,
    Amount,
    End,
    Range,
    added,
    exactly,
    greatest,
    hull,
    least,
)
from perfscore.check.numbering import ResultKey
from perfscore.check.ranges import Ranges
from perfscore.check.scorings import range_of_interval, ranges_of_set
from perfscore.check.weights import EXTREMES, aggregation_kind, worth
from perfscore.exact import round_to
from perfscore.model.expressions import ResultKind
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import AggregationKind, EffectKind, Role, Treatment, Veto

_MOVES_WEIGHTS = {
    Treatment.RESCALE_PARENT,
    Treatment.SPREAD_EQUALLY,
    Treatment.MERGE_INTO,
}
_RESCALES = {*_MOVES_WEIGHTS, Treatment.RESCALE_TOTAL}
_BASE: ResultKey = (ResultKind.BASE, ())
TOTAL: ResultKey = (ResultKind.TOTAL, ())


@dataclass(frozen=True, slots=True)
class Outlook:
    """Reasons about expressions that read results; ``results`` says where they lie."""

    ranges: Ranges
    results: Mapping[ResultKey, Range]

    @property
    def total(self) -> Range:
        """Where the total can lie, vetoes included."""
        return self.results[TOTAL]


def outlook(indicator_set: IndicatorSet) -> Outlook:
    """Work out where each result of a set can lie."""
    results: dict[ResultKey, Range] = {}
    ranges = ranges_of_set(indicator_set, results)
    reader = _Reader(indicator_set, ranges, results)
    by_role = dict.fromkeys(Role, NOUGHT)
    for each in indicator_set.indicators:
        by_role[each.role] = added(by_role[each.role], reader.node(each, ()))
    results[_BASE] = reader.rescaled(by_role[Role.NORMAL])
    results[ResultKind.BONUS, ()] = by_role[Role.BONUS]
    results[ResultKind.PENALTY, ()] = by_role[Role.PENALTY]
    rule = indicator_set.total
    total = results[_BASE]
    if rule is not None and rule.value is not None:
        total = ranges.of(rule.value) or EVERYTHING
    results[TOTAL] = reader.with_effects(
        total, vetoes_of(indicator_set), EffectKind.TOTAL_IS
    )
    return Outlook(ranges, results)


def vetoes_of(indicator_set: IndicatorSet) -> Iterator[Veto]:
    """Give the vetoes of all indicators, then those of the whole."""
    for each in indicator_set.walk():
        yield from each.vetoes
    if indicator_set.total is not None:
        yield from indicator_set.total.vetoes


def with_paths(
    indicators: Sequence[Indicator], above: tuple[str, ...] = ()
) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    """Give each indicator, and those below it, with its titles from level 1 down."""
    for each in indicators:
        path = (*above, each.title)
        yield each, path
        yield from with_paths(each.children, path)


class _Reader:
    """Works out where scores lie, from the indicators up."""

    def __init__(
        self,
        indicator_set: IndicatorSet,
        ranges: Ranges,
        results: dict[ResultKey, Range],
    ) -> None:
        self._set, self._ranges, self._results = indicator_set, ranges, results
        self._treatments = {
            each.not_applicable.treatment
            for each in indicator_set.walk()
            if each.not_applicable is not None
        }
        if indicator_set.declared_not_applicable is not None:
            self._treatments.add(indicator_set.declared_not_applicable.treatment)
        scorings = [each.scoring for each in indicator_set.walk() if each.scoring]
        scorings += [each.scoring for each in indicator_set.declared_scoring]
        self._exceeds = any(each.may_exceed for each in scorings) or any(
            each.score_range is not None for each in indicator_set.walk()
        )

    def node(self, indicator: Indicator, above: tuple[str, ...]) -> Range:
        """Say where the score of an indicator or a group lies, and keep it."""
        path = (*above, indicator.title)
        if indicator.is_leaf or indicator.declared:
            span = self._leaf(indicator)
        else:
            span = self._group(indicator, path)
        span = self.with_effects(span, indicator.vetoes, EffectKind.SCORE_IS)
        moves = not self._treatments.isdisjoint(_MOVES_WEIGHTS)
        self._results[ResultKind.SCORE, path] = Range(span.low) if moves else span
        return span

    def rescaled(self, base: Range) -> Range:
        """Say where 基本分 lies where weights move: it is as before below 满分."""
        if self._treatments.isdisjoint(_RESCALES):
            return base
        high = None if self._exceeds else End(Amount(self._set.full))
        return Range(base.low, high)

    def with_effects(
        self, span: Range, vetoes: Iterable[Veto], kind: EffectKind
    ) -> Range:
        """Add what vetoes set in place of a value that lies in ``span``."""
        effects = (each for veto in vetoes for each in veto.effects)
        stated = [
            self._ranges.of(each.value)
            for each in effects
            if each.kind is kind and each.value is not None
        ]
        return hull([span, *(each for each in stated if each is not None)]) or span

    def _leaf(self, indicator: Indicator) -> Range:
        span = self._scored(indicator)
        rule = indicator.not_applicable
        fixed = None if rule is None or rule.value is None else rule.value
        stated = None if fixed is None else self._ranges.of(fixed)
        return span if stated is None else hull([span, stated]) or span

    def _scored(self, indicator: Indicator) -> Range:
        if indicator.score_range is not None:
            return range_of_interval(indicator.score_range)
        weight, scoring = indicator.weight, indicator.scoring
        if weight is None or indicator.declared:
            return NOT_NEGATIVE
        if scoring is not None and scoring.may_exceed:
            ranges = self._ranges.with_locals(Amount(weight), scoring.value)
            return ranges.of(scoring.score) or NOT_NEGATIVE
        return Range(End(ZERO), End(Amount(self._rounded(weight))))

    def _rounded(self, weight: Fraction) -> Fraction:
        rounding = self._set.rounding
        return weight if rounding is None else max(weight, round_to(weight, rounding))

    def _group(self, indicator: Indicator, path: tuple[str, ...]) -> Range:
        below = [self.node(each, path) for each in indicator.children]
        weight, rule = worth(indicator), indicator.aggregation
        span = self._together(indicator, below, weight)
        if rule is not None and rule.cap is not None and weight is not None:
            span = least(span, exactly(Amount(rule.cap * weight)))
        floor = None if rule is None or rule.floor is None else rule.floor
        stated = None if floor is None else self._ranges.of(floor)
        return span if stated is None else greatest(span, stated)

    def _together(
        self, indicator: Indicator, below: list[Range], weight: Fraction | None
    ) -> Range:
        kind, rule = aggregation_kind(indicator), indicator.aggregation
        if kind is AggregationKind.FORMULA and rule is not None and rule.value:
            return self._ranges.of(rule.value) or EVERYTHING
        if not self._exceeds:
            high = None if weight is None else End(Amount(weight))
            return Range(End(ZERO), high)
        if kind is AggregationKind.SUM:
            return reduce(added, below)
        if kind in EXTREMES:
            return hull(below) or EVERYTHING
        is_positive = all(not each.reaches_down_to(ZERO) for each in below)
        return NOT_NEGATIVE if is_positive else EVERYTHING
