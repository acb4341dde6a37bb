"""Turns expressions into sums of numbered terms, equal ones with one number."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from operator import attrgetter

from perfscore.check.bounds import EVERYTHING, Amount, Range
from perfscore.check.terms import (
    Cases,
    Function,
    Given,
    Logic,
    Nowhere,
    Quotient,
    RoundedSum,
    Sum,
    Term,
    Test,
    Truth,
    inside,
)
from perfscore.model.expressions import (
    Choice,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Rounded,
    Slot,
)

_COMPARISONS = {
    Operator.LESS,
    Operator.LESS_OR_EQUAL,
    Operator.EQUAL,
    Operator.NOT_EQUAL,
    Operator.GREATER_OR_EQUAL,
    Operator.GREATER,
}
_LONGEST_SUM = 100
_MOST_FACTORS = 16
_LARGEST_SIZE = 1_000_000


class Numbering:
    """Numbers the terms of expressions; a term's parts have lower numbers than it has.

    ``weight`` stands for 分值, and ``value`` is what 指标值 reads. Names stand for what
    they are defined as, so that ``执行率`` and its formula are the same sum; of a name
    whose definition has errors of its own nothing is known. ``sizes``
    holds of how many terms each term is made, with repetitions.
    """

    def __init__(
        self,
        *,
        inputs: Mapping[str, Range],
        definitions: Mapping[str, Expression],
        weight: Amount,
        value: Expression | None = None,
    ) -> None:
        self._inputs = inputs
        self._definitions = definitions
        self._weight = weight
        self._value = value
        self._sums: dict[int, tuple[Expression, Sum]] = {}
        self._numbers: dict[Term, int] = {}
        self.terms: list[Term] = []
        self.sizes: list[int] = []

    def with_locals(self, weight: Amount, value: Expression | None) -> "Numbering":
        """Give a numbering that goes on from here, for another weight and value."""
        more = Numbering(
            inputs=self._inputs,
            definitions=self._definitions,
            weight=weight,
            value=value,
        )
        more._sums = dict(self._sums)
        more._numbers = dict(self._numbers)
        more.terms = list(self.terms)
        more.sizes = list(self.sizes)
        return more

    def sum_of(self, expression: Expression) -> Sum:
        """Give the sum that ``expression`` is."""
        waiting = [expression]
        while waiting:
            node = waiting[-1]
            parts = self._parts(node)
            unknown = [part for part in parts if id(part) not in self._sums]
            if unknown:
                waiting.extend(unknown)
                continue
            waiting.pop()
            if id(node) not in self._sums:
                made = self._sum(node, [self._sums[id(part)][1] for part in parts])
                self._sums[id(node)] = (node, made)
        return self._sums[id(expression)][1]

    def condition(self, expression: Expression) -> int:
        """Give the number of a condition."""
        return _condition(self.sum_of(expression))

    def _parts(self, node: Expression) -> Sequence[Expression]:
        match node:
            case Operation(operands=operands):
                return operands
            case Choice(branches=branches, otherwise=otherwise):
                pairs = ((each.condition, each.value) for each in branches)
                return [*(part for pair in pairs for part in pair), otherwise]
            case Rounded(value=value):
                return (value,)
            case Defined(name=name) if name in self._definitions:
                return (self._definitions[name],)
            case Local(slot=Slot.VALUE) if self._value is not None:
                return (self._value,)
            case _:
                return ()

    def _sum(self, node: Expression, parts: list[Sum]) -> Sum:
        match node:
            case Defined() if parts:
                return self._named(parts[0])
            case Operation(operator=operator):
                return self._operation(operator, parts)
            case Literal(value=Fraction() as number):
                return Sum((), Amount(number))
            case Local(slot=Slot.WEIGHT):
                return Sum((), self._weight)
            case Local(slot=Slot.VALUE) if parts:
                return parts[0]
            case _:
                return self._single(self._term(node, parts))

    def _term(self, node: Expression, parts: list[Sum]) -> Term:
        term: Term = Nowhere()
        match node:
            case Literal(value=bool() as value):
                term = Truth(value)
            case Literal(value=value):
                term = Given(("literal", value))
            case Local(slot=slot, index=index):
                term = Given((slot, index))
            case Input(name=name):
                term = Given(("input", name), self._inputs.get(name, EVERYTHING))
            case Defined(name=name):
                term = Given(("defined", name))
            case Rounded(rounding=rounding):
                term = RoundedSum(rounding, parts[0])
            case Choice():
                conditions = [_condition(each) for each in parts[:-1:2]]
                cases = tuple(zip(conditions, parts[1:-1:2], strict=True))
                term = Cases(cases, parts[-1])
        return term

    def _named(self, one: Sum) -> Sum:
        if len(one.terms) <= _LONGEST_SUM:
            return one
        return self._single(Function(Operator.AT_MOST, (one,)))

    def _operation(self, operator: Operator, parts: list[Sum]) -> Sum:
        first, *rest = parts
        result = Sum(())
        match operator:
            case Operator.ADD:
                result = sum(rest, start=first)
            case Operator.SUBTRACT:
                result = first - sum(rest, start=Sum(()))
            case Operator.NEGATE:
                result = first.times(Fraction(-1))
            case Operator.MULTIPLY:
                result = self._quotient(parts, [])
            case Operator.DIVIDE:
                result = self._quotient([first], rest)
            case Operator.AND | Operator.OR | Operator.NOT:
                conditions = tuple(_condition(each) for each in parts)
                result = self._single(Logic(operator, conditions))
            case _ if operator in _COMPARISONS:
                result = self._comparison(operator, first, rest[0])
            case _:
                result = self._single(Function(operator, tuple(parts)))
        return result

    def _comparison(self, operator: Operator, left: Sum, right: Sum) -> Sum:
        equal = operator in {Operator.EQUAL, Operator.NOT_EQUAL}
        if operator in {Operator.GREATER, Operator.LESS_OR_EQUAL}:
            left, right = right, left
        test = Test(Operator.EQUAL if equal else Operator.LESS, left - right)
        if operator in {Operator.LESS, Operator.GREATER, Operator.EQUAL}:
            return self._single(test)
        return self._single(Logic(Operator.NOT, (self._number(test),)))

    def _quotient(self, over: list[Sum], under: list[Sum]) -> Sum:
        factor = Fraction(1)
        tops: list[Sum] = []
        bottoms: list[Sum] = []
        for each in over:
            number, above, below = self._factors(each)
            factor *= number
            tops += above
            bottoms += below
        for each in under:
            number, above, below = self._factors(each)
            if not number:
                return self._single(Nowhere())
            factor /= number
            tops += below
            bottoms += above
        if not factor or not (tops or bottoms):
            return Sum((), Amount(factor))
        if not bottoms and len(tops) == 1:
            return tops[0].times(factor)
        tops.sort(key=attrgetter("order"))
        bottoms.sort(key=attrgetter("order"))
        return self._single(Quotient(tuple(tops), tuple(bottoms))).times(factor)

    def _factors(self, one: Sum) -> tuple[Fraction, tuple[Sum, ...], tuple[Sum, ...]]:
        """Split into a number, what it is multiplied by, and what it is divided by."""
        if one.number is not None:
            return one.number, (), ()
        if one.term is None:
            return Fraction(1), (one,), ()
        number, factor = one.term
        term = self.terms[number]
        if isinstance(term, Quotient) and term.length <= _MOST_FACTORS:
            return factor, term.over, term.under
        return factor, (Sum(((number, Fraction(1)),)),), ()

    def _single(self, term: Term) -> Sum:
        return Sum(((self._number(term), Fraction(1)),))

    def _number(self, term: Term) -> int:
        number = self._numbers.setdefault(term, len(self.terms))
        if number == len(self.terms):
            self.terms.append(term)
            size = 1 + sum(self.sizes[each] for each in inside(term))
            self.sizes.append(min(size, _LARGEST_SIZE))
        return number


def _condition(condition: Sum) -> int:
    return condition.terms[0][0]
