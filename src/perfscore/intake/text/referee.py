"""Points that sum to what the form prints are certain, however they were told apart."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.columns import Field
from perfscore.intake.names import without_points
from perfscore.intake.text.paths import Placed
from perfscore.intake.text.pieces import Piece

_POINTS = re.compile(r"[0-9.]+")
_USUAL = (100, 90, 80)
"""Points of all indicators, where those of the funds are not known."""
_POINT_FIELDS = (Field.WEIGHT, Field.SCORE)


def settled_by_sums(
    text: str,
    pieces: Sequence[Piece],
    columns: Sequence[Field],
    placed: Sequence[Placed],
    others: Fraction,
) -> list[Placed]:
    """Drop the doubts about points whose sum is that in the level-1 heading, or 100.

    An alternative for a cell of points alone would change the sum, and so is ruled
    out; doubts about texts stay.
    """
    certain = confirmed_rows(text, pieces, columns, placed, others)
    return [
        replace(each, alternatives=_elsewhere(text, pieces, each))
        if each.row in certain and columns[each.column] in _POINT_FIELDS
        else each
        for each in placed
    ]


def confirmed_rows(
    text: str,
    pieces: Sequence[Piece],
    columns: Sequence[Field],
    placed: Sequence[Placed],
    others: Fraction,
) -> set[int]:
    """Give the rows whose points sum to those of their level-1 heading, or to 100."""
    return _refereed(text, pieces, columns, placed, others)[0]


def contradicted_rows(
    text: str,
    pieces: Sequence[Piece],
    columns: Sequence[Field],
    placed: Sequence[Placed],
    others: Fraction,
) -> set[int]:
    """Give the rows whose points do not sum to those of their level-1 heading.

    Where that is so below several headings values stand out of order: all are given.
    """
    return _refereed(text, pieces, columns, placed, others)[1]


def _refereed(
    text: str,
    pieces: Sequence[Piece],
    columns: Sequence[Field],
    placed: Sequence[Placed],
    others: Fraction,
) -> tuple[set[int], set[int]]:
    certain: set[int] = set()
    other: set[int] = set()
    headings = 0
    group: list[Placed] = []
    printed: Fraction | None = None
    total = Fraction(0)
    everything: set[int] = set()
    for each in [*placed, None]:
        starts = each is None or columns[each.column] is Field.LEVEL1
        if starts:
            weights = _sum(text, pieces, columns, group)
            total += weights
            rows = {one.row for one in group}
            everything |= rows
            if printed is not None and weights == printed:
                certain |= rows
            elif printed is not None and weights:
                other |= rows
                headings += 1
            group = []
            if each is not None:
                shown = without_points(_text(text, pieces, each))[1]
                number = read_number(shown) if shown else None
                printed = number if isinstance(number, Fraction) else None
        if each is not None:
            group.append(each)
    if total in ((100 - others,) if others else _USUAL) and not other:
        certain |= everything
    if headings > 1:
        return set(), everything
    return certain, other


def _elsewhere(
    text: str, pieces: Sequence[Piece], each: Placed
) -> tuple[tuple[str, int], ...]:
    """Keep the doubt in which column a text stands: sums do not settle that."""
    own = _text(text, pieces, each)
    return tuple(other for other in each.alternatives if other[0] == own)


def _sum(
    text: str,
    pieces: Sequence[Piece],
    columns: Sequence[Field],
    group: Sequence[Placed],
) -> Fraction:
    numbers = (
        read_number(found[0])
        for each in group
        if columns[each.column] is Field.WEIGHT
        if (found := _POINTS.match(_text(text, pieces, each)))
    )
    return sum((each for each in numbers if isinstance(each, Fraction)), Fraction(0))


def _text(text: str, pieces: Sequence[Piece], each: Placed) -> str:
    return text[pieces[each.first].start : pieces[each.last - 1].end]
