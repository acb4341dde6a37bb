"""What is said of an expression's range holds for every value it takes."""

import math
from collections.abc import Callable, Mapping
from fractions import Fraction

from hypothesis import given as each_of
from hypothesis import settings
from hypothesis import strategies as st
from tests.unit.check.building import (
    ACTUAL,
    TARGET,
    WEIGHT,
    defined,
    given,
    lit,
    op,
    span,
    when,
)

from perfscore.check.bounds import Amount, End, Range
from perfscore.check.numbering import Numbering
from perfscore.check.ranges import Ranges
from perfscore.exact import Rounding, RoundingMode, natural_logarithm, power, round_to
from perfscore.model.expressions import (
    Choice,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Rounded,
    Slot,
)
from perfscore.model.units import NUMBER

WEIGHTS = (Amount(Fraction(5)), Amount(Fraction(0), Fraction(1)))


def ranges(weight: Amount, **inputs: Range) -> Ranges:
    definitions = {"half": op("÷", given("x"), lit(2))}
    return Ranges(Numbering(inputs=inputs, definitions=definitions, weight=weight))


BOUNDS = st.integers(-3, 3) | st.none()
NUMBERS = st.fractions(-4, 4, max_denominator=3)


@st.composite
def spans(draw: st.DrawFn) -> Range:
    low, high = draw(BOUNDS), draw(BOUNDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    included = low == high or draw(st.booleans())
    return Range(
        None if low is None else End(Amount(Fraction(low)), included),
        None if high is None else End(Amount(Fraction(high)), included),
    )


Expressions = st.SearchStrategy[Expression]

NAMED: Expressions = st.sampled_from(
    [given("x"), given("y"), WEIGHT, ACTUAL, TARGET, defined("half")]
)
LEAVES = st.one_of(NAMED, st.builds(lit, st.integers(-3, 3)))


def rounded(value: Expression, mode: RoundingMode) -> Expression:
    return Rounded(span=span(""), type=NUMBER, value=value, rounding=Rounding(mode, 0))


def choice(rows: list[tuple[Expression, Expression]], otherwise: Expression) -> Choice:
    return when(*rows, otherwise=otherwise)


def larger(inner: Expressions) -> Expressions:
    compared = st.sampled_from(["<", "<=", "=", "!=", ">=", ">"])
    simple = st.builds(op, compared, inner, inner)
    conditions = st.one_of(
        simple,
        st.builds(op, st.sampled_from(["and", "or"]), simple, simple),
        st.builds(op, st.just("not"), simple),
    )
    rows = st.lists(st.tuples(conditions, inner), min_size=1, max_size=3)
    broken = st.sampled_from(["1/2", "1/3", "-1/2", "3/2"])
    powers = st.builds(lit, st.one_of(st.integers(-2, 3), broken))
    return st.one_of(
        st.builds(op, st.sampled_from(["+", "-", "×", "÷"]), inner, inner),
        st.builds(op, st.sampled_from(["min", "max"]), inner, inner),
        st.builds(op, st.sampled_from(["neg", "abs", "floor", "ceil", "ln"]), inner),
        st.builds(op, st.just("^"), inner, powers),
        st.builds(rounded, inner, st.sampled_from(RoundingMode)),
        st.builds(choice, rows, inner),
    )


EXPRESSIONS = st.recursive(LEAVES, larger, max_leaves=10)

Values = Mapping[str, Fraction]


def value_of(node: Expression, values: Values) -> Fraction:
    """Work out an expression, with 1 for true; raise where there is no value."""
    if isinstance(node, Choice):
        for each in node.branches:
            if value_of(each.condition, values):
                return value_of(each.value, values)
        return value_of(node.otherwise, values)
    if isinstance(node, Operation):
        numbers = [value_of(each, values) for each in node.operands]
        return Fraction(WORKED_OUT[node.operator.value](numbers))
    if isinstance(node, Rounded):
        return round_to(value_of(node.value, values), node.rounding)
    if isinstance(node, Literal):
        assert isinstance(node.value, Fraction)
        return node.value
    assert isinstance(node, Input | Defined | Local)
    return values[node.slot.value if isinstance(node, Local) else node.name]


Working = Callable[[list[Fraction]], Fraction | int]


def defined_only(value: Fraction | None) -> Fraction:
    if value is None:
        raise ZeroDivisionError
    return value


WORKED_OUT: dict[str, Working] = {
    "+": sum,
    "-": lambda of: of[0] - of[1],
    "×": lambda of: of[0] * of[1],
    "÷": lambda of: of[0] / of[1],
    "^": lambda of: defined_only(power(*of)),
    "ln": lambda of: defined_only(natural_logarithm(*of)),
    "neg": lambda of: -of[0],
    "min": min,
    "max": max,
    "abs": lambda of: abs(of[0]),
    "floor": lambda of: math.floor(of[0]),
    "ceil": lambda of: math.ceil(of[0]),
    "<": lambda of: of[0] < of[1],
    "<=": lambda of: of[0] <= of[1],
    "=": lambda of: of[0] == of[1],
    "!=": lambda of: of[0] != of[1],
    ">=": lambda of: of[0] >= of[1],
    ">": lambda of: of[0] > of[1],
    "and": all,
    "or": any,
    "not": lambda of: not of[0],
}


def holds(found: Range, value: Fraction, weight: Fraction) -> bool:
    def at(end: End) -> Fraction:
        return end.at.constant + end.at.per_weight * weight

    low, high = found.low, found.high
    return not (
        (low and (value < at(low) or (value == at(low) and not low.included)))
        or (high and (value > at(high) or (value == at(high) and not high.included)))
    )


@settings(max_examples=150)
@each_of(
    EXPRESSIONS,
    spans(),
    spans(),
    st.sampled_from(WEIGHTS),
    st.lists(
        st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=8, max_size=8
    ),
)
def test_every_value_lies_in_the_range(
    expression: Expression,
    x_range: Range,
    y_range: Range,
    weight: Amount,
    samples: list[tuple[Fraction, ...]],
) -> None:
    found = ranges(weight, x=x_range, y=y_range).of(expression)
    for x, y, actual, target, any_weight in samples:
        points_ = abs(any_weight) if weight.per_weight else weight.constant
        if not (holds(x_range, x, points_) and holds(y_range, y, points_)):
            continue
        values = {
            "x": x,
            "y": y,
            "half": x / 2,
            Slot.WEIGHT.value: points_,
            Slot.ACTUAL.value: actual,
            Slot.TARGET.value: target,
        }
        try:
            value = value_of(expression, values)
        except ZeroDivisionError:
            continue
        assert found is not None
        assert holds(found, value, points_)
