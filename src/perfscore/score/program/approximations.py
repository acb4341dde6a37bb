"""Which steps of a trace are approximated."""

from fractions import Fraction

from perfscore.exact import exact_power
from perfscore.model.expressions import Operation, Operator, PeerFunction, Peers
from perfscore.score.group_values import is_shortened
from perfscore.score.result import Step


def is_approximated(step: Step) -> bool:
    """Whether this very step, not one that it rests on, gave up exactness.

    Its value then has the ``SIGNIFICANT_DIGITS`` of :mod:`perfscore.exact`.
    """
    expression = step.expression
    if isinstance(expression, Peers) and expression.function is PeerFunction.MEAN:
        return isinstance(step.value, Fraction) and is_shortened(step.value)
    if not isinstance(expression, Operation) or step.value is None:
        return False
    match expression.operator, [each.value for each in step.inputs]:
        case Operator.LN, [value]:
            return value != 1
        case Operator.POWER, [Fraction() as base, Fraction() as exponent]:
            return exact_power(base, exponent) is None
    return False
