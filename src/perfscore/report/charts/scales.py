"""Round numbers along an axis."""

from collections.abc import Iterator
from fractions import Fraction

_LEADS = (1, 2, 5)


def nice_steps(least: Fraction) -> Iterator[Fraction]:
    """Give 1, 2 and 5 times the powers of ten, from ``least`` (above zero) upwards."""
    power = Fraction(10) ** _magnitude(least)
    while True:
        yield from (power * lead for lead in _LEADS if power * lead >= least)
        power *= 10


def nice_step(span: Fraction, most: int) -> Fraction:
    """Give the least such step that goes into ``span`` at most ``most`` times.

    A span of nothing has steps of 1.
    """
    return next(nice_steps(span / most)) if span > 0 else Fraction(1)


def ticks(low: Fraction, high: Fraction, most: int) -> tuple[Fraction, ...]:
    """Give round numbers from ``low`` or below it to ``high`` or above it.

    There are two or more, and ``most`` + 2 at the most.
    """
    step = nice_step(high - low, most)
    first, last = low // step, -(-high // step)
    return tuple(step * each for each in range(first, max(last, first + 1) + 1))


def _magnitude(value: Fraction) -> int:
    """Give the power of ten at or below ``value``."""
    power = len(str(value.numerator)) - len(str(value.denominator))
    return power if Fraction(10) ** power <= value else power - 1
