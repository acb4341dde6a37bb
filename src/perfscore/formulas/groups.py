"""The score of a group, from the cells of those below it."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from perfscore.exact import exact_sum
from perfscore.formulas.parts import Parts, call, if_, infix, number
from perfscore.formulas.rounding import cleared
from perfscore.model.outcomes import Aggregation, AggregationKind

_LARGEST_ROOT = 20


class Part(NamedTuple):
    """What stands below a group: the cell of its score, its weight, its 权重."""

    score: Parts
    weight: Fraction
    share: Fraction | None


def grouped(
    stated: Aggregation, parts: Sequence[Part], weight: Fraction
) -> Parts | None:
    """Bring the scores below a group to one; None for an 算式, which is no mean."""
    scores = tuple(each.score for each in parts)
    own = number(weight)
    match stated.kind:
        case AggregationKind.SUM:
            return call("SUM", *scores)
        case AggregationKind.LOWEST:
            return call("MIN", *scores)
        case AggregationKind.HIGHEST:
            return call("MAX", *scores)
        case AggregationKind.WEIGHTED_MEAN:
            terms = [infix("*", number(own), rate) for own, rate in _rates(parts)]
            return infix("*", own, infix("+", *terms))
        case AggregationKind.GEOMETRIC_MEAN:
            return infix("*", own, _geometric(_rates(parts)))
        case AggregationKind.HARMONIC_MEAN:
            return infix("*", own, _harmonic(_rates(parts)))
        case AggregationKind.FORMULA:
            return None


def bounded(
    score: Parts, stated: Aggregation, weight: Fraction, floor: Parts | None
) -> Parts:
    """Hold a score to 封顶 and 保底."""
    if stated.cap is not None:
        score = call("MIN", number(stated.cap * weight), score)
    return score if floor is None else call("MAX", floor, score)


def _rates(parts: Sequence[Part]) -> list[tuple[Fraction, Parts]]:
    shares = [each.share for each in parts if each.share is not None]
    if len(shares) < len(parts):
        shares = [Fraction(1, len(parts))] * len(parts)
    whole = exact_sum(shares)
    return [
        (own / whole, infix("/", part.score, number(part.weight)))
        for own, part in zip(shares, parts, strict=True)
    ]


def _geometric(rates: Sequence[tuple[Fraction, Parts]]) -> Parts:
    """Take one root of whole powers where the shares allow it, as the scorer does."""
    root = lcm(*(own.denominator for own, _ in rates))
    if root > _LARGEST_ROOT:
        root = 1
    powers = [
        rate if own * root == 1 else call("POWER", rate, number(own * root))
        for own, rate in rates
    ]
    product = infix("*", *powers)
    return product if root == 1 else call("POWER", product, (f"1/{root}",))


def _harmonic(rates: Sequence[tuple[Fraction, Parts]]) -> Parts:
    """Give 1 ÷ Σ (share ÷ rate); a rate of nothing makes the mean nothing."""
    lowest = cleared(call("MIN", *(rate for _, rate in rates)))
    terms = [infix("/", number(own), rate) for own, rate in rates]
    return if_(
        infix("=", lowest, ("0",)), ("0",), infix("/", ("1",), infix("+", *terms))
    )
