"""What can be read of an indicator once it is scored: its 得分 beside its values."""

from collections.abc import Iterator

from perfscore.lower.ground.levels import parts_of
from perfscore.lower.indicators.aim import type_of_target
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import Expression, Local, Slot
from perfscore.model.methods import Scoring
from perfscore.model.targets import CellValue, WordsCell
from perfscore.model.units import POINTS, ValueType


def decided_scope(
    scope: Scope, target: CellValue | None, scoring: Scoring | None
) -> Scope:
    """Give the scope of the vetoes and reasons of a fixed indicator."""
    slots: dict[Slot, ValueType | None] = {Slot.WEIGHT: POINTS, Slot.SCORE: POINTS}
    if target is not None and not isinstance(target, WordsCell):
        slots[Slot.TARGET] = type_of_target(target)
    elif target is None and scoring is not None:
        # The unit states the target; the scoring says what it compares with it.
        stated = _reads(scoring, Slot.TARGET)
        slots.update({} if stated is None else {Slot.TARGET: stated})
    slots[Slot.ACTUAL] = _actual(target, scoring)
    if scoring is not None and scoring.value is not None:
        slots[Slot.VALUE] = scoring.value.type
    return scope.with_locals(slots)


def _actual(target: CellValue | None, scoring: Scoring | None) -> ValueType | None:
    """Give the type of 完成值; None where a fault in the scoring hides it."""
    if scoring is None:
        return None
    if scoring.value is not None:
        return scoring.value.type
    return _reads(scoring, Slot.ACTUAL) or type_of_target(target)


def _reads(scoring: Scoring, slot: Slot) -> ValueType | None:
    """Give the type in which the scoring reads a value; None if it does not."""
    types = (each.type for each in _locals(scoring.score) if each.slot is slot)
    return next(types, None)


def _locals(expression: Expression) -> Iterator[Local]:
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Local):
            yield node
        waiting.extend(parts_of(node))
