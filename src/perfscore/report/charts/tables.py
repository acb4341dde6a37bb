"""A chart's numbers as a table: for who cannot see it, and for a workbook."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Language, Text
from perfscore.report.charts.model import (
    Bars,
    Caption,
    Chart,
    Density,
    Heading,
    Histogram,
    Matrix,
    StackedBars,
    Table,
    Tornado,
    Value,
)
from perfscore.report.charts.numbers import COUNT, POINTS, SHARE, Number, Written

_FROM = Text("不低于", "from")
_TO = Text("低于", "to below")
_GROUP = Text("分组", "group")
_ALL = Text("合计", "all")
_ITEM = Text("项目", "item")
_NUMBER = Text("数", "number")
_NOTE = Text("备注", "note")
_SPAN = Text("幅度", "span")
_SHARE_OF = Text("{}占比", "share of {}")


_Word = Callable[[Text], str]


def table_of(chart: Chart, language: Language) -> Table:
    """Give the numbers of a chart as rows under its caption, as they are drawn."""

    def word(text: Text) -> str:
        return text.in_language(language)

    match chart:
        case Histogram():
            return _histogram(chart, word)
        case StackedBars():
            return _stacked(chart, word)
        case Bars():
            return _bars(chart, word)
        case Tornado():
            return _tornado(chart, word)
        case Density():
            return _density(chart)
        case Matrix():
            return _matrix(chart, word)


def _histogram(chart: Histogram, word: _Word) -> Table:
    headings = (
        Heading(word(_FROM), chart.written),
        Heading(word(_TO), chart.written),
        *(Heading(each, COUNT) for each in chart.series),
    )
    rows: list[tuple[Value, ...]] = [
        (each.low, each.high, *each.counts) for each in chart.bins
    ]
    return Table(chart.caption, headings, tuple(rows))


def _stacked(chart: StackedBars, word: _Word) -> Table:
    share = word(_SHARE_OF)
    headings = [Heading(chart.caption.up or word(_GROUP)), Heading(word(_ALL), COUNT)]
    headings += [Heading(each, COUNT) for each in chart.parts]
    headings += [Heading(share.format(each), SHARE) for each in chart.parts]
    rows: list[tuple[Value, ...]] = []
    for each in chart.groups:
        whole = sum(each.counts)
        shares = [_share(count, whole) for count in each.counts]
        rows.append((each.name, whole, *each.counts, *shares))
    if not chart.note_name:
        return Table(chart.caption, tuple(headings), tuple(rows))
    noted = zip(rows, chart.groups, strict=True)
    is_number = any(each.noted is not None for each in chart.groups)
    headings.append(Heading(chart.note_name, POINTS if is_number else None))
    return Table(
        chart.caption,
        tuple(headings),
        tuple((*row, group.noted if is_number else group.note) for row, group in noted),
    )


def _bars(chart: Bars, word: _Word) -> Table:
    headings = (
        Heading(chart.caption.up or word(_ITEM)),
        Heading(chart.caption.across or word(_NUMBER), chart.written),
        Heading(word(_NOTE)),
    )
    rows = [(each.name, each.value, each.note) for each in chart.bars]
    return _without_blanks(chart.caption, headings, rows)


def _tornado(chart: Tornado, word: _Word) -> Table:
    headings = (
        Heading(chart.caption.up or word(_ITEM)),
        Heading(chart.down, chart.written),
        Heading(chart.up, chart.written),
        Heading(word(_SPAN), chart.written),
        Heading(word(_NOTE)),
    )
    rows = [
        (each.name, each.down, each.up, abs(each.up - each.down), each.note)
        for each in chart.ranges
    ]
    return _without_blanks(chart.caption, headings, rows)


def _density(chart: Density) -> Table:
    """Give rows from the highest to the lowest, as the drawing has them."""
    spans = zip(chart.columns, chart.columns[1:], strict=False)
    headings = (
        Heading(f"{chart.caption.up} ＼ {chart.caption.across}"),
        *(Heading(interval(*each, chart.column_written), COUNT) for each in spans),
    )
    rows: list[tuple[Value, ...]] = []
    for row in reversed(range(len(chart.rows) - 1)):
        named = interval(chart.rows[row], chart.rows[row + 1], chart.row_written)
        cells = [chart.counts.get((at, row)) for at in range(len(chart.columns) - 1)]
        rows.append((named, *cells))
    return Table(chart.caption, headings, tuple(rows))


def _matrix(chart: Matrix, word: _Word) -> Table:
    headings = (
        Heading(f"{chart.caption.up} ＼ {chart.caption.across}"),
        *(Heading(each, COUNT) for each in chart.columns),
        Heading(word(_ALL), COUNT),
    )
    rows: list[tuple[Value, ...]] = [
        (name, *counts, sum(counts))
        for name, counts in zip(chart.rows, chart.counts, strict=True)
    ]
    sums = [sum(column) for column in zip(*chart.counts, strict=True)]
    rows.append((word(_ALL), *sums, sum(sums)))
    return Table(chart.caption, headings, tuple(rows))


def interval(low: Number, high: Number, written: Written) -> str:
    """Name a class by its edges: the lower one belongs to it."""
    return f"[{written.text(low)}, {written.text(high)})"


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _without_blanks(
    caption: Caption,
    headings: tuple[Heading, ...],
    rows: Sequence[tuple[Value, ...]],
) -> Table:
    """Leave out the last column where it is empty throughout."""
    if any(row[-1] for row in rows):
        return Table(caption, headings, tuple(rows))
    return Table(caption, headings[:-1], tuple(row[:-1] for row in rows))
