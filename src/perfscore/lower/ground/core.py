"""Short ways to make the nodes that methods lower to."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower.ground.units import (
    added,
    divided,
    factor_between,
    multiplied,
    unit_words,
)
from perfscore.model.expressions import (
    Branch,
    Choice,
    Expression,
    Literal,
    Local,
    Operation,
    Operator,
    Slot,
    Undefined,
)
from perfscore.model.units import (
    NUMBER,
    POINTS,
    Kind,
    Quantity,
    ValueType,
)
from perfscore.source import Span


def number(span: Span, value: int | Fraction, type_: Quantity = NUMBER) -> Literal:
    """Make a number that the method brings along."""
    return Literal(span=span, type=type_, value=Fraction(value))


def no_points(span: Span) -> Literal:
    """Make 0分."""
    return number(span, 0, POINTS)


def weight(span: Span) -> Local:
    """Make the indicator's 分值."""
    return Local(span=span, type=POINTS, slot=Slot.WEIGHT)


def local(span: Span, slot: Slot, type_: ValueType, index: int = 0) -> Local:
    """Make a reading of one of the indicator's values."""
    return Local(span=span, type=type_, slot=slot, index=index)


def quantity_of(expression: Expression) -> Quantity:
    """Give the unit of a numeric expression; lowering has settled that it is one."""
    return expression.type if isinstance(expression.type, Quantity) else NUMBER


def divide(
    span: Span, left: Expression, right: Expression, label: Text | None = None
) -> Operation:
    """Make ``left ÷ right``."""
    unit = divided(quantity_of(left), quantity_of(right))
    return Operation(
        span=span,
        type=unit,
        label=label,
        operator=Operator.DIVIDE,
        operands=(left, right),
    )


def multiply(span: Span, *factors: Expression, label: Text | None = None) -> Operation:
    """Make a product."""
    unit = quantity_of(factors[0])
    for factor in factors[1:]:
        unit = multiplied(unit, quantity_of(factor))
    return Operation(
        span=span, type=unit, label=label, operator=Operator.MULTIPLY, operands=factors
    )


def add(span: Span, *terms: Expression, label: Text | None = None) -> Expression:
    """Make a sum; one term stands for itself."""
    if len(terms) == 1:
        return terms[0]
    return Operation(
        span=span,
        type=terms[0].type,
        label=label,
        operator=Operator.ADD,
        operands=terms,
    )


def subtract(
    span: Span, left: Expression, right: Expression, label: Text | None = None
) -> Operation:
    """Make ``left - right``."""
    unit = added(quantity_of(left), quantity_of(right), subtract=True)
    return Operation(
        span=span,
        type=unit,
        label=label,
        operator=Operator.SUBTRACT,
        operands=(left, right),
    )


def apply(
    span: Span,
    operator: Operator,
    *operands: Expression,
    label: Text | None = None,
) -> Operation:
    """Make an operation that keeps the unit of its last operand (至多, ⌊⌋ …)."""
    return Operation(
        span=span,
        type=operands[-1].type,
        label=label,
        operator=operator,
        operands=operands,
    )


def converted(value: Expression, wanted: Quantity) -> Expression:
    """Bring a value to another scale of its dimension, exactly (元 to 万元)."""
    factor = factor_between(quantity_of(value), wanted)
    if isinstance(value, Literal) and isinstance(value.value, Fraction):
        return Literal(span=value.span, type=wanted, value=value.value * factor)
    return Operation(
        span=value.span,
        type=wanted,
        label=Text(f"换算为{unit_words(wanted)}", f"converted to {unit_words(wanted)}"),
        operator=Operator.MULTIPLY,
        operands=(
            value,
            Literal(span=value.span, type=NUMBER, value=factor),
        ),
    )


def share(value: Expression, whole: Expression) -> Expression:
    """Take a share (80%) of ``whole``."""
    return multiply(value.span, whole, value)


def compare(
    span: Span, operator: Operator, left: Expression, right: Expression
) -> Operation:
    """Make a comparison."""
    return Operation(
        span=span, type=Kind.TRUTH, operator=operator, operands=(left, right)
    )


def both(span: Span, *conditions: Expression) -> Expression:
    """Make 且 of several conditions; one stands for itself."""
    if len(conditions) == 1:
        return conditions[0]
    return Operation(
        span=span, type=Kind.TRUTH, operator=Operator.AND, operands=conditions
    )


def branch(
    condition: Expression, value: Expression, label: Text | None = None
) -> Branch:
    """Make a row of a choice."""
    return Branch(condition=condition, value=value, label=label)


def choose(span: Span, *branches: Branch, otherwise: Expression) -> Choice:
    """Make the value of the first branch that holds."""
    return Choice(
        span=span, type=otherwise.type, branches=branches, otherwise=otherwise
    )


def undefined(span: Span, rule: str, zh: str, en: str) -> Undefined:
    """Make no value, with its reason."""
    return Undefined(span=span, type=POINTS, rule=rule, reason=Text(zh, en))


def faulty(span: Span) -> Undefined:
    """Make what stands for a value whose fault is told already."""
    return Undefined(span=span, type=NUMBER, rule="", reason=Text("", ""))
