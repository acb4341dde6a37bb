"""Why an operation on values that are there has none itself."""

from fractions import Fraction
from typing import NamedTuple

from perfscore.diagnostics.model import Rule, Text
from perfscore.model.expressions import Operation, Operator
from perfscore.model.printing import formula
from perfscore.score import rules
from perfscore.score.result import Step

_SHOWN = 60


class NoValue(NamedTuple):
    """The rule that an operation falls under, and what to say of it."""

    rule: Rule
    message: Text


def why_undefined(step: Step, operation: Operation) -> NoValue:
    """Say why ``step``, which works out ``operation``, has no value."""
    first = step.inputs[0].value
    zh, en = (formula(operation.operands[0], each) for each in ("zh", "en"))
    match operation.operator:
        case Operator.DIVIDE if step.inputs[1].value == 0:
            zh, en = (formula(operation.operands[1], each) for each in ("zh", "en"))
            return NoValue(
                rules.DIVIDED_BY_ZERO,
                Text(f"除数“{zh}”为 0", f"the divisor “{en}” is zero"),
            )
        case Operator.POWER if first == 0:
            return NoValue(
                rules.DIVIDED_BY_ZERO,
                Text(
                    f"负指数的底数“{zh}”为 0",
                    f"“{en}”, the base of a negative power, is zero",
                ),
            )
        case Operator.POWER if _is_root_of_negative(step):
            return NoValue(
                rules.ROOT_OF_NEGATIVE,
                Text(f"“{zh}”是负数，不能开方", f"“{en}” is negative and has no root"),
            )
        case Operator.LN if isinstance(first, Fraction) and first <= 0:
            return NoValue(
                rules.LOGARITHM_UNDEFINED,
                Text(f"“{zh}”不大于 0，没有对数", f"“{en}” is not above zero: no ln"),
            )
    zh, en = (formula(operation, each)[:_SHOWN] for each in ("zh", "en"))
    return NoValue(
        rules.NUMBER_TOO_LARGE,
        Text(
            f"“{zh}”算出的数过长，没有计算",
            f"what “{en}” comes to is too long to be worked out",
        ),
    )


def _is_root_of_negative(step: Step) -> bool:
    base, exponent = (each.value for each in step.inputs)
    if not isinstance(base, Fraction) or not isinstance(exponent, Fraction):
        return False
    return base < 0 and exponent.denominator != 1
