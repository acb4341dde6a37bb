"""A range of numbers, both ends included, and arithmetic that misses no value."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from ``low`` to ``high``, both included.

    Sums, products and the like of ranges hold every result that numbers out of the
    ranges can have, and no other, as long as no number stands in the term twice.
    """

    low: Fraction
    high: Fraction

    @classmethod
    def point(cls, value: Fraction) -> "Range":
        """Give the range that holds one number."""
        return cls(value, value)

    def __add__(self, other: "Range") -> "Range":
        """Add."""
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Range") -> "Range":
        """Subtract."""
        return Range(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Range") -> "Range":
        """Multiply."""
        if self.low >= 0 and other.low >= 0:
            return Range(self.low * other.low, self.high * other.high)
        ends = ((a, b) for a in (self.low, self.high) for b in (other.low, other.high))
        products = [a * b for a, b in ends]
        return Range(min(products), max(products))

    def over(self, other: "Range") -> "Range | None":
        """Divide; None where the divisor can be zero."""
        if other.low <= 0 <= other.high:
            return None
        if self.low >= 0 and other.low > 0:
            return Range(self.low / other.high, self.high / other.low)
        return self * Range(1 / other.high, 1 / other.low)

    def at_most(self, limit: Fraction) -> "Range":
        """Cap, as 至多 does."""
        return Range(min(self.low, limit), min(self.high, limit))

    def meets(self, other: "Range") -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __contains__(self, value: Fraction) -> bool:
        """Whether a number lies in the range."""
        return self.low <= value <= self.high


def range_sum(ranges: Iterable[Range]) -> Range:
    """Add up; 0 for none."""
    total = Range.point(Fraction())
    for each in ranges:
        total += each
    return total
