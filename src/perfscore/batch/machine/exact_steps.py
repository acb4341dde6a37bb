"""Machine steps on fractions of whole numbers, exact wherever they are not doubted."""

from dataclasses import replace

from perfscore.batch.machine.steps import Do, Register, combined
from perfscore.batch.machine.values import NONE, Exact, Work, most_power

_SURE_BITS = 52
_USUAL_PLACES = 2
_FIXED_BITS = 36
"""Bits that the set's own numbers may take, so that some are left for cells."""
_LONGEST = 1
"""Columns that may be multiplied before a near value serves better."""


def fits(value: Exact) -> bool:
    """Whether whole numbers of ordinary size stay below 2^53 in ``value``."""
    fixed = max(abs(value.times), value.under_times).bit_length()
    power = most_power(value.power, _USUAL_PLACES)
    return max(value.degree) <= _LONGEST and fixed + 3 * power <= _FIXED_BITS


def _same_under(one: Exact, other: Exact) -> bool:
    return one.under == other.under and one.under_times == other.under_times


def _together(
    work: Work, one: Exact, other: Exact
) -> tuple[Register, Register, Exact] | None:
    """Bring two values over one under and one power; None where that takes too long.

    The third has what the result has in common with both.
    """
    power = combined("most", one.power, other.power)
    left = combined("subtract", power, one.power)
    right = combined("subtract", power, other.power)
    span = max(one.span, other.span)
    roundings = one.roundings + other.roundings + 4
    positive = one.positive and other.positive
    if _same_under(one, other):
        degree = (max(one.degree[0], other.degree[0]), one.degree[1])
        common = Exact(
            one.top,
            under=one.under,
            under_times=one.under_times,
            power=power,
            positive=positive,
            degree=degree,
            roundings=roundings,
            span=span,
        )
        if not fits(common):
            return None
        return work.top(one, 1, left), work.top(other, 1, right), common
    if one.under is not None and other.under is not None:
        return None
    if one.under is None and other.under is not None:
        turned = _together(work, other, one)
        return None if turned is None else (turned[1], turned[0], turned[2])
    # one.under may be a column's, other has a number that is the same in every row
    under_times = one.under_times * other.under_times
    degree = (
        max(one.degree[0], other.degree[0] + one.degree[1]),
        one.degree[1],
    )
    common = Exact(
        one.top,
        under=one.under,
        under_times=under_times,
        power=power,
        positive=positive,
        degree=degree,
        roundings=roundings,
        span=span,
    )
    if not fits(common):
        return None
    first = work.top(one, other.under_times, left)
    second = work.top(other, one.under_times, right)
    if one.under is not None:
        second = work.do(Do.MULTIPLY, second, one.under)
    return first, second, common


def _with_top(common: Exact, top: Register, *, positive: bool) -> Exact:
    return replace(common, top=top, times=1, positive=positive, bits=None)


def added(work: Work, one: Exact, other: Exact, do: Do) -> Exact | None:
    """Add or subtract."""
    parts = _together(work, one, other)
    if parts is None:
        return None
    left, right, common = parts
    positive = common.positive and do is Do.ADD
    bits = _bits(one, other)
    if not positive and bits is None:
        # a large number could hide behind a small difference
        work.check(left, positive=one.positive)
        work.check(right, positive=other.positive)
    made = _with_top(common, work.do(do, left, right), positive=positive)
    if positive or bits is not None:
        bits = None if bits is None else bits + 1
        return replace(made, span=made.span + 1, bits=bits)
    # what remains of a difference is as small as one unit of its last place
    return replace(made, span=made.length + 1)


def _bits(one: Exact, other: Exact) -> int | None:
    """Bound two whole numbers of one power together, where none can be too long."""
    if one.power != other.power or one.under is not None or other.under is not None:
        return None
    if one.bits is None or other.bits is None:
        return None
    bits = max(one.bits, other.bits)
    return bits if bits < _SURE_BITS else None


