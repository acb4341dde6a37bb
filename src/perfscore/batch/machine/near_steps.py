"""Machine steps on floats that carry a bound of their error."""

from perfscore.batch.machine.steps import Do, Register
from perfscore.batch.machine.values import NONE, ROUNDOFF, Exact, Near, Work
from perfscore.exact import Rounding, RoundingMode

_AMPLE = 1.001
"""Covers the roundings of working out a bound."""


def _both_relative(one: Near, other: Near) -> bool:
    return one.relative is not None and other.relative is not None


def _relative(one: Near, other: Near) -> int:
    return max(one.relative or 0, other.relative or 0)


def _joined(work: Work, one: Near, other: Near) -> Register:
    return work.do(Do.ADD, work.error(one), work.error(other))


def added(work: Work, one: Near, other: Near, do: Do) -> Near:
    """Add or subtract: the errors add up, and the sum is rounded once."""
    value = work.do(do, one.value, other.value)
    positive = one.positive and other.positive and do is Do.ADD
    span = max(one.span, other.span) + (1 if positive else 54)
    if positive and _both_relative(one, other):
        return Near(value, _relative(one, other) + 1, None, positive, span)
    own = work.times(work.size(value), ROUNDOFF)
    error = work.do(Do.ADD, _joined(work, one, other), own)
    return Near(value, None, work.times(error, _AMPLE), positive, span)


def multiplied(work: Work, one: Near, other: Near) -> Near:
    """Multiply: relative errors add up; |x|·f + |y|·e + e·f + one rounding."""
    value = work.do(Do.MULTIPLY, one.value, other.value)
    positive, span = one.positive and other.positive, one.span + other.span
    if _both_relative(one, other):
        relative = (one.relative or 0) + (other.relative or 0) + 1
        return Near(value, relative, None, positive, span)
    left, right = work.error(one), work.error(other)
    sizes = (work.size(one.value), work.size(other.value))
    error = work.do(
        Do.ADD,
        work.do(Do.MULTIPLY, sizes[0], right),
        work.do(Do.MULTIPLY, left, work.do(Do.ADD, sizes[1], right)),
    )
    error = work.do(Do.ADD, error, work.times(work.size(value), ROUNDOFF))
    return Near(value, None, work.times(error, _AMPLE), positive, span)


def divided(work: Work, one: Near, other: Near) -> tuple[Near, Register | None]:
    """Divide; give also where the divisor is zero.

    A relative error leaves zero zero; a divisor that its error could bring to zero is
    doubted. |x ÷ y - x' ÷ y'| is at most (e + |x' ÷ y'|·f) ÷ (|y'| - f).
    """
    value = work.do(Do.DIVIDE, one.value, other.value)
    positive, span = one.positive and other.positive, one.span + other.span
    size = work.size(other.value)
    zero: Register | None = work.do(Do.EQUAL, other.value, work.number(0))
    if _both_relative(one, other):
        relative = (one.relative or 0) + (other.relative or 0) + 1
        return Near(value, relative, None, positive, span), zero
    left, right = work.error(one), work.error(other)
    if other.relative is None:
        zero = None
        work.doubt(work.do(Do.AT_MOST, size, work.times(right, 2)))
    quotient = work.size(value)
    above = work.do(Do.ADD, left, work.do(Do.MULTIPLY, quotient, right))
    below = work.do(Do.SUBTRACT, size, right)
    error = work.do(Do.DIVIDE, above, below)
    error = work.do(Do.ADD, error, work.times(quotient, ROUNDOFF))
    return Near(value, None, work.times(error, _AMPLE), positive, span), zero


def chosen_least(work: Work, one: Near, other: Near, *, least: bool) -> Near:
    """Give the lesser or the greater: the larger of the two errors holds."""
    first = work.do(Do.LESS, other.value, one.value)
    pair = (other.value, one.value) if least else (one.value, other.value)
    value = work.where(first, *pair)
    positive = (one.positive and other.positive) or (
        not least and (one.positive or other.positive)
    )
    return _either(work, value, one, other, positive=positive)


