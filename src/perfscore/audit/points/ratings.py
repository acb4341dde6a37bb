"""The bands of points for ratings, as a form's notes or a set state them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditRow
from perfscore.exact import read_number
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell
from perfscore.model.methods import Interval, Rating
from perfscore.source import Source, Span

_BAND = re.compile(
    r"(?<!\d)(\d+(?:\.\d+)?)%?(?:\((不?含)\d*(?:\.\d+)?%?\))?[-—–~至到]+"
    r"(\d+(?:\.\d+)?)%?(?:\((不?含)\d*(?:\.\d+)?%?\))?"
)
_GOAL = r"(?:年度|预期|绩效|年初)*(?:指标|目标)?"
_RATINGS = (
    re.compile(rf"(?:全部|已|已经|完全)?达成{_GOAL}"),
    re.compile(rf"部分(?:达成|完成){_GOAL}(?:[,、]?并?且?具有一定效果)?"),
    re.compile(rf"(?:未|没有|未能)(?:达成|完成){_GOAL}(?:[,、]?且?效果较差)?"),
)
_TOP = 100


@dataclass(frozen=True, slots=True)
class RatingBand:
    """A rating of a row and the shares of the points that it allows."""

    rating: Cell
    share: Interval
    basis: Cell | None
    """The note that states it; None where the set does."""


def rating_band(row: AuditRow, notes: Iterable[Cell]) -> RatingBand | None:
    """Give the band of the row's rating; None where it has none, or no rule is known.

    The set's rating counts where the row is scored by one, else the form's notes.
    """
    if row.line is not None:
        return _by_set(row)
    for note in notes:
        bands = _bands(note)
        for cell in (row.printed.rating, row.printed.actual):
            at = _rating(cell)
            if bands and cell is not None and at is not None:
                return RatingBand(cell, bands[at], note)
    return None


def _by_set(row: AuditRow) -> RatingBand | None:
    scoring = row.line.scoring if row.line is not None else None
    if scoring is None or not isinstance(scoring.method, Rating):
        return None
    for cell in (row.printed.rating, row.printed.actual):
        for each in scoring.method.rows:
            if cell is not None and plain(cell.text) == plain(each.name):
                return RatingBand(cell, each.share, None)
    return _by_usual_name(row, scoring.method)


def _by_usual_name(row: AuditRow, method: Rating) -> RatingBand | None:
    """Take 达成预期指标 for the best of a set's three ratings, whatever it names it."""
    if len(method.rows) != len(_RATINGS):
        return None
    bands = sorted(
        (each.share for each in method.rows), key=lambda each: each.low or Fraction()
    )[::-1]
    for cell in (row.printed.rating, row.printed.actual):
        at = _rating(cell)
        if cell is not None and at is not None:
            return RatingBand(cell, bands[at], None)
    return None


def _rating(cell: Cell | None) -> int | None:
    """Say which of the three usual ratings a cell states, the best one being 0."""
    text = plain(cell.text) if cell is not None else ""
    return next((at for at, each in enumerate(_RATINGS) if each.fullmatch(text)), None)


def _bands(note: Cell) -> tuple[Interval, ...]:
    """Read three bands that go from 100% down to 0; nothing where they do not."""
    text = plain(note.text)
    found = list(_BAND.finditer(text))
    for at in range(len(found) - 2):
        made = [_limits(each) for each in found[at : at + 3]]
        (top, one), (two, three), (four, bottom) = made
        if top == _TOP and not bottom and one == two and three == four:
            return _intervals(note, found[at : at + 3])
    return ()


def _limits(found: re.Match[str]) -> tuple[Fraction, Fraction]:
    return _share(found[1]) * _TOP, _share(found[3]) * _TOP


def _intervals(note: Cell, found: Iterable[re.Match[str]]) -> tuple[Interval, ...]:
    """Make the bands; where two meet, the upper one has the limit if not told."""
    made: list[Interval] = []
    above = True
    for each in found:
        low_included = each[4] != "不含"
        made.append(
            Interval(
                note.span or Span(Source("备注", note.text), 0, len(note.text)),
                _share(each[3]),
                low_included=low_included,
                high=_share(each[1]),
                high_included=above,
            )
        )
        above = not low_included
    return tuple(made)


def _share(text: str) -> Fraction:
    number = read_number(text)
    return number / _TOP if isinstance(number, Fraction) else Fraction(-1)
