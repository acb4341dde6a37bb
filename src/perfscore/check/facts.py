"""What is known of values at one place in an expression."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.check.bounds import Range, added, exactly, meet, scaled
from perfscore.check.steps import without_zero
from perfscore.check.terms import Sum, Terms

_MOST_FACTS = 32


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conditions on the way to a place say.

    ``ranges`` holds where sums without constant lie, the first factor being 1;
    ``not_zero`` the sums, scaled in the same way, that are not zero; ``truths``
    whether conditions hold, by their numbers. ``seen`` remembers ranges of terms.
    """

    ranges: Mapping[Terms, Range] = field(default_factory=dict)
    not_zero: frozenset[Sum] = frozenset()
    truths: Mapping[int, bool] = field(default_factory=dict)
    seen: dict[int, Range | None] = field(default_factory=dict, compare=False)

    def narrowed(self, one: Sum, span: Range | None) -> Range | None:
        """Narrow where ``one`` lies by what is said of it; None is nowhere."""
        if span is None or not one.terms or not (self.ranges or self.not_zero):
            return span
        plain, factor = _plain(one)
        known = self.ranges.get(plain.terms)
        if known is not None:
            shifted = added(scaled(known, factor), exactly(one.constant))
            span = meet(span, shifted)
        if span is not None and plain in self.not_zero:
            span = without_zero(span)
        return span

    def with_range(self, one: Sum, span: Range) -> "Facts | None":
        """Add that ``one``, which has terms, lies in ``span``; None if it cannot."""
        plain, factor = _plain(one)
        away = exactly(one.constant.times(Fraction(-1)))
        new = scaled(added(span, away), 1 / factor)
        known = self.ranges.get(plain.terms)
        both = new if known is None else meet(known, new)
        if both is None:
            return None
        if known is None and len(self.ranges) >= _MOST_FACTS:
            return self
        ranges = {**self.ranges, plain.terms: both}
        return Facts(ranges, self.not_zero, self.truths)

    def with_not_zero(self, one: Sum) -> "Facts":
        """Add that ``one`` is not zero."""
        if len(self.not_zero) >= _MOST_FACTS:
            return self
        plain, _ = _plain(one)
        return Facts(self.ranges, self.not_zero | {plain}, self.truths)

    def with_truth(self, condition: int, *, holds: bool) -> "Facts":
        """Add that a condition holds, or that it does not."""
        if len(self.truths) >= _MOST_FACTS:
            return self
        truths = {**self.truths, condition: holds}
        return Facts(self.ranges, self.not_zero, truths)

    def denies_zero(self, one: Sum) -> bool:
        """Whether it is said that ``one`` is not zero."""
        return bool(one.terms) and _plain(one)[0] in self.not_zero

    def below(self, number: int) -> "Facts":
        """Leave out what is said of terms that have ``number`` or a higher one."""
        kept = {
            terms: span for terms, span in self.ranges.items() if terms[-1][0] < number
        }
        if len(kept) == len(self.ranges):
            return self
        return Facts(kept, self.not_zero, self.truths)

    def relations(self, numbers: set[int]) -> list[tuple[Sum, Range]]:
        """Give the sums of several terms, one of ``numbers`` among them."""
        return [
            (Sum(terms), span)
            for terms, span in self.ranges.items()
            if len(terms) > 1 and any(number in numbers for number, _ in terms)
        ]


def _plain(one: Sum) -> tuple[Sum, Fraction]:
    """Give ``one`` with 1 as its first factor, and by what it was divided.

    The constant is kept, for sums that are told apart by it.
    """
    factor = one.terms[0][1]
    return one.times(1 / factor), factor
