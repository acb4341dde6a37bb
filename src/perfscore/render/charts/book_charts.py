"""Charts of a workbook, which draw the cells of their sheet."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as BookChart

from perfscore.render.charts.book_sheet import CHART_WIDTH, Listed
from perfscore.render.charts.book_zones import zones_of
from perfscore.render.charts.colours import (
    AXIS,
    BAR,
    BEFORE,
    DOWN,
    FAINT,
    GRID,
    UP,
    ordered,
)
from perfscore.render.safe import safe_text
from perfscore.report.charts.model import (
    Bars,
    Chart,
    Histogram,
    StackedBars,
    Tornado,
)

_HEIGHT = 400
_BAR, _AROUND = 30, 110
_LOWEST = 220
_FEWEST = 10
"""Of fewer bins the columns are not as wide as the chart has room."""
_WIDEST_NAME = 200
_GREY = "#EEF1F4"


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that a chart draws: those of the table on a sheet."""

    sheet: str
    listed: Listed

    def series(self, column: int, colour: str, *, gap: int) -> dict[str, Any]:
        """Give a column as a series by the names of the first column."""
        top = self.listed.table_row
        first, last = top + 1, top + len(self.listed.table.rows)
        return {
            "name": [self.sheet, top, column],
            "categories": [self.sheet, first, 0, last, 0],
            "values": [self.sheet, first, column, last, column],
            "fill": {"color": colour},
            "border": {"none": True},
            "gap": gap,
        }


def height_of(chart: Chart) -> int:
    """Give the pixels of a chart's height; 0 where there is none to be drawn."""
    match chart:
        case Histogram():
            return _HEIGHT
        case StackedBars():
            return _high(len(chart.groups))
        case Bars():
            return _high(len(chart.bars))
        case Tornado():
            return _high(len(chart.ranges))
    return 0


def chart_of(book: Workbook, cells: Cells, chart: Chart) -> BookChart | None:
    """Draw what the table holds; None for what the shaded table shows by itself."""
    match chart:
        case Histogram():
            return _histogram(book, cells, chart)
        case StackedBars():
            return _stacked(book, cells, chart)
        case Bars():
            return _bars(book, cells, chart)
        case Tornado():
            return _tornado(book, cells, chart)
    return None


def _histogram(book: Workbook, cells: Cells, chart: Histogram) -> BookChart:
    zones = zones_of(chart)
    made = book.add_chart({"type": "column", "subtype": "stacked" if zones else None})
    series = len(chart.series)
    columns = (
        range(2 + series, 2 + series + len(zones)) if zones else range(2, 2 + series)
    )
    gap = 8 + 50 * max(_FEWEST - len(chart.bins), 0)
    colours = ordered(len(zones))[::-1] if zones else (BEFORE, BAR)[-series:]
    for column, colour in zip(columns, colours, strict=True):
        made.add_series(cells.series(column, colour, gap=gap))
    _settle(made, chart, has_legend=bool(zones) or series > 1)
    return made


def _stacked(book: Workbook, cells: Cells, chart: StackedBars) -> BookChart:
    made = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    graded = len(chart.parts) - chart.has_rest
    colours = [*ordered(graded), *([_GREY] if chart.has_rest else [])]
    for column, colour in enumerate(colours, start=2):
        made.add_series(cells.series(column, colour, gap=40))
    _settle(made, chart, has_legend=True, is_across=True)
    return made


def _bars(book: Workbook, cells: Cells, chart: Bars) -> BookChart:
    made = book.add_chart({"type": "bar"})
    series = cells.series(1, BAR, gap=50)
    made.add_series({**series, "data_labels": {"value": True}})
    _settle(made, chart, has_legend=False, is_across=True)
    return made


def _tornado(book: Workbook, cells: Cells, chart: Tornado) -> BookChart:
    made = book.add_chart({"type": "bar"})
    for column, colour in ((1, DOWN), (2, UP)):
        series = cells.series(column, colour, gap=50)
        made.add_series({**series, "overlap": 100, "data_labels": {"value": True}})
    _settle(made, chart, has_legend=True, is_across=True)
    return made


def _high(bars: int) -> int:
    return max(_LOWEST, _AROUND + _BAR * bars)


def _settle(
    made: BookChart,
    chart: Chart,
    *,
    has_legend: bool,
    is_across: bool = False,
) -> None:
    """Set size, axes and legend; names of bars that lie go from the top down."""
    caption = chart.caption
    names, values = (
        (caption.up, caption.across) if is_across else (caption.across, caption.up)
    )
    made.set_size({"width": CHART_WIDTH, "height": height_of(chart)})
    made.set_title({"none": True})
    made.set_legend({"position": "top"} if has_legend else {"none": True})
    named = {**_axis("" if is_across else names), "label_position": "low"}
    valued = _value_axis(values)
    if isinstance(chart, StackedBars):
        valued = {**_value_axis(""), "num_format": "0%"}
    if isinstance(chart, Tornado):
        valued["crossing"] = float(chart.base)
    if is_across:
        made.set_y_axis({**named, "reverse": True, "crossing": "max"})
        made.set_x_axis(valued)
    else:
        made.set_x_axis(named)
        made.set_y_axis(valued)


def _axis(name: str) -> dict[str, Any]:
    """Name an axis; a name with ! could be taken for a reference to a cell."""
    shown = safe_text(name)[:_WIDEST_NAME].replace("!", "！")
    font = {"color": FAINT, "bold": False, "size": 9}
    named = {"name": shown, "name_font": font} if shown else {}
    return {**named, "num_font": {"color": FAINT}, "line": {"color": AXIS}}


def _value_axis(name: str) -> dict[str, Any]:
    lines = {"visible": True, "line": {"color": GRID, "width": 0.75}}
    return {**_axis(name), "major_gridlines": lines}
