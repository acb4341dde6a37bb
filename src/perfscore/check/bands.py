"""The tables of bands in a set: grades, 分档 and 评级, seen alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.check.outcomes import outlook
from perfscore.check.ranges import Ranges
from perfscore.check.scorings import Scored, reasoned
from perfscore.check.stretches import (
    ALL,
    Stretch,
    closed,
    stretch_of,
    stretch_of_range,
)
from perfscore.check.wording import interval_text, replaced
from perfscore.diagnostics.model import Text
from perfscore.model.expressions import Defined, Expression, Input, Local, Slot
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Banded, Interval, Rating, RatingRow
from perfscore.model.outcomes import Classification
from perfscore.model.units import NUMBER, RATIO, Quantity
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Band:
    """A row with a constant interval; ``title`` is how messages call it."""

    span: Span
    title: str
    interval: Interval

    @property
    def stretch(self) -> Stretch:
        """The numbers of the row."""
        return stretch_of(self.interval)

    def mended(self, stretch: Stretch, unit: Quantity) -> str:
        """Write the row with another interval."""
        return replaced(self.span, self.interval.span, interval_text(stretch, unit))


@dataclass(frozen=True, slots=True)
class BandTable:
    """Rows that share out the values of ``subject``.

    ``within`` are the values that can occur. ``open_rows`` are rows whose bounds
    differ from form to form; ``otherwise`` is the place of 否则, if there is one.
    Values that are rounded are whole multiples of ``grid``.
    """

    span: Span
    title: Text
    subject: Text
    unit: Quantity
    within: Stretch
    bands: tuple[Band, ...]
    open_rows: tuple[Span, ...] = ()
    otherwise: Span | None = None
    is_grades: bool = False
    grid: Fraction | None = None

    def can_occur(self, gap: Stretch) -> bool:
        """Whether a value that can occur lies in ``gap``."""
        inside = gap.common(self.within)
        if self.grid is None or inside.is_empty:
            return not inside.is_empty
        return inside.holds_multiple_of(self.grid)

    @property
    def is_unfinished(self) -> bool:
        """Whether what the rows hold is not known: bounds vary, or a row is empty."""
        return bool(self.open_rows) or any(each.stretch.is_empty for each in self.bands)

    @property
    def full_bands(self) -> list[Band]:
        """The bands that hold any number, from low to high."""
        full = (each for each in self.bands if not each.stretch.is_empty)
        return sorted(full, key=lambda each: each.stretch)


def band_tables(indicator_set: IndicatorSet) -> Iterator[BandTable]:
    """Give the grades, the bands of each way of scoring, then those of each 分级."""
    if indicator_set.grades:
        yield grade_table(indicator_set)
    for one, ranges in reasoned(indicator_set):
        match one.scoring.method:
            case Banded() as method:
                yield _banded(one, ranges, method)
            case Rating() as method if all(map(_is_stretch, method.rows)):
                yield _rating(one, method)
    by_bands = [x for x in indicator_set.classifications if x.subject is not None]
    of_set = outlook(indicator_set).ranges if by_bands else None
    for each in by_bands:
        if of_set is not None and each.subject is not None:
            yield _classes(each, each.subject, of_set)


def grade_table(indicator_set: IndicatorSet) -> BandTable:
    """Give the grades, within the totals from 0 to 满分 and all others that can be."""
    full = closed(Fraction(0), indicator_set.full)
    total = stretch_of_range(outlook(indicator_set).total)
    rounding = indicator_set.rounding
    within = Stretch(min(full.start, total.start), max(full.stop, total.stop))
    return BandTable(
        span=indicator_set.grades[0].span,
        title=Text("等级", "the grades"),
        subject=Text("总分", "total"),
        unit=NUMBER,
        within=within,
        bands=tuple(
            Band(each.span, each.name, each.interval) for each in indicator_set.grades
        ),
        is_grades=True,
        grid=None if rounding is None else Fraction(1, 10**rounding.places),
    )


def _is_stretch(row: RatingRow) -> bool:
    """Whether a person gives points within the row; a row of one share gives them."""
    share = row.share
    ends_included = share.low_included and share.high_included
    return share.low != share.high or not ends_included


def _rating(one: Scored, method: Rating) -> BandTable:
    return BandTable(
        span=one.scoring.span,
        title=Text(f"“{one.title}”的评级", f"the rating of “{one.title}”"),
        subject=Text("得分比例", "share"),
        unit=RATIO,
        within=closed(Fraction(0), Fraction(1)),
        bands=tuple(Band(each.span, each.name, each.share) for each in method.rows),
    )


def _banded(one: Scored, ranges: Ranges, method: Banded) -> BandTable:
    span = ranges.of(method.subject)
    return BandTable(
        span=one.scoring.span,
        title=Text(f"“{one.title}”的分档", f"the bands of “{one.title}”"),
        subject=_subject(method.subject),
        unit=_unit_of(method.subject, "".join(row.span.text for row in method.rows)),
        within=ALL if span is None else stretch_of_range(span),
        bands=tuple(
            Band(row.span, row.interval.span.text, row.interval)
            for row in method.rows
            if row.interval is not None
        ),
        open_rows=tuple(
            row.span
            for row in method.rows
            if row.interval is None and not row.is_otherwise
        ),
        otherwise=next((row.span for row in method.rows if row.is_otherwise), None),
    )


def _classes(one: Classification, subject: Expression, ranges: Ranges) -> BandTable:
    span = ranges.of(subject)
    return BandTable(
        span=one.span,
        title=Text(f"分级“{one.name}”", f"the classes “{one.name}”"),
        subject=Text(subject.span.text, subject.span.text),
        unit=_unit_of(subject, "".join(row.span.text for row in one.rows)),
        within=ALL if span is None else stretch_of_range(span),
        bands=tuple(
            Band(row.span, row.name, row.interval)
            for row in one.rows
            if row.interval is not None
        ),
        open_rows=tuple(
            row.span
            for row in one.rows
            if row.interval is None and not row.is_otherwise
        ),
        otherwise=next((row.span for row in one.rows if row.is_otherwise), None),
    )


def _unit_of(subject: Expression, written: str) -> Quantity:
    """Give the unit of the subject, or per cents where the rows are written so."""
    unit = subject.type
    if not isinstance(unit, Quantity):
        return NUMBER
    return RATIO if unit.is_plain and {"%", "％"} & set(written) else unit


def _subject(subject: Expression) -> Text:
    if isinstance(subject, Input | Defined):
        return Text(subject.name, subject.name)
    if isinstance(subject, Local) and subject.slot is Slot.ACTUAL:
        return Text("完成值", "actual")
    return Text("指标值", "value")
