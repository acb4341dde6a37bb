"""Where the value of a table lies, by what each of its rows can give."""

from perfscore.check.bounds import (
    EVERYTHING,
    NOT_NEGATIVE,
    NOT_POSITIVE,
    NOUGHT,
    ZERO,
    Range,
)
from perfscore.model.expressions import AggregateFunction, PeerFunction

MIDDLES = {PeerFunction.MEAN, PeerFunction.HIGHEST, PeerFunction.LOWEST}
"""What lies where the values of a group's members lie; the rest counts from 1 on."""
_TRUTHS = {AggregateFunction.ANY, AggregateFunction.ALL}


def of_rows(
    function: AggregateFunction, row: Range | None, weight: Range, *, never: bool
) -> Range | None:
    """Give where an aggregate lies; None where it is never defined.

    ``row`` is where a row's value lies, None if it never has one; ``never`` says that
    no row can count.
    """
    if function in _TRUTHS:
        return EVERYTHING
    if function is AggregateFunction.COUNT:
        return NOUGHT if never else NOT_NEGATIVE
    if function is AggregateFunction.SUM:
        return NOUGHT if row is None else _sum(row)
    if function is AggregateFunction.WEIGHTED_MEAN and not _is_not_negative(weight):
        return EVERYTHING
    return row


def _sum(row: Range) -> Range:
    """Give where a sum of any number of rows lies; of none it is 0."""
    if row == NOUGHT:
        return NOUGHT
    if _is_not_negative(row):
        return NOT_NEGATIVE
    if row.high is not None and row.high.at.never_above(ZERO):
        return NOT_POSITIVE
    return EVERYTHING


def _is_not_negative(span: Range) -> bool:
    return span.low is not None and ZERO.never_above(span.low.at)
