"""One wrong amount in a text is told once, not with all that follows from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.audit.narrative.averages import AVERAGE, average
from perfscore.audit.narrative.figures import Figure
from perfscore.audit.narrative.relations import (
    COMPLETION,
    DIFFERENCE,
    GROWTH,
    SHARE,
    SUM,
    Place,
    Relation,
    Verdict,
    difference,
    growth,
    share,
    total,
)
from perfscore.audit.numbers.range import range_sum

_HOLDING = (Verdict.HOLDS, Verdict.BY_ROUNDING, Verdict.BY_CUTTING)


def without_consequences(
    relations: Sequence[Relation], corrected: Mapping[int, Figure]
) -> list[Relation]:
    """Leave out what is wrong only because an amount is that is told elsewhere.

    ``corrected`` are what figures should be, by their ``id``, where that is told
    already. A wrong sum is told itself, and what follows from it is not.
    """
    kept = [each for each in relations if not _follows(each, corrected)]
    sums = {
        id(each.figure): replace(
            each.figure,
            value=sum((part.value for part in each.used[1:]), Fraction()),
            span=range_sum(part.span for part in each.used[1:]),
        )
        for each in kept
        if each.what is SUM and each.verdict is Verdict.WRONG
    }
    return [each for each in kept if each.what is SUM or not _follows(each, sums)]


def _follows(relation: Relation, corrected: Mapping[int, Figure]) -> bool:
    if relation.verdict is not Verdict.WRONG:
        return False
    if not any(id(each) in corrected for each in relation.used):
        return False
    used = [corrected.get(id(each), each) for each in relation.used]
    return any(each.verdict in _HOLDING for each in _again(relation, used))


def _again(relation: Relation, used: Sequence[Figure]) -> Iterator[Relation]:
    """Judge a relation again with other figures, in each way that it may be meant."""
    place = Place(relation.sentence, used[0])
    if relation.what is SUM:
        yield total(place, used[1:])
    elif relation.what is AVERAGE:
        yield average(place, used[1], used[2])
    elif relation.what in (SHARE, COMPLETION, GROWTH):
        yield share(place, used[1], used[2], relation.what)
    for way in (1, -1):
        if relation.what is DIFFERENCE:
            yield difference(place, used[1], used[2], way)
        elif relation.what is GROWTH:
            made = growth(place, used[1], used[2], way)
            if made is not None:
                yield made
