"""Whether what a unit reports has to be a rate, for a score to make sense."""

from perfscore.lower.ground.fitting import is_rate
from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import (
    Expression,
    Local,
    Operation,
    Operator,
    Slot,
)
from perfscore.model.units import PERCENTAGE_POINT

_LIKE_WITH_LIKE = {
    Operator.ADD,
    Operator.SUBTRACT,
    Operator.AT_MOST,
    Operator.AT_LEAST,
    Operator.LESS,
    Operator.LESS_OR_EQUAL,
    Operator.EQUAL,
    Operator.NOT_EQUAL,
    Operator.GREATER_OR_EQUAL,
    Operator.GREATER,
}


def measures_a_rate(score: Expression) -> bool:
    """Whether 完成值 stands beside a rate, or its distance is in percentage points."""
    waiting = [score]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation) and _is_of_a_rate(node):
            return True
        waiting.extend(parts_of(node))
    return False


def _is_of_a_rate(operation: Operation) -> bool:
    operands = operation.operands
    if operation.operator is Operator.DIVIDE:
        return operands[1].type == PERCENTAGE_POINT and any(
            map(_is_reported, parts_of(operands[0]))
        )
    return (
        operation.operator in _LIKE_WITH_LIKE
        and any(map(_is_reported, operands))
        and any(map(is_rate, operands))
    )


def _is_reported(expression: Expression) -> bool:
    return isinstance(expression, Local) and expression.slot is Slot.ACTUAL
