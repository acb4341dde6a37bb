"""Turns expressions into sums of numbered terms, equal ones with one number."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from operator import attrgetter

from perfscore.check.bounds import EVERYTHING, Amount, Range
from perfscore.check.layers import Layer
from perfscore.check.terms import (
    Cases,
    Function,
    Gathered,
    Given,
    Logic,
    Nowhere,
    OfGroup,
    Quotient,
    RoundedSum,
    Sum,
    Term,
    Test,
    Truth,
    inside,
    with_own_value,
)
from perfscore.lower.ground.levels import column_key, parts_of
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Column,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Peers,
    Result,
    ResultKind,
    Rounded,
    Slot,
)

ResultKey = tuple[ResultKind, tuple[str, ...]]
"""A result of scoring by its kind and its path, as :class:`Result` has them."""

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
    whose definition has errors of its own nothing is known. ``results`` says where
    results of scoring lie; each is looked up when it is first read. ``sizes`` holds of
    how many terms each term is made, with repetitions; ``numbers`` finds terms.
    """

    def __init__(
        self,
        *,
        inputs: Mapping[str, Range],
        definitions: Mapping[str, Expression],
        weight: Amount,
        value: Expression | None = None,
        results: Mapping[ResultKey, Range] | None = None,
    ) -> None:
        self._inputs = inputs
        self._definitions = definitions
        self._weight = weight
        self._value = value
        self._results = {} if results is None else results
        self._sums: Layer[int, tuple[Expression, Sum]] = Layer()
        self.numbers: Layer[Term, int] = Layer()
        self.terms: Layer[int, Term] = Layer()
        self.sizes: Layer[int, int] = Layer()

    def with_locals(self, weight: Amount, value: Expression | None) -> "Numbering":
        """Give a numbering that goes on from here, for another weight and value."""
        more = Numbering(
            inputs=self._inputs,
            definitions=self._definitions,
            weight=weight,
            value=value,
            results=self._results,
        )
        more._sums = self._sums.above()
        more.numbers = self.numbers.above()
        more.terms = self.terms.above()
        more.sizes = self.sizes.above()
        return more

    def sum_of(self, expression: Expression) -> Sum:
        """Give the sum that ``expression`` is."""
        waiting = [expression]
        while waiting:
            node = waiting[-1]
            parts = self._parts(node)
            unknown = [part for part in parts if not self._sums.found(id(part))]
            if unknown:
                waiting.extend(unknown)
                continue
            waiting.pop()
            if not self._sums.found(id(node)):
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
            case Column(table=table, name=name):
                column = self._definitions.get(column_key(table, name))
                return () if column is None else (column,)
            case Aggregate() | Peers():
                return parts_of(node)
            case Local(slot=Slot.VALUE) if self._value is not None:
                return (self._value,)
            case _:
                return ()

    def _sum(self, node: Expression, parts: list[Sum]) -> Sum:
        match node:
            case Defined() | Column() if parts:
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
            case Result(kind=kind, path=path):
                span = self._results.get((kind, path), EVERYTHING)
                term = Given((kind, path), span)
            case Column(table=table, name=name):
                key = column_key(table, name)
                term = Given(("column", key), self._inputs.get(key, EVERYTHING))
            case Aggregate():
                term = _gathered(node, parts)
            case Peers():
                ties, of = node.ties_share_last, parts[0] if parts else None
                asked = OfGroup(node.function, node.key, ties, of)
                term = with_own_value(asked, self._single)
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
        number = self.numbers.found(term)
        if number is None:
            number = self.numbers[term] = self.terms.count
            self.terms[number] = term
            size = 1 + sum(self.sizes[each] for each in inside(term))
            self.sizes[number] = min(size, _LARGEST_SIZE)
        return number


def _gathered(node: Aggregate, parts: list[Sum]) -> Gathered:
    """Make the term of an aggregate, whose parts are as :func:`parts_of` gives them."""
    of = (node.value, node.weight, node.condition, node.group)
    sums = iter(parts)
    value, weight, condition, group = (
        None if each is None else next(sums) for each in of
    )
    return Gathered(
        node.function,
        node.table,
        value,
        weight,
        None if condition is None else _condition(condition),
        group,
        node.picks_highest,
    )


def _condition(condition: Sum) -> int:
    return condition.terms[0][0]
