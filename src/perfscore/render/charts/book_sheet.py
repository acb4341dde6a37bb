"""A part of a report on a sheet: its title, its chart, and below it its table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as BookChart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from perfscore.diagnostics.width import columns
from perfscore.render.xlsx.numbers import stored
from perfscore.render.xlsx.texts import cell_text, would_be_taken
from perfscore.report.charts.model import Heading, Table, Value
from perfscore.report.charts.numbers import Written

_FONT = "微软雅黑"
_SIZE = 10
_TITLE_SIZE = 14
_A4 = 9
_ROW = 20
_LINE_POINTS = 15
_COLUMN_PIXELS = 64
CHART_WIDTH = 900
_HEAD = "#EEF1F4"
_FAINT = "#59636E"
_LINE = "#D5DBE1"
_LIGHT, _DARK = "#F2F6FA", "#4A86B8"
_DATA_BAR = "#9DBDD8"
_NARROWEST, _WIDEST = 10, 46
_SLIM = 7
_GRID = 12
"""From more columns of shaded cells on they are a grid."""
_MEASURED = 300
"""Rows that a column's width is measured by."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands on a sheet, and from which row on the table does.

    ``head`` are sentences that stand above it, ``height`` the pixels of the chart,
    ``shaded`` the rows and columns of numbers that are shaded.
    """

    table: Table
    head: tuple[str, ...] = ()
    height: int = 0
    shaded: tuple[int, int] = (0, 0)

    @property
    def lines(self) -> tuple[str, ...]:
        """The sentences below the title."""
        note = self.table.caption.note
        return (*self.head, note) if note else self.head

    @property
    def chart_row(self) -> int:
        """The row at which the chart begins."""
        return 2 + len(self.lines)

    @property
    def table_row(self) -> int:
        """The row of the table's headings."""
        return self.chart_row + (-(-self.height // _ROW) + 1 if self.height else 0)


@dataclass(frozen=True, slots=True)
class BookLooks:
    """The formats of a workbook; each is made once."""

    book: Workbook
    _made: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def of(self, **properties: object) -> Format:
        """Give a format of the workbook's type."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            basic = {"font_name": _FONT, "font_size": _SIZE, "valign": "vcenter"}
            self._made[key] = self.book.add_format({**basic, **properties})
        return self._made[key]

    def text(self, said: str, **properties: object) -> Format:
        """Give the format of a text, which stays one when it is edited."""
        quoted = {"quote_prefix": True} if would_be_taken(said) else {}
        return self.of(**properties, **quoted)


def write_part(
    sheet: Worksheet, listed: Listed, drawn: BookChart | None, looks: BookLooks
) -> None:
    """Write a sheet from the top down."""
    table = listed.table
    for at in range(len(table.headings)):
        sheet.set_column(at, at, _width(listed, at))
    sheet.hide_gridlines(2)
    title = cell_text(table.caption.title)
    look = looks.text(title, bold=True, font_size=_TITLE_SIZE)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, title, look)
    for row, line in enumerate(listed.lines, start=1):
        said = cell_text(line).replace("\n", " ")
        sheet.write_string(row, 0, said, looks.text(said, font_color=_FAINT))
    if drawn is not None:
        sheet.insert_chart(listed.chart_row, 0, drawn, {"object_position": 3})
    _write_table(sheet, listed, looks)
    _set_up_page(sheet, listed)


def _write_table(sheet: Worksheet, listed: Listed, looks: BookLooks) -> None:
    table, top = listed.table, listed.table_row
    if listed.shaded[1] > _GRID:
        sheet.set_row(top, 2 * _ROW)
    for at, each in enumerate(table.headings):
        align = "left" if each.written is None else "right"
        said = cell_text(each.name)
        look = looks.text(
            said,
            bold=True,
            bg_color=_HEAD,
            align=align,
            text_wrap=True,
            border_color=_LINE,
            bottom=1,
            indent=int(at > 0 and each.written is None),
        )
        sheet.write_string(top, at, said, look)
    wide = [_width(listed, at) for at in range(len(table.headings))]
    for row, values in enumerate(table.rows, start=top + 1):
        lines = _lines(values, wide)
        if lines > 1:
            sheet.set_row(row, lines * _LINE_POINTS + 3)
        for at, (value, heading) in enumerate(zip(values, table.headings, strict=True)):
            _write(sheet, (row, at), value, heading, looks)
    last = top + len(table.rows)
    if table.rows and not (listed.height or listed.head or listed.shaded[0]):
        sheet.autofilter(top, 0, last, len(table.headings) - 1)
        sheet.freeze_panes(top + 1, 0)
    for at, each in enumerate(table.headings):
        if each.full is not None and table.rows:
            look = {
                "type": "data_bar",
                "bar_color": _DATA_BAR,
                "min_type": "num",
                "max_type": "num",
                "min_value": 0,
                "max_value": float(each.full),
            }
            sheet.conditional_format(top + 1, at, last, at, look)
    rows, count = listed.shaded
    if rows and count:
        scale = {"type": "2_color_scale", "min_color": _LIGHT, "max_color": _DARK}
        sheet.conditional_format(top + 1, 1, top + rows, count, scale)


def _lines(values: tuple[Value, ...], wide: Sequence[int]) -> int:
    """Count the lines of the longest text of a row, in columns so many characters."""
    texts = zip(values, wide, strict=True)
    return max(
        (-(-columns(x) // (room - 2)) for x, room in texts if isinstance(x, str)),
        default=1,
    )


def _write(
    sheet: Worksheet,
    place: tuple[int, int],
    value: Value,
    heading: Heading,
    looks: BookLooks,
) -> None:
    row, at = place
    plain = {"bottom": 1, "border_color": _LINE}
    if isinstance(value, str):
        said = cell_text(value)
        look = looks.text(said, text_wrap=True, indent=int(at > 0), **plain)
        if said:
            sheet.write_string(row, at, said, look)
        else:
            sheet.write_blank(row, at, None, look)
    elif value is None:
        sheet.write_blank(row, at, None, looks.of(**plain))
    else:
        look = looks.of(num_format=number_format(heading.written), **plain)
        sheet.write_number(row, at, stored(Fraction(value)), look)


def number_format(written: Written | None) -> str:
    """Give the format that writes numbers as a page does; cells hold all digits."""
    if written is None or (written.places is None and not written.is_share):
        return "General"
    places = written.places or 0
    digits = "0" if written.is_share else "#,##0"
    digits += "." + "0" * places if places else ""
    digits += "%" if written.is_share else ""
    return f"+{digits};-{digits};{digits}" if written.is_signed else digits


def _width(listed: Listed, at: int) -> int:
    """Give the width of a column in characters, by its heading and first rows.

    Those of a grid are no wider than their numbers, and their headings broken.
    """
    table = listed.table
    heading = table.headings[at]
    said = [
        value if isinstance(value, str) else (heading.written or Written()).text(value)
        for value in (row[at] for row in table.rows[:_MEASURED])
        if value is not None
    ]
    widest = max((columns(cell_text(each[:_WIDEST])) for each in said), default=0)
    if at and listed.shaded[1] > _GRID:
        return max(widest + 2, _SLIM)
    named = columns(cell_text(heading.name[:_WIDEST]))
    return max(_NARROWEST, min(max(widest, min(named, 18)) + 3, _WIDEST))


def _set_up_page(sheet: Worksheet, listed: Listed) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    last = listed.table_row + len(listed.table.rows)
    sheet.print_area(0, 0, last, _last_column(listed))


def _last_column(listed: Listed) -> int:
    """Give the column at which table, chart and sentences have ended."""
    count = len(listed.table.headings)
    pixels = sum(_width(listed, at) * 7 + 5 for at in range(count))
    said = max((columns(each) * 7 for each in listed.lines), default=0)
    wide = max(CHART_WIDTH if listed.height else 0, min(said, CHART_WIDTH))
    return count - 1 + max(-(-(wide - pixels) // _COLUMN_PIXELS), 0)
