"""Every way of scoring in a set, with what its values can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.check.bounds import EVERYTHING, Amount, End, Range
from perfscore.check.numbering import Numbering
from perfscore.check.ranges import Ranges
from perfscore.model.indicator_set import Datum, IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.source import Span

ANY_WEIGHT = Amount(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Scored:
    """A way of scoring, and what it is for.

    ``weight`` is None where a fixed indicator lacks its 分值; what units declare has
    a weight that may be anything.
    """

    title: str
    span: Span
    scoring: Scoring
    weight: Amount | None


def scored(indicator_set: IndicatorSet) -> Iterator[Scored]:
    """Give the scoring of every fixed indicator, then those of declared ones."""
    for each in indicator_set.walk():
        if each.is_leaf and each.scoring is not None:
            weight = None if each.weight is None else Amount(each.weight)
            yield Scored(each.title, each.span, each.scoring, weight)
    for row in indicator_set.declared_scoring:
        forms = "、".join(form.value for form in row.forms)
        yield Scored(f"目标 {forms}", row.span, row.scoring, ANY_WEIGHT)


def reasoned(indicator_set: IndicatorSet) -> Iterator[tuple[Scored, Ranges]]:
    """Give every way of scoring beside what reasons about its expressions."""
    of_set = ranges_of_set(indicator_set)
    for one in scored(indicator_set):
        weight = ANY_WEIGHT if one.weight is None else one.weight
        yield one, of_set.with_locals(weight, one.scoring.value)


def ranges_of_set(indicator_set: IndicatorSet) -> Ranges:
    """Reason about expressions that belong to no indicator."""
    numbering = Numbering(
        inputs={each.name: _reported(each) for each in indicator_set.data},
        definitions={each.name: each.value for each in indicator_set.definitions},
        weight=ANY_WEIGHT,
    )
    ranges = Ranges(numbering)
    for definition in indicator_set.definitions:
        ranges.of(definition.value)
    return ranges


def _reported(datum: Datum) -> Range:
    bounds = datum.interval
    if bounds is None:
        return EVERYTHING
    return Range(
        _end(bounds.low, included=bounds.low_included),
        _end(bounds.high, included=bounds.high_included),
    )


def _end(at: Fraction | None, *, included: bool) -> End | None:
    return None if at is None else End(Amount(at), included)
