"""Arithmetic of machine steps: on whole numbers while they stay short, else nearly."""

from perfscore.batch.machine import exact_rounding, exact_steps, near_steps
from perfscore.batch.machine.steps import Do, Register
from perfscore.batch.machine.values import Exact, Near, Work
from perfscore.batch.program.ir import Instruction, Op
from perfscore.exact import Rounding

_ARITHMETIC = {Op.ADD: Do.ADD, Op.SUBTRACT: Do.SUBTRACT}


def of_one(work: Work, made: Instruction, value: Exact | Near) -> Exact | Near:
    """Work out an operation on one number."""
    rounding = made.rounding
    if isinstance(value, Exact):
        match made.op:
            case Op.ABSOLUTE:
                return exact_steps.absolute(work, value)
            case Op.FLOOR:
                return exact_rounding.floored(work, value)
        return exact_rounding.rounded(work, value, _stated(rounding))
    match made.op:
        case Op.ABSOLUTE:
            return near_steps.absolute(work, value)
        case Op.FLOOR:
            return near_steps.floored(work, value)
    return near_steps.rounded(work, value, _stated(rounding))


def of_two(work: Work, op: Op, one: Exact | Near, other: Exact | Near) -> Exact | Near:
    """Work out an operation on two numbers, in whole numbers if these stay short."""
    made: Exact | None = None
    if isinstance(one, Exact) and isinstance(other, Exact):
        if op in _ARITHMETIC:
            made = exact_steps.added(work, one, other, _ARITHMETIC[op])
        elif op is Op.MULTIPLY:
            made = exact_steps.multiplied(one, other, work)
        else:
            least = op is Op.LEAST
            made = exact_steps.chosen_least(work, one, other, least=least)
    if made is not None:
        return made
    left, right = work.near(one), work.near(other)
    if op in _ARITHMETIC:
        return near_steps.added(work, left, right, _ARITHMETIC[op])
    if op is Op.MULTIPLY:
        return near_steps.multiplied(work, left, right)
    return near_steps.chosen_least(work, left, right, least=op is Op.LEAST)


def divided(
    work: Work, one: Exact | Near, other: Exact | Near
) -> tuple[Exact | Near, Register | None]:
    """Divide, and give where the divisor is zero."""
    if isinstance(other, Exact):
        turned, zero = exact_steps.turned(work, other)
        made: Exact | Near | None = None
        if isinstance(one, Exact):
            made = exact_steps.multiplied(one, turned, work)
        if made is None:
            made, _ = near_steps.divided(work, work.near(one), work.near(other))
        return made, zero
    return near_steps.divided(work, work.near(one), other)


def _stated(rounding: Rounding | None) -> Rounding:
    if rounding is None:
        msg = "a rounding is stated"
        raise TypeError(msg)
    return rounding
