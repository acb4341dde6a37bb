"""The name of the band in which a number lies."""

from collections.abc import Iterable
from fractions import Fraction

from perfscore.formulas.comparing import compared
from perfscore.formulas.parts import Parts, all_of, if_, number, text
from perfscore.model.expressions import Operator
from perfscore.model.methods import Interval
from perfscore.model.units import POINTS


def within(value: Parts, interval: Interval, weight: Parts | None = None) -> Parts:
    """Say that a number lies in an interval, or in shares of ``weight``."""

    def end(bound: Fraction) -> Parts:
        bare = number(bound)
        return bare if weight is None else (*weight, "*", *bare)

    said = []
    if interval.low is not None:
        included = interval.low_included
        sign = Operator.GREATER_OR_EQUAL if included else Operator.GREATER
        said.append(compared(sign, value, end(interval.low), POINTS, is_exact=False))
    if interval.high is not None:
        included = interval.high_included
        sign = Operator.LESS_OR_EQUAL if included else Operator.LESS
        said.append(compared(sign, value, end(interval.high), POINTS, is_exact=False))
    return all_of(said) if said else ("TRUE",)


def band_name(
    value: Parts,
    bands: Iterable[tuple[str, Interval]],
    otherwise: Parts,
    weight: Parts | None = None,
) -> Parts:
    """Give the name of the first band that holds a number."""
    made = otherwise
    for name, interval in reversed(tuple(bands)):
        made = if_(within(value, interval, weight), text(name), made)
    return made
