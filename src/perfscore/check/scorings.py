"""Every way of scoring in a set, with what its values can be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from perfscore.check.bounds import EVERYTHING, Amount, End, Range
from perfscore.check.numbering import Numbering, ResultKey
from perfscore.check.ranges import Ranges
from perfscore.lower.ground.levels import column_key
from perfscore.model.data import Datum
from perfscore.model.expressions import Expression, Operation, Operator
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Interval, Scoring
from perfscore.source import Span

ANY_WEIGHT = Amount(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Scored:
    """A way of scoring, and what it is for.

    ``weight`` is None where a fixed indicator lacks its 分值; what units declare has
    a weight that may be anything. ``score_range`` is the one that the set states.
    """

    title: str
    span: Span
    scoring: Scoring
    weight: Amount | None
    score_range: Interval | None = None


def scored(indicator_set: IndicatorSet) -> Iterator[Scored]:
    """Give the scoring of every fixed indicator, then those of declared ones."""
    for each in indicator_set.walk():
        if each.is_leaf and each.scoring is not None:
            weight = None if each.weight is None else Amount(each.weight)
            stated = each.score_range
            yield Scored(each.title, each.span, each.scoring, weight, stated)
    for row in indicator_set.declared_scoring:
        forms = "、".join(form.value for form in row.forms)
        yield Scored(f"目标 {forms}", row.span, row.scoring, ANY_WEIGHT)


def own_score(scoring: Scoring) -> Expression:
    """Give what a method earns, without what 加分 clauses add to it."""
    score = scoring.score
    if not isinstance(score, Operation) or score.operator is not Operator.ADD:
        return score
    has_bonus = scoring.may_exceed and score.span == scoring.span
    return score.operands[0] if has_bonus else score


def reasoned(indicator_set: IndicatorSet) -> tuple[tuple[Scored, Ranges], ...]:
    """Give every way of scoring beside what reasons about its expressions."""
    return _reasoned(_Same(indicator_set))


def ranges_of_set(
    indicator_set: IndicatorSet, results: Mapping[ResultKey, Range] | None = None
) -> Ranges:
    """Reason about expressions that belong to no indicator.

    ``results`` says where the results lie that expressions read; it is looked at when
    an expression first reads one.
    """
    if results is None:
        return _without_results(_Same(indicator_set)).with_locals(ANY_WEIGHT, None)
    return _made(indicator_set, results)


@dataclass(frozen=True, slots=True)
class _Same:
    """A set that is equal to itself alone: to compare all of two takes long."""

    of: IndicatorSet

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.of is self.of

    def __hash__(self) -> int:
        return id(self.of)


@lru_cache(maxsize=1)
def _reasoned(same: _Same) -> tuple[tuple[Scored, Ranges], ...]:
    """Reason about each way of scoring once, though many rules ask about it."""
    of_set = ranges_of_set(same.of)
    return tuple(
        (one, of_set.with_locals(one.weight or ANY_WEIGHT, one.scoring.value))
        for one in scored(same.of)
    )


@lru_cache(maxsize=1)
def _without_results(same: _Same) -> Ranges:
    """Go through a set's definitions once, though many rules ask for them."""
    return _made(same.of, None)


def _made(
    indicator_set: IndicatorSet, results: Mapping[ResultKey, Range] | None
) -> Ranges:
    inputs = {each.name: _reported(each) for each in indicator_set.data}
    definitions = {each.name: each.value for each in indicator_set.definitions}
    for table in indicator_set.tables:
        for column in table.columns:
            inputs[column_key(table.name, column.name)] = _reported(column)
        for computed in table.computed:
            key = column_key(table.name, computed.name)
            definitions[key] = computed.value
    numbering = Numbering(
        inputs=inputs,
        definitions=definitions,
        weight=ANY_WEIGHT,
        results=results,
    )
    ranges = Ranges(numbering)
    for definition in indicator_set.definitions:
        ranges.of(definition.value)
    return ranges


def range_of_interval(interval: Interval) -> Range:
    """Give the numbers of an interval as a set writes it."""
    return Range(
        _end(interval.low, included=interval.low_included),
        _end(interval.high, included=interval.high_included),
    )


def _reported(datum: Datum) -> Range:
    return EVERYTHING if datum.interval is None else range_of_interval(datum.interval)


def _end(at: Fraction | None, *, included: bool) -> End | None:
    return None if at is None else End(Amount(at), included)
