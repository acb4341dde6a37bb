"""Where everything stands that the formulas of a blank form read."""

from collections.abc import Sequence

from perfscore.formulas.formula import Reference
from perfscore.model.data import YEAR_NAMES, Datum
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Checklist, Rating
from perfscore.report.blank.book import Book
from perfscore.report.blank.shape import Line, Shape, is_judged
from perfscore.score.reported.data import FUND_NAMES


def annexed(indicator_set: IndicatorSet, shape: Shape) -> list[Datum]:
    """Give the data that have no cell on the form."""
    on_form = set(FUND_NAMES) if shape.funds is not None else set()
    on_form.add(YEAR_NAMES[0])
    return [each for each in indicator_set.data if each.name not in on_form]


def book_of(indicator_set: IndicatorSet, shape: Shape) -> Book:
    """Say where everything stands that formulas read; annexes follow the form."""
    columns = shape.columns
    data: dict[str, Reference] = {}
    if shape.funds is not None:
        places = (columns.levels, columns.levels + 1, columns.unit or columns.actual)
        for name, column in zip(FUND_NAMES, places, strict=True):
            data[name] = Reference(0, shape.funds + 1, column)
    data[YEAR_NAMES[0]] = year_cell(shape)
    table = 0
    listed = annexed(indicator_set, shape)
    if listed:
        table += 1
        for row, datum in enumerate(listed, start=1):
            data[datum.name] = Reference(table, row, 1)
    points, ratings = checked_points(shape.lines), rated_lines(shape.lines)
    point_cells: dict[tuple[int, int], Reference] = {}
    if points:
        table += 1
        for row, (line, index, _) in enumerate(points, start=1):
            point_cells[id(line), index] = Reference(table, row, 2)
    rating_cells: dict[int, Reference] = {}
    if ratings:
        table += 1
        for row, line in enumerate(ratings, start=1):
            rating_cells[id(line)] = Reference(table, row, 1)
    table += len(indicator_set.tables)
    return Book(indicator_set, shape, data, point_cells, rating_cells, table + 1)


def year_cell(shape: Shape) -> Reference:
    """Give the cell of 年度: right of the unit's name, or in a row below."""
    if shape.header == 1:
        return Reference(0, 0, shape.columns.weight)
    return Reference(0, 2, 1)


def checked_points(lines: Sequence[Line]) -> list[tuple[Line, int, str]]:
    """Give the points of the checklists: the line, the point's number, its text."""
    return [
        (line, index, row.text)
        for line in lines
        if line.indicator.scoring is not None
        and isinstance(line.indicator.scoring.method, Checklist)
        for index, row in enumerate(line.indicator.scoring.method.rows)
    ]


def rated_lines(lines: Sequence[Line]) -> list[Line]:
    """Give the fixed indicators that a person rates."""
    return [
        line
        for line in lines
        if line.indicator.scoring is not None
        and isinstance(line.indicator.scoring.method, Rating)
        and is_judged(line.indicator.scoring)
    ]