def multiplied(one: Exact, other: Exact, work: Work) -> Exact | None:
    """Multiply."""
    degree = (one.degree[0] + other.degree[0], one.degree[1] + other.degree[1])
    made = Exact(
        top=_product(work, one.top, other.top),
        times=one.times * other.times,
        under=_product_of_unders(work, one.under, other.under),
        under_times=one.under_times * other.under_times,
        power=combined("add", one.power, other.power),
        positive=one.positive and other.positive,
        nonzero=one.nonzero and other.nonzero,
        degree=degree,
        roundings=one.roundings + other.roundings + 2,
        span=one.span + other.span,
    )
    return made if fits(made) else None


def _product(work: Work, one: Register, other: Register) -> Register:
    unit = work.number(1)
    if one == unit:
        return other
    return one if other == unit else work.do(Do.MULTIPLY, one, other)


def _product_of_unders(
    work: Work, one: Register | None, other: Register | None
) -> Register | None:
    if one is None or other is None:
        return one or other
    return work.do(Do.MULTIPLY, one, other)


def turned(work: Work, value: Exact) -> tuple[Exact, Register | None]:
    """Give 1 ÷ ``value``, and where that is undefined."""
    top, times = value.top, value.times
    is_fixed = top == work.number(1)
    zero = None if is_fixed or value.nonzero else work.do(Do.EQUAL, top, work.number(0))
    sign = 1 if times > 0 else -1
    upper = work.number(1) if value.under is None else value.under
    if not value.positive and not is_fixed:
        if value.times < 0:
            top = work.times(top, -1)
        is_negative = work.do(Do.LESS, top, work.number(0))
        swapped = work.times(upper, -1)
        upper = work.where(is_negative, swapped, upper)
        top, sign = work.do(Do.ABSOLUTE, top), 1
    return (
        Exact(
            top=upper,
            times=sign * value.under_times,
            under=None if is_fixed else top,
            under_times=abs(times),
            power=combined("subtract", NONE, value.power),
            positive=value.positive,
            degree=(value.degree[1], value.degree[0]),
            roundings=value.roundings,
            span=value.span,
        ),
        zero,
    )


def compared(work: Work, one: Exact, other: Exact, do: Do) -> Register | None:
    """Compare two values, exactly or in doubt."""
    parts = _together(work, one, other)
    if parts is None:
        return None
    left, right, _ = parts
    if _bits(one, other) is None:
        work.check(left, positive=one.positive)
        work.check(right, positive=other.positive)
    return work.do(do, left, right)


def chosen_least(work: Work, one: Exact, other: Exact, *, least: bool) -> Exact | None:
    """Give the lesser, or the greater.

    A number that was rounded is 2^53 or more, so that it is only taken, and doubted
    later, where both are.
    """
    parts = _together(work, one, other)
    if parts is None:
        return None
    left, right, common = parts
    first = work.do(Do.LESS, right, left)
    top = work.where(first, right, left) if least else work.where(first, left, right)
    positive = common.positive or (not least and (one.positive or other.positive))
    return _with_top(common, top, positive=positive)


def selected(work: Work, condition: Register, one: Exact, other: Exact) -> Exact:
    """Choose between two values row by row."""
    power = combined("most", one.power, other.power)
    left = work.top(one, 1, combined("subtract", power, one.power))
    right = work.top(other, 1, combined("subtract", power, other.power))
    under, under_times = one.under, one.under_times
    if not _same_under(one, other):
        under = work.where(condition, work.under(one), work.under(other))
        under_times = 1
    return Exact(
        top=work.where(condition, left, right),
        under=under,
        under_times=under_times,
        power=power,
        positive=one.positive and other.positive,
        degree=(
            max(one.degree[0], other.degree[0]),
            max(one.degree[1], other.degree[1]),
        ),
        roundings=max(one.roundings, other.roundings) + 4,
        span=max(one.span, other.span),
    )


def absolute(work: Work, value: Exact) -> Exact:
    """Leave out the sign."""
    if value.positive:
        return value
    top = work.do(Do.ABSOLUTE, work.top(value))
    return replace(
        value,
        top=top,
        times=1,
        positive=True,
        nonzero=False,
        roundings=value.roundings + 1,
    )
