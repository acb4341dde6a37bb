"""What a way of scoring reads of the row that a unit reports, and of which type."""

from collections.abc import Iterable
from dataclasses import dataclass

from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import Expression, Local, Slot
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


def wanted_by(scoring: Scoring, also: Iterable[Expression] = ()) -> Wanted:
    """Say what ``scoring`` reads; a stated 指标值 takes the place of the 完成值.

    Where none is stated, what reads 指标值 (按名次) reads the 完成值. ``also`` are the
    conditions of vetoes and reasons: what scoring does not read is read for them.
    """
    types = _types_in(scoring.score)
    for each in also:
        types = {**_types_in(each), **types}
    actual = None
    if scoring.value is None:
        actual = types.get(Slot.ACTUAL) or types.get(Slot.VALUE)
    return Wanted(scoring, types.get(Slot.TARGET), actual)


def _types_in(expression: Expression) -> dict[Slot, ValueType]:
    types: dict[Slot, ValueType] = {}
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Local):
            types[node.slot] = node.type
        waiting.extend(parts_of(node))
    return types
