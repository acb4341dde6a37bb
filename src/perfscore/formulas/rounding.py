"""Rounding as the set names it, on numbers that carry a machine's noise."""

from perfscore.exact import Rounding, RoundingMode
from perfscore.formulas.parts import Parts, call, if_, infix

PLACES = 10
"""Decimals that are free of noise in a number below a hundred thousand."""


def cleared(value: Parts, places: int = PLACES) -> Parts:
    """Take the noise off a number."""
    return call("ROUND", value, (str(places),))


def rounded(value: Parts, rounding: Rounding | None) -> Parts:
    """Round a number by a named mode; None keeps it as it is.

    A spreadsheet keeps 15 to 17 digits: 分值 × 执行率 may come out as
    8.344999999999999 where it is 8.345. Every number is therefore first brought to ten
    decimals, which takes the noise away, and then rounded as the set says. A true
    value that lies nearer than half of 10^-10 to a half, without being one, would be
    taken for it: hardly a rate of amounts with fewer than ten digits comes so near.
    """
    if rounding is None:
        return value
    places: Parts = (str(rounding.places),)
    match rounding.mode:
        case RoundingMode.HALF_UP:
            return call("ROUND", cleared(value), places)
        case RoundingMode.DOWN:
            return call("ROUNDDOWN", cleared(value), places)
        case RoundingMode.UP:
            return call("ROUNDUP", cleared(value), places)
        case RoundingMode.HALF_EVEN:
            return _half_even(value, rounding.places)


def _half_even(value: Parts, places: int) -> Parts:
    """Write the mode that has no function: a half above an even number goes down."""
    scale: Parts = (str(10**places),)
    scaled = cleared(call("ABS", infix("*", value, scale)), PLACES - places)
    rest = call("ROUND", call("MOD", scaled, ("2",)), ("6",))
    whole = if_(
        infix("=", rest, ("0.5",)),
        call("INT", scaled),
        call("ROUND", scaled, ("0",)),
    )
    return infix("/", infix("*", call("SIGN", value), whole), scale)
