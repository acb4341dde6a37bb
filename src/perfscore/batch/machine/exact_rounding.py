"""Machine steps that bring fractions of whole numbers to whole numbers."""

from perfscore.batch.machine.steps import Do, Power, Register, combined
from perfscore.batch.machine.values import NONE, Exact, Work
from perfscore.exact import Rounding, RoundingMode


def _over(work: Work, value: Exact, places: int, number: int) -> tuple[Register, Power]:
    """Give the top × ``number``, and the power of ten that goes to the under."""
    shift = combined("subtract", ("int", places), value.power)
    up = combined("most", shift, NONE)
    down = combined("most", combined("subtract", NONE, shift), NONE)
    return work.top(value, number, up), down


def _whole(value: Exact, top: Register, places: int, *, positive: bool) -> Exact:
    above, below = value.degree
    degree = (max(0, above - below), 0)
    return Exact(
        top,
        power=("int", places),
        positive=positive,
        degree=degree,
        span=value.span,
    )


def floored(work: Work, value: Exact) -> Exact:
    """Give the whole number at or below.

    The quotient of whole numbers up to 2^53 lies further from the next whole number
    than one roundoff, unless it is that number.
    """
    top, down = _over(work, value, 0, 1)
    work.check(top, positive=value.positive)
    if value.under is None and value.under_times == 1 and down == NONE:
        return _whole(value, top, 0, positive=value.positive)
    under = work.check(work.under(value, 1, down), positive=True)
    made = work.do(Do.FLOOR, work.do(Do.DIVIDE, top, under))
    return _whole(value, made, 0, positive=value.positive)


def rounded(work: Work, value: Exact, rounding: Rounding) -> Exact:
    """Round by a named mode, on whole numbers alone."""
    places = rounding.places
    if _is_whole(value, places):
        return value
    is_half = rounding.mode in {RoundingMode.HALF_UP, RoundingMode.HALF_EVEN}
    top, down = _over(work, value, places, 2 if is_half else 1)
    size = work.size(top, positive=value.positive)
    under = work.under(value, 1, down)
    if is_half:
        made = _to_nearest(work, size, under, work.under(value, 2, down), rounding)
    elif rounding.mode is RoundingMode.DOWN:
        work.check(size, positive=True)
        work.check(under, positive=True)
        made = work.do(Do.FLOOR, work.do(Do.DIVIDE, size, under))
    else:
        work.check(size, positive=True)
        work.check(under, positive=True)
        opposite = work.do(Do.DIVIDE, work.times(size, -1), under)
        made = work.times(work.do(Do.FLOOR, opposite), -1)
    if not value.positive:
        is_negative = work.do(Do.LESS, top, work.number(0))
        made = work.where(is_negative, work.times(made, -1), made)
    return _whole(value, made, places, positive=value.positive)


def _is_whole(value: Exact, places: int) -> bool:
    """Whether a value has no more decimals than ``places``, whatever its columns."""
    kind, known = value.power[0], value.power[1]
    is_one = value.under is None and value.under_times == 1
    return is_one and kind == "int" and isinstance(known, int) and known <= places


def _to_nearest(
    work: Work, size: Register, under: Register, twice: Register, rounding: Rounding
) -> Register:
    """Round twice a fraction's top over its under; both are part of what is checked."""
    above = work.check(work.do(Do.ADD, size, under), positive=True)
    made = work.do(Do.FLOOR, work.do(Do.DIVIDE, above, twice))
    if rounding.mode is RoundingMode.HALF_UP:
        return made
    back = work.do(Do.MULTIPLY, made, twice)
    is_half = work.do(Do.EQUAL, back, above)
    half = work.do(Do.FLOOR, work.times(made, 0.5))
    is_odd = work.do(Do.LESS, work.times(half, 2), made)
    is_down = work.do(Do.AND, is_half, is_odd)
    lower = work.do(Do.SUBTRACT, made, work.number(1))
    return work.where(is_down, lower, made)


def places_of(value: Exact) -> int:
    """Give the decimals of a whole number that was rounded or is the set's own."""
    kind, places = value.power[0], value.power[1]
    if kind != "int" or not isinstance(places, int) or value.under is not None:
        msg = "no whole number with places that are known"
        raise TypeError(msg)
    return places
