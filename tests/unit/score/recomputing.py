"""A second, independent evaluator: what each step of a trace has to be."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil, floor, prod
from operator import eq, ge, gt, le, lt, ne, neg, sub, truediv
from typing import Any

from perfscore.exact import round_to
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Column,
    Defined,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Peers,
    Result,
    Rounded,
    Undefined,
    Value,
)
from perfscore.score.result import Step


def power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Raise exactly if the result is a fraction of few digits, else to 50 digits."""
    if exponent.denominator == 1:
        return None if base == 0 and exponent < 0 else base ** int(exponent)
    if base <= 0:
        return Fraction(0) if base == 0 and exponent > 0 else None
    with localcontext() as context:
        context.prec = 120
        number = Decimal(base.numerator) / Decimal(base.denominator)
        share = Decimal(exponent.numerator) / Decimal(exponent.denominator)
        result = (number.ln() * share).exp()
        exact = Fraction(result).limit_denominator(10**12)
        if exact**exponent.denominator == base**exponent.numerator:
            return exact
        context.prec = 50
        return Fraction(+result)


_COMPARISONS: dict[Operator, Any] = {
    Operator.LESS: lt,
    Operator.LESS_OR_EQUAL: le,
    Operator.EQUAL: eq,
    Operator.NOT_EQUAL: ne,
    Operator.GREATER_OR_EQUAL: ge,
    Operator.GREATER: gt,
}
_CALCULATIONS: dict[Operator, Any] = {
    Operator.ADD: lambda *values: sum(values),
    Operator.SUBTRACT: sub,
    Operator.MULTIPLY: lambda *values: prod(values),
    Operator.DIVIDE: truediv,
    Operator.POWER: power,
    Operator.DAYS: lambda first, second: (second - first).days,
    Operator.NEGATE: neg,
    Operator.AT_MOST: min,
    Operator.AT_LEAST: max,
    Operator.ABSOLUTE: abs,
    Operator.FLOOR: floor,
    Operator.CEILING: ceil,
}


def steps(trace: Step) -> Iterator[Step]:
    """Give a step and all that it rests on, each once."""
    waiting, seen = [trace], {id(trace)}
    while waiting:
        step = waiting.pop()
        yield step
        fresh = [each for each in step.inputs if id(each) not in seen]
        seen.update(map(id, fresh))
        waiting.extend(fresh)


def recomputed(step: Step) -> Value | None:
    """Work out a step from the values of its inputs alone."""
    values = [each.value for each in step.inputs]
    match step.expression:
        case Literal(value=stated):
            return stated
        case Local() | Input():
            return values[0] if values else step.value
        case Defined():
            return values[0]
        case Undefined():
            return None
        case Result() | Peers() | Column() | Aggregate():
            return step.value  # worked out from the whole, a group or a table
        case Rounded(rounding=rounding):
            value = values[0]
            return round_to(value, rounding) if isinstance(value, Fraction) else None
        case Choice(branches=branches):
            return _chosen(len(branches), values)
        case Operation(operator=operator):
            return _operated(operator, values)


def _chosen(branches: int, values: Sequence[Value | None]) -> Value | None:
    """Give the value behind the conditions that were tried; None ends them early."""
    *conditions, taken = values
    if taken is None:
        return None
    *failed, last = conditions
    assert last is True or (last is False and len(conditions) == branches)
    assert all(each is False for each in failed)
    return taken


def _operated(operator: Operator, values: Sequence[Any]) -> Value | None:
    if operator is Operator.AND:
        return False if False in values else None if None in values else True
    if operator is Operator.OR:
        return True if True in values else None if None in values else False
    if operator is Operator.REPORTED:
        return values[0] is not None
    if None in values:
        return None
    if operator in _COMPARISONS:
        made: bool = _COMPARISONS[operator](*values)
        return made
    if operator is Operator.NOT:
        return not values[0]
    return _calculated(operator, values)


def _calculated(operator: Operator, values: Sequence[Fraction]) -> Fraction | None:
    if operator is Operator.DIVIDE and not values[1]:
        return None
    made = _CALCULATIONS[operator](*values)
    return None if made is None else Fraction(made)
