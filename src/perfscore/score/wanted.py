"""What a way of scoring reads of the row that a unit reports, and of which type."""

from dataclasses import dataclass

from perfscore.lower.levels import parts_of
from perfscore.model.expressions import Local, Slot
from perfscore.model.methods import Scoring
from perfscore.model.units import ValueType


@dataclass(frozen=True, slots=True)
class Wanted:
    """A way of scoring, with the types of the target and of the 完成值.

    A type is None where that value is not read.
    """

    scoring: Scoring
    target: ValueType | None = None
    actual: ValueType | None = None


def wanted_by(scoring: Scoring) -> Wanted:
    """Say what ``scoring`` reads; a stated 指标值 takes the place of the 完成值."""
    types: dict[Slot, ValueType] = {}
    waiting = [scoring.score]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Local):
            types[node.slot] = node.type
        waiting.extend(parts_of(node))
    actual = types.get(Slot.ACTUAL) if scoring.value is None else None
    return Wanted(scoring, types.get(Slot.TARGET), actual)
