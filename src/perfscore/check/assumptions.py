"""What follows from conditions that hold, or do not."""

from collections.abc import Callable
from fractions import Fraction

from perfscore.check.bounds import (
    NEGATIVE,
    NOT_NEGATIVE,
    NOUGHT,
    POSITIVE,
    ZERO,
    Range,
    added,
    meet,
    negated,
    scaled,
)
from perfscore.check.facts import Facts
from perfscore.check.numbering import Numbering
from perfscore.check.terms import Logic, Sum, Test, Truth
from perfscore.model.expressions import Operator

_LARGEST_CONDITION = 400
_LONGEST_RELATION = 4
_LARGEST_TERM = 100
_ROUNDS = 2

RangeOf = Callable[[Sum, Facts], Range | None]


class Assumptions:
    """Adds to facts what conditions say; ``range_of`` says where sums lie."""

    def __init__(self, numbering: Numbering, range_of: RangeOf) -> None:
        self._numbering = numbering
        self._range_of = range_of

    def assume(self, condition: int, facts: Facts, *, holds: bool) -> Facts | None:
        """Add that a condition holds, or does not; None where that cannot be."""
        known = facts.truths.get(condition)
        if known is not None:
            return facts if known == holds else None
        more = self._follow(condition, facts, holds=holds)
        return more and more.with_truth(condition, holds=holds)

    def _follow(self, condition: int, facts: Facts, *, holds: bool) -> Facts | None:
        if self._numbering.sizes[condition] > _LARGEST_CONDITION:
            return facts
        match self._numbering.terms[condition]:
            case Truth(value=value):
                return facts if value == holds else None
            case Test() as test:
                return self._test(test, facts, holds=holds)
            case Logic() as logic:
                return self._logic(logic, facts, holds=holds)
            case _:
                return facts

    def _test(self, test: Test, facts: Facts, *, holds: bool) -> Facts | None:
        if test.operator is Operator.LESS:
            span = NEGATIVE if holds else NOT_NEGATIVE
            return self._learn(test.difference, span, facts)
        if holds:
            return self._learn(test.difference, NOUGHT, facts)
        return self._learn_not_zero(test.difference, facts)

    def _logic(self, logic: Logic, facts: Facts, *, holds: bool) -> Facts | None:
        if logic.operator is Operator.NOT:
            return self.assume(logic.of[0], facts, holds=not holds)
        if (logic.operator is Operator.AND) == holds:
            return self._all(logic.of, facts, holds=holds)
        return self._any(logic.of, facts, holds=holds)

    def _all(
        self, conditions: tuple[int, ...], facts: Facts, *, holds: bool
    ) -> Facts | None:
        known: Facts | None = facts
        for each in conditions:
            known = known and self.assume(each, known, holds=holds)
        return known

    def _any(
        self, conditions: tuple[int, ...], facts: Facts, *, holds: bool
    ) -> Facts | None:
        """Add what is known if one condition alone can be so; else nothing is."""
        ways = [self.assume(each, facts, holds=holds) for each in conditions]
        possible = [each for each in ways if each is not None]
        if len(possible) > 1:
            return facts
        return possible[0] if possible else None

    def _learn(self, one: Sum, span: Range, facts: Facts) -> Facts | None:
        before = self._range_of(one, facts)
        if before is None or meet(before, span) is None:
            return None
        if span == NOUGHT and facts.denies_zero(one):
            return None
        if not one.terms:
            return facts
        more = facts.with_range(one, span)
        changed = {number for number, _ in one.terms}
        for _ in range(_ROUNDS):
            more, changed = self._spread(more, changed)
        return more

    def _learn_not_zero(self, one: Sum, facts: Facts) -> Facts | None:
        before = self._range_of(one, facts)
        if before is None or before == NOUGHT:
            return None
        if before.low is not None and before.low.at == ZERO:
            return self._learn(one, POSITIVE, facts)
        if before.high is not None and before.high.at == ZERO:
            return self._learn(one, NEGATIVE, facts)
        return facts.with_not_zero(one) if one.terms else facts

    def _spread(
        self, facts: Facts | None, changed: set[int]
    ) -> tuple[Facts | None, set[int]]:
        """Bound terms by what is known of sums that they and ``changed`` terms are in.

        Gives the terms about which more is known than before, too.
        """
        bounded: set[int] = set()
        for one, span in facts.relations(changed) if facts else ():
            sizes = [self._numbering.sizes[number] for number, _ in one.terms]
            if len(sizes) > _LONGEST_RELATION or max(sizes) > _LARGEST_TERM:
                continue
            for number, factor in one.terms:
                if facts is None:
                    return None, bounded
                term = Sum(((number, Fraction(1)),))
                others = self._range_of(one - term.times(factor), facts)
                before = self._range_of(term, facts)
                if others is None or before is None:
                    return None, bounded
                bound = scaled(added(span, negated(others)), 1 / factor)
                after = meet(before, bound)
                if after is None:
                    return None, bounded
                if after != before:
                    bounded.add(number)
                    facts = facts.with_range(term, bound)
        return facts, bounded
