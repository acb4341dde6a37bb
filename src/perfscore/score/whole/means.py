"""How a group's score comes of those below it: means, the lowest, bounds."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum, exact_text, percent_text
from perfscore.model.expressions import Operation, Operator
from perfscore.model.outcomes import Aggregation, AggregationKind
from perfscore.model.units import NUMBER, RATIO
from perfscore.score.program.worked import number, points, share, total, worked
from perfscore.score.result import Step
from perfscore.source import Span

_NAMES = {
    AggregationKind.SUM: Text("下级合计", "sum of those below"),
    AggregationKind.WEIGHTED_MEAN: Text("加权平均", "weighted mean"),
    AggregationKind.GEOMETRIC_MEAN: Text("几何平均", "geometric mean"),
    AggregationKind.HARMONIC_MEAN: Text("调和平均", "harmonic mean"),
}
_LARGEST_ROOT = 20
"""Shares such as 33.33% would make powers of thousands of digits of it."""


class Part(NamedTuple):
    """What stands below a group: its score, the weight it is out of, its 权重."""

    step: Step
    weight: Fraction
    share: Fraction | None


def aggregated(stated: Aggregation, parts: Sequence[Part], own: Step) -> Step:
    """Bring ``parts`` to one score; ``own`` is the group's weight.

    What is left out does not count: the other shares are taken of their sum.
    """
    span = stated.span
    steps = tuple(each.step for each in parts)
    match stated.kind:
        case AggregationKind.LOWEST | AggregationKind.HIGHEST:
            if len(steps) == 1:
                return steps[0]
            is_lowest = stated.kind is AggregationKind.LOWEST
            operator = Operator.AT_MOST if is_lowest else Operator.AT_LEAST
            return worked(operator, *steps, span=span)
        case AggregationKind.GEOMETRIC_MEAN:
            mean = _geometric(_rates(parts, span), span)
        case AggregationKind.HARMONIC_MEAN:
            mean = _harmonic(_rates(parts, span), span)
        case _:
            terms = tuple(
                worked(Operator.MULTIPLY, part, rate, span=span, type_=RATIO)
                for part, rate in _rates(parts, span)
            )
            mean = total(terms, span=span)
    return worked(Operator.MULTIPLY, own, mean, span=span)


def _rates(parts: Sequence[Part], span: Span) -> list[tuple[Step, Step]]:
    """Give each part's share, and its score as a share of its weight (得分率)."""
    stated = [each.share for each in parts]
    shares = [each for each in stated if each is not None]
    if len(shares) < len(parts):
        shares = [Fraction(1, len(parts))] * len(parts)
    whole = exact_sum(shares)
    rates = []
    for part, own in zip(parts, shares, strict=True):
        step = share(span, own)
        if whole != 1:
            of_all = share(span, whole)
            step = worked(Operator.DIVIDE, step, of_all, span=span, type_=RATIO)
        weight = points(span, part.weight)
        rate = worked(Operator.DIVIDE, part.step, weight, span=span, type_=RATIO)
        rates.append((step, rate))
    return rates


def _geometric(rates: Sequence[tuple[Step, Step]], span: Span) -> Step:
    """Give the product of the rates, each to the power of its share.

    One root is taken of whole powers where the shares allow it: it is exact where the
    mean has an exact value.
    """
    shares = [own.value for own, _ in rates if isinstance(own.value, Fraction)]
    root = lcm(*(each.denominator for each in shares))
    if root > _LARGEST_ROOT:
        root = 1
    powers = [
        worked(Operator.POWER, rate, number(span, own * root), span=span, type_=NUMBER)
        if own * root != 1
        else rate
        for own, (_, rate) in zip(shares, rates, strict=True)
    ]
    product = powers[0]
    if len(powers) > 1:
        product = worked(Operator.MULTIPLY, *powers, span=span, type_=NUMBER)
    if root == 1:
        return product
    exponent = number(span, Fraction(1, root))
    return worked(Operator.POWER, product, exponent, span=span, type_=NUMBER)


def _harmonic(rates: Sequence[tuple[Step, Step]], span: Span) -> Step:
    """Give 1 ÷ Σ (share ÷ rate); a rate of nothing makes the mean nothing."""
    values = [rate.value for _, rate in rates]
    known = [each for each in values if isinstance(each, Fraction)]
    if len(known) == len(values) and min(known) == 0:
        steps = tuple(rate for _, rate in rates)
        label = Text("有一项得分率为 0", "one rate is 0")
        if len(steps) == 1:
            return steps[0]
        return worked(Operator.AT_MOST, *steps, span=span, type_=RATIO, label=label)
    parts = tuple(
        worked(Operator.DIVIDE, own, rate, span=span, type_=NUMBER)
        for own, rate in rates
    )
    below = total(parts, span=span)
    return worked(Operator.DIVIDE, number(span, 1), below, span=span, type_=NUMBER)


def named(step: Step, kind: AggregationKind) -> Step:
    """Name what a 封顶 or 保底 holds, so that it is written out only once."""
    expression = step.expression
    label = _NAMES.get(kind)
    if label is None or not isinstance(expression, Operation):
        return step
    return step._replace(expression=replace(expression, label=label))


def scaled(step: Step, weight: Fraction, moved: Step, span: Span) -> Step:
    """Bring a score out of ``weight`` to the weight that 不适用 made of it."""
    factor = worked(
        Operator.DIVIDE, moved, points(span, weight), span=span, type_=RATIO
    )
    return worked(Operator.MULTIPLY, step, factor, span=span)


def capped(step: Step, stated: Aggregation, weight: Fraction) -> Step:
    """Hold a score to a share of the group's weight."""
    cap, span = stated.cap or Fraction(), stated.span
    label = Text(f"封顶 {percent_text(cap)}", f"cap {percent_text(cap)}")
    limit = points(span, cap * weight)
    return worked(Operator.AT_MOST, limit, step, span=span, label=label)


def floored(step: Step, least: Step, stated: Aggregation) -> Step:
    """Hold a score to the least that the group has."""
    value = least.value
    shown = exact_text(value) if isinstance(value, Fraction) else ""
    label = Text(f"保底 {shown}分", f"floor {shown} points")
    return worked(Operator.AT_LEAST, least, step, span=stated.span, label=label)
