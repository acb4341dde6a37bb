"""What expressions are made of, once places and ways of writing no longer matter."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from perfscore.check.bounds import EVERYTHING, ZERO, Amount, Range
from perfscore.exact import Rounding
from perfscore.model.expressions import AggregateFunction, Operator, PeerFunction

Terms = tuple[tuple[int, Fraction], ...]
"""Numbers of terms, ascending, each with its factor."""
_BEST = {
    PeerFunction.HIGHEST: Operator.AT_LEAST,
    PeerFunction.LOWEST: Operator.AT_MOST,
}


@dataclass(frozen=True, slots=True)
class Sum:
    """``constant + Σ factor × term``."""

    terms: Terms
    constant: Amount = ZERO

    def __add__(self, other: "Sum") -> "Sum":
        factors = dict(self.terms)
        for number, factor in other.terms:
            factors[number] = factors.get(number, Fraction(0)) + factor
        kept = tuple(sorted(each for each in factors.items() if each[1]))
        return Sum(kept, self.constant + other.constant)

    def __sub__(self, other: "Sum") -> "Sum":
        return self + other.times(Fraction(-1))

    def times(self, factor: Fraction) -> "Sum":
        """Multiply by a number."""
        if not factor:
            return Sum(())
        if factor == 1:
            return self
        terms = tuple((number, each * factor) for number, each in self.terms)
        return Sum(terms, self.constant.times(factor))

    @property
    def number(self) -> Fraction | None:
        """The number this is, if it is one whatever the weight."""
        constant = self.constant
        return constant.constant if not self.terms and constant.is_number else None

    @property
    def term(self) -> tuple[int, Fraction] | None:
        """The only term and its factor, if nothing is added to it."""
        alone = len(self.terms) == 1 and self.constant == ZERO
        return self.terms[0] if alone else None

    @property
    def order(self) -> tuple[Terms, Fraction, Fraction]:
        """What sums are sorted by."""
        return self.terms, self.constant.constant, self.constant.per_weight


@dataclass(frozen=True, slots=True)
class Given:
    """A value that comes from outside, told apart by ``key``."""

    key: tuple[object, ...]
    range: Range = EVERYTHING


@dataclass(frozen=True, slots=True)
class Truth:
    """是 or 否, written in the set."""

    value: bool


@dataclass(frozen=True, slots=True)
class Quotient:
    """The product of ``over``, divided by each of ``under``."""

    over: tuple[Sum, ...]
    under: tuple[Sum, ...]

    @property
    def length(self) -> int:
        """How many factors and divisors there are."""
        return len(self.over) + len(self.under)


@dataclass(frozen=True, slots=True)
class Function:
    """AT_MOST, AT_LEAST, ABSOLUTE, FLOOR, CEILING, POWER, LN, REPORTED, or of dates."""

    operator: Operator
    of: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class RoundedSum:
    """A rounded sum."""

    rounding: Rounding
    of: Sum


@dataclass(frozen=True, slots=True)
class Test:
    """Whether ``difference`` is below zero (LESS), or is zero (EQUAL)."""

    operator: Operator
    difference: Sum


@dataclass(frozen=True, slots=True)
class Logic:
    """AND, OR or NOT of conditions, by their numbers."""

    operator: Operator
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """The sum beside the first condition that holds, else ``otherwise``."""

    cases: tuple[tuple[int, Sum], ...]
    otherwise: Sum


@dataclass(frozen=True, slots=True)
class Nowhere:
    """No value at all."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A table brought to one value: what each row gives, and which rows count.

    ``condition`` is the number of one; nothing known outside holds of the rows.
    """

    function: AggregateFunction
    table: str
    value: Sum | None
    weight: Sum | None
    condition: int | None
    group: Sum | None
    picks_highest: bool


@dataclass(frozen=True, slots=True)
class OfGroup:
    """What a whole group settles of a value that each member brings (``of``)."""

    function: PeerFunction
    key: str
    ties_share_last: bool
    of: Sum | None


Term = (
    Given
    | Truth
    | Quotient
    | Function
    | RoundedSum
    | Test
    | Logic
    | Cases
    | Gathered
    | OfGroup
    | Nowhere
)


def with_own_value(asked: OfGroup, single: Callable[[Term], Sum]) -> Term:
    """Give the best of a group as the better of one's own value and the others'.

    ``single`` makes a sum of a term.
    """
    better = _BEST.get(asked.function)
    if better is None or asked.of is None:
        return asked
    return Function(better, (asked.of, single(asked)))


def inside(term: Term) -> list[int]:
    """Give the numbers of the terms that ``term`` is made of, with repetitions."""
    numbers: list[int] = []
    match term:
        case Quotient(over=over, under=under):
            numbers = _numbers(*over, *under)
        case Function(of=of):
            numbers = _numbers(*of)
        case RoundedSum(of=of):
            numbers = _numbers(of)
        case Test(difference=difference):
            numbers = _numbers(difference)
        case Logic(of=of):
            numbers = list(of)
        case Cases(cases=cases, otherwise=otherwise):
            numbers = [condition for condition, _ in cases]
            numbers += _numbers(otherwise, *(value for _, value in cases))
        case Gathered(value=value, weight=weight, condition=condition, group=group):
            sums = (each for each in (value, weight, group) if each is not None)
            numbers = [*_numbers(*sums), *(() if condition is None else (condition,))]
        case OfGroup(of=Sum() as one):
            numbers = _numbers(one)
    return numbers


def _numbers(*sums: Sum) -> list[int]:
    return [number for each in sums for number, _ in each.terms]
