"""Steps that scoring works out itself, each with the expression that it stands for."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding, is_too_large, round_to
from perfscore.model.expressions import (
    Expression,
    Literal,
    Operation,
    Operator,
    Result,
    ResultKind,
    Rounded,
)
from perfscore.model.units import NUMBER, POINTS, RATIO, ValueType
from perfscore.score.program.arithmetic import BINARY, FOLDS
from perfscore.score.result import Step
from perfscore.source import Span


def points(span: Span, value: Fraction, label: Text | None = None) -> Step:
    """Make the step of points that are known."""
    return _literal(span, POINTS, value, label)


def share(span: Span, value: Fraction) -> Step:
    """Make the step of a share that is known."""
    return _literal(span, RATIO, value)


def number(span: Span, value: Fraction | int) -> Step:
    """Make the step of a bare number that is known."""
    return _literal(span, NUMBER, Fraction(value))


def result(
    span: Span,
    kind: ResultKind,
    path: tuple[str, ...],
    value: Fraction | None,
    *inputs: Step,
) -> Step:
    """Make the step of a result in points; ``inputs`` say how it came about."""
    node = Result(span=span, type=POINTS, kind=kind, path=path)
    return Step(node, value, inputs)


def worked(
    operator: Operator,
    *steps: Step,
    span: Span,
    type_: ValueType = POINTS,
    label: Text | None = None,
) -> Step:
    """Work out an operation on ``steps``; None if one is, or if it has no result."""
    node = Operation(
        span=span,
        type=type_,
        label=label,
        operator=operator,
        operands=tuple(step.expression for step in steps),
    )
    values = [step.value for step in steps if isinstance(step.value, Fraction)]
    if len(values) < len(steps):
        return Step(node, None, steps)
    if operator in FOLDS:
        made = FOLDS[operator](values)
    else:
        left, right = values
        value = BINARY[operator](left, right)
        if not isinstance(value, Fraction):
            return Step(node, None, steps)
        made = value
    return Step(node, None if is_too_large(made) else made, steps)


def total(steps: tuple[Step, ...], *, span: Span, label: Text | None = None) -> Step:
    """Add up ``steps``; one stands for itself, none are 0 points."""
    if not steps:
        return points(span, Fraction(), label)
    if len(steps) == 1 and label is None:
        return steps[0]
    return worked(Operator.ADD, *steps, span=span, label=label)


def rounded(step: Step, rounding: Rounding | None) -> Step:
    """Round ``step`` as the set says; without a rounding, or a change, it stays."""
    if rounding is None or not isinstance(step.value, Fraction):
        return step
    made = round_to(step.value, rounding)
    if made == step.value:
        return step
    expression: Expression = step.expression
    node = Rounded(
        span=expression.span,
        type=expression.type,
        rounding=rounding,
        value=expression,
    )
    return Step(node, made, (step,))


def _literal(
    span: Span, type_: ValueType, value: Fraction, label: Text | None = None
) -> Step:
    return Step(Literal(span=span, type=type_, value=value, label=label), value)
