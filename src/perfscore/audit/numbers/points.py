"""Points as forms print them: weights, scores, totals, and their sums."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from perfscore.audit.numbers.printed import Printed, printed_text
from perfscore.audit.numbers.range import Range
from perfscore.model.assessment import Cell

_HUNDRED = 100


def points(cell: Cell | None) -> Printed | None:
    """Read points (``10``, ``10分``, ``（10分）``); None for what is none.

    A weight printed as a share of the whole (``20%``) is that many of 100 points.
    """
    if cell is None:
        return None
    made = printed_text(cell.text.strip().strip("()（）[]【】"))
    if made is None:
        return None
    if made.unit == "%":
        span = Range(made.span.low * _HUNDRED, made.span.high * _HUNDRED)
        return replace(made, value=made.value * _HUNDRED, unit="", span=span)
    return made if made.unit in {"", "分"} else None


def points_in(cell: Cell | None) -> Fraction | None:
    """Give points of 0 or more as a bare number; None where a cell prints none."""
    made = points(cell)
    return None if made is None or made.value < 0 else made.value


def _reach_of(made: Printed) -> Range:
    """Give what points can be: whole ones exactly, others may have been rounded."""
    return made.span if made.places else made.exactly


def points_sum(addends: Iterable[Printed]) -> tuple[Fraction, Range]:
    """Add points up: as printed, and all that prints so."""
    total, reach = Fraction(), Range.point(Fraction())
    for each in addends:
        total += each.value
        reach += _reach_of(each)
    return total, reach
