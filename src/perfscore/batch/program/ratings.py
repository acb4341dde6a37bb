"""Which rating a row states, or its points stand for, as instructions."""

from collections.abc import Mapping
from functools import reduce

from perfscore.batch.columns import Field, Key
from perfscore.batch.program.ir import Op, Program
from perfscore.batch.program.lowering import Lowering
from perfscore.model.expressions import Slot
from perfscore.model.methods import Interval, Rating


def rating_of(
    lowering: Lowering,
    method: Rating,
    index: int,
    slots: Mapping[Slot, int],
    *,
    says_actual: bool,
) -> int:
    """Read a rating where it is stated, or else take the only band of the points.

    ``says_actual`` says that it can be stated in the 完成值.
    """
    program = lowering.program
    key = Key(Field.RATING, index)
    rating = program.add(Op.COLUMN, key=key, positive=True)
    if says_actual:
        other = Key(Field.ACTUAL, index)
        actual = program.add(Op.COLUMN, key=other, positive=True)
        is_rated = program.add(Op.PRESENT, key=key)
        rating = program.add(Op.SELECT, is_rated, rating, actual)
    made = program.add(Op.UNDEFINED)
    for name, holds in reversed(bands(lowering, method, slots).items()):
        code = program.constant(lowering.code(name))
        made = program.add(Op.SELECT, holds, code, made)
    is_stated = stated(program, index, says_actual=says_actual)
    return program.add(Op.SELECT, is_stated, rating, made)


def stated(program: Program, index: int, *, says_actual: bool) -> int:
    """Give the truth that a rating is stated."""
    made = program.add(Op.PRESENT, key=Key(Field.RATING, index))
    if not says_actual:
        return made
    actual = program.add(Op.PRESENT, key=Key(Field.ACTUAL, index))
    return program.add(Op.OR, made, actual)


def inferred(
    lowering: Lowering,
    method: Rating,
    index: int,
    slots: Mapping[Slot, int],
    *,
    says_actual: bool,
) -> int:
    """Give the truth that a rating is taken from the points, which is told."""
    add = lowering.program.add
    is_stated = stated(lowering.program, index, says_actual=says_actual)
    either = reduce(
        lambda one, other: add(Op.OR, one, other),
        bands(lowering, method, slots).values(),
    )
    return add(Op.AND, add(Op.NOT, is_stated), either)


def bands(
    lowering: Lowering, method: Rating, slots: Mapping[Slot, int]
) -> dict[str, int]:
    """Give the truths that the points lie in a rating's band and in no other.

    They are undefined where there are no points, or none to be had.
    """
    add, constant = lowering.program.add, lowering.program.constant
    weight, judged = slots[Slot.WEIGHT], slots[Slot.JUDGED]
    has_weight = add(Op.NOT, add(Op.EQUAL, weight, constant(0)))
    within = [_within(lowering.program, row.share, slots) for row in method.rows]
    made: dict[str, int] = {}
    for at, row in enumerate(method.rows):
        only = within[at]
        for beside, other in enumerate(method.rows):
            if beside != at and not _are_apart(row.share, other.share):
                only = add(Op.AND, only, add(Op.NOT, within[beside]))
        has_points = add(Op.EQUAL, judged, judged)
        holds = add(Op.AND, has_points, only)
        nothing = add(Op.UNDEFINED_TRUTH)
        made[row.name] = add(Op.SELECT_TRUTH, has_weight, holds, nothing)
    return made


def _within(program: Program, share: Interval, slots: Mapping[Slot, int]) -> int:
    """Give the truth that points are such a share of the weight."""
    weight, judged = slots[Slot.WEIGHT], slots[Slot.JUDGED]
    made = program.add(Op.TRUE)
    if share.low is not None:
        low = program.add(Op.MULTIPLY, program.constant(share.low), weight)
        op = Op.AT_MOST if share.low_included else Op.LESS
        made = program.add(Op.AND, made, program.add(op, low, judged))
    if share.high is not None:
        high = program.add(Op.MULTIPLY, program.constant(share.high), weight)
        op = Op.AT_MOST if share.high_included else Op.LESS
        made = program.add(Op.AND, made, program.add(op, judged, high))
    return made


def _are_apart(one: Interval, other: Interval) -> bool:
    """Whether no number lies in both."""
    return _is_below(one, other) or _is_below(other, one)


def _is_below(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    both = one.high_included and other.low_included
    return one.high < other.low or (one.high == other.low and not both)
