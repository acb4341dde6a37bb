"""What each operator does to exact values."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, ne, sub
from typing import Any

from perfscore.exact import exact_sum, natural_logarithm, power
from perfscore.model.expressions import Operator, Value

_ONE = Fraction(1)


def _divide(left: Fraction, right: Fraction) -> Fraction | None:
    divisor = right.numerator
    if not divisor:
        return None
    return Fraction(left.numerator * right.denominator, left.denominator * divisor)


def _multiply(left: Fraction, right: Fraction) -> Fraction:
    """Multiply as ``*`` does, without asking first what kind of number each is."""
    return Fraction(
        left.numerator * right.numerator, left.denominator * right.denominator
    )


def _product(values: list[Fraction]) -> Fraction:
    result = _ONE
    for value in values:
        result *= value
    return result


def _days(first: date, second: date) -> Fraction:
    return Fraction((second - first).days)


def _floor(value: Fraction) -> Fraction:
    return Fraction(value.numerator // value.denominator)


def _ceiling(value: Fraction) -> Fraction:
    return Fraction(-(-value.numerator // value.denominator))


def _negate(value: Fraction) -> Fraction:
    return -value


def _is_less(left: Fraction, right: Fraction) -> bool:
    """Compare as ``<`` does, without asking first what kind of number each is."""
    return left.numerator * right.denominator < right.numerator * left.denominator


def _is_at_most(left: Fraction, right: Fraction) -> bool:
    return left.numerator * right.denominator <= right.numerator * left.denominator


def _least(left: Fraction, right: Fraction) -> Fraction:
    return right if _is_less(right, left) else left


def _most(left: Fraction, right: Fraction) -> Fraction:
    return right if _is_less(left, right) else left


BINARY: dict[Operator, Callable[[Fraction, Fraction], Value | None]] = {
    Operator.ADD: add,
    Operator.SUBTRACT: sub,
    Operator.MULTIPLY: _multiply,
    Operator.DIVIDE: _divide,
    Operator.POWER: power,
    Operator.AT_MOST: _least,
    Operator.AT_LEAST: _most,
    Operator.LESS: _is_less,
    Operator.LESS_OR_EQUAL: _is_at_most,
    Operator.EQUAL: eq,
    Operator.NOT_EQUAL: ne,
    Operator.GREATER_OR_EQUAL: lambda left, right: _is_at_most(right, left),
    Operator.GREATER: lambda left, right: _is_less(right, left),
}
DATES: dict[Operator, Callable[[Any, Any], Value | None]] = {
    Operator.LESS: lt,
    Operator.LESS_OR_EQUAL: le,
    Operator.EQUAL: eq,
    Operator.NOT_EQUAL: ne,
    Operator.GREATER_OR_EQUAL: ge,
    Operator.GREATER: gt,
    Operator.DAYS: _days,
}
UNARY: dict[Operator, Callable[[Any], Value | None]] = {
    Operator.NEGATE: _negate,
    Operator.ABSOLUTE: abs,
    Operator.FLOOR: _floor,
    Operator.CEILING: _ceiling,
    Operator.LN: natural_logarithm,
    Operator.YEAR_OF: lambda day: Fraction(day.year),
    Operator.MONTH_OF: lambda day: Fraction(day.month),
    Operator.DAY_OF: lambda day: Fraction(day.day),
    Operator.NOT: lambda value: not value,
}
FOLDS: dict[Operator, Callable[[list[Fraction]], Fraction]] = {
    Operator.ADD: exact_sum,
    Operator.MULTIPLY: _product,
    Operator.AT_MOST: min,
    Operator.AT_LEAST: max,
}
