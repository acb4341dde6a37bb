"""A trace in the units of the cells it read."""

from dataclasses import replace

from perfscore.lower.ground.cells import cell_value
from perfscore.lower.ground.units import divided, unit_of_word
from perfscore.model.expressions import Defined, Local, Operation, Operator, Slot
from perfscore.model.targets import NumberCell
from perfscore.model.units import NUMBER, RATIO, Quantity
from perfscore.report.steps import walk
from perfscore.score.result import Step

_READ = {Slot.TARGET, Slot.ACTUAL}
_KEEPING = {Operator.AT_MOST, Operator.AT_LEAST}


def typed(trace: Step, year: int | None) -> Step:
    """Give ``trace`` with 目标 and 完成值 as quantities in the target's unit.

    Scoring computes with bare numbers there, since units choose their own; their
    ratio is then one of like to like, a per cent.
    """
    cells = {
        step.expression.slot: step.cell
        for step in walk(trace)
        if isinstance(step.expression, Local) and step.cell
    }
    for slot in (Slot.TARGET, Slot.ACTUAL):
        value = cell_value(cells.get(slot, ""), year=year)
        if isinstance(value, NumberCell) and value.unit:
            return _typed(
                trace, RATIO if value.unit == "%" else unit_of_word(value.unit)
            )
    return trace


def _typed(step: Step, unit: Quantity) -> Step:
    expression = step.expression
    if isinstance(expression, Local):
        is_bare = expression.slot in _READ and expression.type == NUMBER
        return (
            step._replace(expression=replace(expression, type=unit))
            if is_bare
            else step
        )
    if isinstance(expression, Defined):
        return step
    inputs = tuple(_typed(each, unit) for each in step.inputs)
    if isinstance(expression, Operation) and expression.type == NUMBER and inputs:
        kinds = [each.expression.type for each in inputs]
        kind = kinds[-1] if expression.operator in _KEEPING else expression.type
        if expression.operator is Operator.DIVIDE:
            left, right = kinds
            if isinstance(left, Quantity) and isinstance(right, Quantity):
                kind = divided(left, right)
        expression = replace(expression, type=kind)
    return step._replace(expression=expression, inputs=inputs)