def selected(work: Work, condition: Register, one: Near, other: Near) -> Near:
    """Choose between two values row by row."""
    value = work.where(condition, one.value, other.value)
    positive = one.positive and other.positive
    if _both_relative(one, other):
        span = max(one.span, other.span)
        return Near(value, _relative(one, other), None, positive, span)
    error = work.where(condition, work.error(one), work.error(other))
    return Near(value, None, error, positive, max(one.span, other.span))


def _either(
    work: Work, value: Register, one: Near, other: Near, *, positive: bool
) -> Near:
    span = max(one.span, other.span)
    if _both_relative(one, other):
        return Near(value, _relative(one, other), None, positive, span)
    left, right = work.error(one), work.error(other)
    error = work.where(work.do(Do.LESS, left, right), right, left)
    return Near(value, None, error, positive, span)


def absolute(work: Work, value: Near) -> Near:
    """Leave out the sign."""
    size = work.size(value.value, positive=value.positive)
    return Near(size, value.relative, value.error, positive=True, span=value.span)


def compared(work: Work, one: Near, other: Near, do: Do) -> Register:
    """Compare; what lies no further apart than the errors is doubted."""
    apart = work.do(Do.ABSOLUTE, work.do(Do.SUBTRACT, one.value, other.value))
    error = work.times(_joined(work, one, other), _AMPLE)
    is_near = work.do(Do.AT_MOST, apart, error)
    work.doubt(work.do(Do.AND, is_near, work.do(Do.LESS, work.number(0), error)))
    return work.do(do, one.value, other.value)


def floored(work: Work, value: Near) -> Exact:
    """Give the whole number at or below; doubted where the error reaches another."""
    error = work.times(work.error(value), _AMPLE)
    low = work.do(Do.FLOOR, work.do(Do.SUBTRACT, value.value, error))
    high = work.do(Do.FLOOR, work.do(Do.ADD, value.value, error))
    _agree(work, low, high)
    return _whole(value, high, 0)


def rounded(work: Work, value: Near, rounding: Rounding) -> Exact:
    """Round by a named mode; doubted where the error reaches another result.

    A value that lies exactly at a tie is always doubted.
    """
    places = rounding.places
    number = work.times(value.value, 1, ("int", places))
    size = work.size(number, positive=value.positive)
    error = work.times(work.error(value), _AMPLE, ("int", places))
    shown = work.times(work.do(Do.ADD, size, work.number(1)), 4 * ROUNDOFF)
    error = work.do(Do.ADD, error, shown)
    low, high = (
        _rounded_size(work, work.do(do, size, error), rounding.mode)
        for do in (Do.SUBTRACT, Do.ADD)
    )
    _agree(work, low, high)
    made = high
    if not value.positive:
        is_negative = work.do(Do.LESS, number, work.number(0))
        made = work.where(is_negative, work.times(made, -1), made)
    return _whole(value, made, places)


def _rounded_size(work: Work, size: Register, mode: RoundingMode) -> Register:
    match mode:
        case RoundingMode.HALF_UP | RoundingMode.HALF_EVEN:
            return work.do(Do.FLOOR, work.do(Do.ADD, size, work.number(0.5)))
        case RoundingMode.DOWN:
            return work.do(Do.FLOOR, size)
        case RoundingMode.UP:
            opposite = work.do(Do.FLOOR, work.times(size, -1))
            return work.times(opposite, -1)


def _agree(work: Work, low: Register, high: Register) -> None:
    work.doubt(work.do(Do.LESS, low, high))
    # beyond 2^53 neighbours are further apart than one
    work.check(high)


def _whole(value: Near, top: Register, places: int) -> Exact:
    power = ("int", places) if places else NONE
    return Exact(
        top, power=power, positive=value.positive, degree=(0, 0), span=value.span
    )
