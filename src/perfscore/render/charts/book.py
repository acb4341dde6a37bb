"""Charts and tables as sheets of a workbook, with charts of its own kind."""

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from perfscore.diagnostics.model import Language, Text
from perfscore.render.charts.book_charts import Cells, chart_of, height_of
from perfscore.render.charts.book_sheet import BookLooks, Listed, write_part
from perfscore.render.charts.book_zones import with_zones
from perfscore.render.charts.page import is_empty
from perfscore.render.safe import safe_text
from perfscore.render.xlsx.names import sheet_names
from perfscore.report.charts.model import (
    Chart,
    Density,
    Fact,
    Facts,
    Heading,
    Matrix,
    Report,
    Table,
    Value,
)
from perfscore.report.charts.tables import table_of

_CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Always the same, so that the same report gives the same bytes."""
_ITEM = Text("项目", "item")
_NUMBER = Text("数", "number")
_NOTE = Text("备注", "note")


def charts_book(report: Report, language: Language = "zh") -> bytes:
    """Write a report as a workbook; equal reports give equal bytes."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": safe_text(report.title), "created": _CREATED})
    add_charts(book, report, language)
    book.close()
    return buffer.getvalue()


def add_charts(book: Workbook, report: Report, language: Language = "zh") -> None:
    """Add a sheet for each part: its chart, and below it its numbers.

    Other sheets may stand in the book already; rows are written from the top down,
    so that the book may be one that holds no rows in memory. What others wrote is
    never a formula.
    """
    there = [each.get_name() for each in book.worksheets()]
    wanted = [each.caption.name for each in report.parts]
    names = sheet_names((*there, *wanted))[len(there) :]
    looks = BookLooks(book)
    for number, (name, part) in enumerate(zip(names, report.parts, strict=True)):
        sheet = book.add_worksheet(name)
        head = (report.title, *report.lead) if number == 0 else ()
        if isinstance(part, Facts):
            write_part(sheet, Listed(_facts(part, language), head), None, looks)
        elif isinstance(part, Table):
            write_part(sheet, Listed(part, head), None, looks)
        else:
            table = with_zones(part, table_of(part, language))
            height = 0 if is_empty(part) else height_of(part)
            listed = Listed(table, head, height, _shade(part))
            drawn = chart_of(book, Cells(name, listed), part) if height else None
            write_part(sheet, listed, drawn, looks)


def _shade(chart: Chart) -> tuple[int, int]:
    """Say which rows and columns of the table are shaded by their numbers."""
    if isinstance(chart, Density):
        return len(chart.rows) - 1, len(chart.columns) - 1
    if isinstance(chart, Matrix):
        return len(chart.rows), len(chart.columns)
    return 0, 0


def _facts(part: Facts, language: Language) -> Table:
    headings = tuple(
        Heading(each.in_language(language)) for each in (_ITEM, _NUMBER, _NOTE)
    )
    return Table(part.caption, headings, tuple(map(_fact, part.facts)))


def _fact(each: Fact) -> tuple[Value, ...]:
    return each.name, each.text, each.note
