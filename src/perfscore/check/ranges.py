"""Where the values of expressions can lie, given what is known at a place in them."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import permutations

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
from perfscore.check.gathering import MIDDLES, of_rows
from perfscore.check.layers import Layer
from perfscore.check.numbering import Numbering
from perfscore.check.proportions import beside, proportions
from perfscore.check.steps import absolute, ceiled, floored, logarithm, raised, rounded
from perfscore.check.terms import (
    Cases,
    Function,
    Gathered,
    Given,
    Nowhere,
    OfGroup,
    Quotient,
    RoundedSum,
    Sum,
)
from perfscore.model.expressions import Choice, Expression, Operator

_LARGEST_TERM = 100
"""Larger terms are not looked into again where more is known: time stays bounded."""

NOTHING_KNOWN = Facts()


def _whole_numbers(first: int, last: int) -> Range:
    return Range(End(Amount(Fraction(first))), End(Amount(Fraction(last))))


_EXTREMES = {Operator.AT_MOST, Operator.AT_LEAST}
_FUNCTIONS: dict[Operator, Callable[[Sequence[Range]], Range | None]] = {
    Operator.AT_MOST: lambda spans: reduce(least, spans),
    Operator.AT_LEAST: lambda spans: reduce(greatest, spans),
    Operator.ABSOLUTE: lambda spans: absolute(*spans),
    Operator.FLOOR: lambda spans: floored(*spans),
    Operator.CEILING: lambda spans: ceiled(*spans),
    Operator.POWER: lambda spans: raised(*spans),
    Operator.LN: lambda spans: logarithm(*spans),
    Operator.DAYS: lambda _: EVERYTHING,
    Operator.YEAR_OF: lambda _: _whole_numbers(1, 9999),
    Operator.MONTH_OF: lambda _: _whole_numbers(1, 12),
    Operator.DAY_OF: lambda _: _whole_numbers(1, 31),
    Operator.REPORTED: lambda _: EVERYTHING,
}


class Ranges:
    """Reasons about the expressions that ``numbering`` numbers.

    Ranges may be wider than what really occurs, never narrower. They say where values
    lie *if defined*; ``None`` is never defined.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._assumptions = Assumptions(numbering, self._of)
        self._always: Layer[int, Range | None] = Layer()

    def with_locals(self, weight: Amount, value: Expression | None) -> "Ranges":
        """Go on from what is known here, for another weight and 指标值."""
        more = Ranges(self._numbering.with_locals(weight, value))
        more._always = self._always.above()
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
        for number in range(self._always.count, self._numbering.terms.count):
            self._always[number] = self._made(number, NOTHING_KNOWN)
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
            case Gathered() as gathered:
                span = self._gathered(gathered)
            case OfGroup() as of_group:
                span = self._of_group(of_group)
            case Nowhere():
                span = None
        return span

    def _gathered(self, gathered: Gathered) -> Range | None:
        """Give where the value of a table lies; SUM and COUNT are 0 without rows."""
        known: Facts | None = NOTHING_KNOWN
        if gathered.condition is not None:
            known = self._assumptions.assume(
                gathered.condition, NOTHING_KNOWN, holds=True
            )
        row = None
        if known is not None and gathered.value is not None:
            row = self._of(gathered.value, known)
        weight = EVERYTHING
        if known is not None and gathered.weight is not None:
            weight = self._of(gathered.weight, known) or EVERYTHING
        return of_rows(gathered.function, row, weight, never=known is None)

    def _of_group(self, asked: OfGroup) -> Range | None:
        if asked.function not in MIDDLES:
            return Range(End(UNIT))
        return EVERYTHING if asked.of is None else self._of(asked.of, NOTHING_KNOWN)

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
            part, used = self._set_off(tops, bottom, facts)
            for each in used:
                tops.remove(each)
            result = (
                divided(result, divisor) if part is None else multiplied(result, part)
            )
        for top in tops:
            factor = self._of(top, facts)
            if factor is None:
                return None
            result = multiplied(result, factor)
        return result

    def _set_off(
        self, tops: Sequence[Sum], bottom: Sum, facts: Facts
    ) -> tuple[Range | None, Sequence[Sum]]:
        """Divide a top by ``bottom`` if their order is known, and give which.

        With two tops, what is known may be of one and of ``bottom`` ÷ the other.
        """
        for top in tops:
            ratio = self._ratio(top, bottom, facts)
            if ratio is not None:
                return ratio, (top,)
        for top, other in permutations(tops, 2):
            number = self._numbering.numbers.found(Quotient((bottom,), (other,)))
            if number is None or number >= self._always.count:
                continue
            ratio = self._ratio(top, Sum(((number, Fraction(1)),)), facts)
            if ratio is not None:
                return ratio, (top, other)
        return None, ()

    def _ratio(self, top: Sum, bottom: Sum, facts: Facts) -> Range | None:
        """Give where top ÷ bottom lies, if their order says more than their ranges."""
        factor, divisor = self._of(top, facts), self._of(bottom, facts)
        if factor is None or divisor is None:
            return None
        falls = divisor.high is not None and divisor.high.at.never_above(ZERO)
        if not falls and (divisor.low is None or not ZERO.never_above(divisor.low.at)):
            return None
        span: Range | None = EVERYTHING
        for share in proportions(top, bottom):
            order = self._difference(top, bottom.times(share), facts)
            if order is None or span is None:
                return None
            span = meet(span, beside(negated(order) if falls else order, share))
        if span is None or span == EVERYTHING:
            return None
        return meet(divided(factor, divisor), span)

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
            if not known:
                return None
            lowest = (of.operator is Operator.AT_MOST) == (sign == 1)
            span = reduce(least if lowest else greatest, known)
            plain = plain and meet(plain, span)
        return plain
