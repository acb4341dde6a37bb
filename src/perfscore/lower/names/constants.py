"""Values that a set fixes: expressions without anything that a unit reports."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor, prod

from perfscore.exact import is_too_large, natural_logarithm, power, round_to
from perfscore.lower.names.scope import Names
from perfscore.model.expressions import (
    Defined,
    Expression,
    Literal,
    Operation,
    Operator,
    Rounded,
)


def constant(names: Names, expression: Expression) -> Fraction | None:
    """Give the number that ``expression`` always is; None if it can vary."""
    match expression:
        case Literal(value=Fraction() as value):
            return value
        case Defined(name=name):
            if name not in names.constants:
                body = names.lowered.get(name)
                found = None if body is None else constant(names, body)
                names.constants[name] = found
            return names.constants[name]
        case Rounded(rounding=rounding, value=inner):
            found = constant(names, inner)
            return None if found is None else round_to(found, rounding)
        case Operation(operator=operator, operands=operands) if operator in _APPLIED:
            values = [constant(names, each) for each in operands]
            known = [each for each in values if each is not None]
            if len(known) == len(values):
                made = _APPLIED[operator](known)
                return None if made is None or is_too_large(made) else made
    return None


def _quotient(values: list[Fraction]) -> Fraction | None:
    dividend, divisor = values
    return dividend / divisor if divisor else None


_APPLIED: dict[Operator, Callable[[list[Fraction]], Fraction | None]] = {
    Operator.ADD: lambda values: sum(values, Fraction(0)),
    Operator.SUBTRACT: lambda values: values[0] - values[1],
    Operator.MULTIPLY: lambda values: prod(values, start=Fraction(1)),
    Operator.DIVIDE: _quotient,
    Operator.POWER: lambda values: power(*values),
    Operator.LN: lambda values: natural_logarithm(*values),
    Operator.NEGATE: lambda values: -values[0],
    Operator.AT_MOST: min,
    Operator.AT_LEAST: max,
    Operator.ABSOLUTE: lambda values: abs(values[0]),
    Operator.FLOOR: lambda values: Fraction(floor(values[0])),
    Operator.CEILING: lambda values: Fraction(ceil(values[0])),
}
