"""Where the values of expressions can lie, given what is known at a place in them."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import reduce

from perfscore.check.assumptions import Assumptions
from perfscore.check.bounds import (
    EVERYTHING,
    ONE,
    UNIT,
    ZERO,
    Amount,
    End,
    Range,
    added,
    divided,
    exactly,
    greatest,
    hull,
    least,
    meet,
    multiplied,
    negated,
    scaled,
)
from perfscore.check.facts import Facts
from perfscore.check.numbering import Numbering
from perfscore.check.steps import absolute, ceiled, floored, raised, rounded
from perfscore.check.terms import (
    Cases,
    Function,
    Given,
    Nowhere,
    Quotient,
    RoundedSum,
    Sum,
)
from perfscore.model.expressions import Choice, Expression, Operator

_LARGEST_TERM = 100
"""Larger terms are not looked into again where more is known: time stays bounded."""

NOTHING_KNOWN = Facts()

_EXTREMES = {Operator.AT_MOST, Operator.AT_LEAST}
_FUNCTIONS: dict[Operator, Callable[[Sequence[Range]], Range]] = {
    Operator.AT_MOST: lambda spans: reduce(least, spans),
    Operator.AT_LEAST: lambda spans: reduce(greatest, spans),
    Operator.ABSOLUTE: lambda spans: absolute(*spans),
    Operator.FLOOR: lambda spans: floored(*spans),
    Operator.CEILING: lambda spans: ceiled(*spans),
    Operator.POWER: lambda spans: raised(*spans),
}


class Ranges:
    """Reasons about the expressions that ``numbering`` numbers.

    Ranges may be wider than what really occurs, never narrower. They say where values
    lie *if defined*; ``None`` is never defined.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._assumptions = Assumptions(numbering, self._of)
        self._always: list[Range | None] = []

    def with_locals(self, weight: Amount, value: Expression | None) -> "Ranges":
        """Go on from what is known here, for another weight and 指标值."""
        more = Ranges(self._numbering.with_locals(weight, value))
        more._always = list(self._always)
        return more

    def of(self, expression: Expression, facts: Facts = NOTHING_KNOWN) -> Range | None:
        """Give where the value of ``expression`` lies."""
        return self._of(self._sum(expression), facts)

    def cases(
        self, choice: Choice, facts: Facts = NOTHING_KNOWN
    ) -> Iterator[tuple[Facts | None, Facts | None]]:
        """Give what is known at each condition, and at the value beside it.

        The last pair is for ``otherwise``. None is a place that is never reached.
        """
        before: Facts | None = facts
        for branch in choice.branches:
            if before is None:
                yield None, None
                continue
            yield before, self.assume(branch.condition, before)
            before = self.assume(branch.condition, before, holds=False)
        yield before, before

    def assume(
        self, condition: Expression, facts: Facts, *, holds: bool = True
    ) -> Facts | None:
        """Give what is known where ``condition`` holds; None if it never does."""
        self._sum(condition)
        return self._assumptions.assume(
            self._numbering.condition(condition), facts, holds=holds
        )

    def can_be_zero(self, expression: Expression, facts: Facts = NOTHING_KNOWN) -> bool:
        """Whether nothing says that the value of ``expression`` is not zero."""
        span = self.of(expression, facts)
        denied = facts.denies_zero(self._sum(expression))
        return span is not None and span.has_zero and not denied

    def _sum(self, expression: Expression) -> Sum:
        """Number an expression, and all its terms' ranges, parts before wholes."""
        one = self._numbering.sum_of(expression)
        for number in range(len(self._always), len(self._numbering.terms)):
            self._always.append(self._made(number, NOTHING_KNOWN))
        return one

    def _of(self, one: Sum, facts: Facts) -> Range | None:
        total = exactly(one.constant)
        for number, factor in one.terms:
            part = self._term(number, facts)
            if part is None:
                return None
            total = added(total, scaled(part, factor))
        return facts.narrowed(one, total)

    def _term(self, number: int, facts: Facts) -> Range | None:
        always = self._always[number]
        if facts is NOTHING_KNOWN or always is None:
            return always
        if number not in facts.seen:
            small = self._numbering.sizes[number] <= _LARGEST_TERM
            made = self._made(number, facts) if small else always
            facts.seen[number] = facts.narrowed(Sum(((number, Fraction(1)),)), made)
        return facts.seen[number]

    def _made(self, number: int, facts: Facts) -> Range | None:
        """Give where a term lies by what it is made of."""
        span: Range | None = EVERYTHING
        match self._numbering.terms[number]:
            case Given(range=given):
                span = given
            case Quotient(over=over, under=under):
                span = self._quotient(over, under, facts)
            case RoundedSum(rounding=rounding, of=one):
                inner = self._of(one, facts)
                span = inner and rounded(inner, rounding)
            case Function(operator=operator, of=sums):
                spans = [self._of(each, facts) for each in sums]
                known = [each for each in spans if each is not None]
                span = _FUNCTIONS[operator](known) if len(known) == len(sums) else None
            case Cases() as cases:
                span = hull(self._values(cases, facts.below(number)))
            case Nowhere():
                span = None
        return span

    def _values(self, cases: Cases, facts: Facts) -> Iterator[Range]:
        before: Facts | None = facts
        for condition, value in cases.cases:
            if before is None:
                return
            inside = self._assumptions.assume(condition, before, holds=True)
            span = self._of(value, inside) if inside else None
            if span is not None:
                yield span
            before = self._assumptions.assume(condition, before, holds=False)
        span = self._of(cases.otherwise, before) if before else None
        if span is not None:
            yield span

    def _quotient(
        self, over: tuple[Sum, ...], under: tuple[Sum, ...], facts: Facts
    ) -> Range | None:
        """Multiply and divide, setting off each divisor against a factor if possible.

        What is known of their order then counts: a ÷ b is at most 1 where a ≤ b.
        """
        tops = list(over)
        result = ONE
        for bottom in under:
            divisor = self._of(bottom, facts)
            if divisor is None:
                return None
            for top in tops:
                ratio = self._ratio(top, bottom, divisor, facts)
                if ratio is not None:
                    tops.remove(top)
                    result = multiplied(result, ratio)
                    break
            else:
                result = divided(result, divisor)
        for top in tops:
            factor = self._of(top, facts)
            if factor is None:
                return None
            result = multiplied(result, factor)
        return result

    def _ratio(
        self, top: Sum, bottom: Sum, divisor: Range, facts: Facts
    ) -> Range | None:
        """Give where top ÷ bottom lies, if their order says more than their ranges."""
        factor = self._of(top, facts)
        order = self._difference(top, bottom, facts)
        if factor is None or order is None:
            return None
        if divisor.high is not None and divisor.high.at.never_above(ZERO):
            order = negated(order)
        elif divisor.low is None or not ZERO.never_above(divisor.low.at):
            return None
        low = high = None
        if order.low is not None and ZERO.never_above(order.low.at):
            low = End(UNIT, included=not order.is_positive)
        if order.high is not None and order.high.at.never_above(ZERO):
            high = End(UNIT, included=not order.is_negative)
        if low is None and high is None:
            return None
        return meet(divided(factor, divisor), Range(low, high))

    def _difference(self, left: Sum, right: Sum, facts: Facts) -> Range | None:
        """Give where left - right lies, looking into the least or greatest of sums."""
        plain = self._of(left - right, facts)
        for one, sign in ((left, 1), (right, -1)):
            term = one.term
            of = self._numbering.terms[term[0]] if term and term[1] == 1 else None
            if not isinstance(of, Function) or of.operator not in _EXTREMES:
                continue
            parts = [
                self._of(each - right if sign == 1 else left - each, facts)
                for each in of.of
            ]
            known = [each for each in parts if each is not None]
            lowest = (of.operator is Operator.AT_MOST) == (sign == 1)
            span = reduce(least if lowest else greatest, known)
            plain = plain and meet(plain, span)
        return plain
