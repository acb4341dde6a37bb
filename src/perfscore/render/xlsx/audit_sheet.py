"""A list with a head on a sheet of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from perfscore.exact import decimal_places
from perfscore.render.xlsx.heights import height_of, line_count, room
from perfscore.render.xlsx.numbers import stored
from perfscore.render.xlsx.texts import cell_text, would_be_taken

BODY = "仿宋"
_A4 = 9
_SIZE = 10.5
_HEAD = "#E8ECF0"
_FOOTER = f'&C&"{BODY}"&9第 &P 页，共 &N 页'
_MOST_ROWS = 1_048_000
_HIGHEST = 400.0
_KEPT = 4_096
"""Texts whose lines are kept in mind: files, units, rules come again and again."""
_HEAD_HEIGHT = 40
_PLACES = 2
_TONES = {
    "error": ("#9C1C14", "#FDECEA"),
    "warning": ("#7A4A00", "#FFF4DC"),
    "note": ("#1F5F8B", "#EAF3FA"),
}
Value = str | int | Fraction | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in pixels, and whether its text is centred."""

    heading: str
    pixels: int
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row; ``tone`` (``error`` …) colours the ``toned`` columns."""

    values: tuple[Value, ...]
    tone: str = ""
    toned: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its columns and rows. ``frozen`` columns at the left stay in sight."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    frozen: int = 1


@dataclass(frozen=True, slots=True)
class AuditLooks:
    """The formats of a workbook; each is made once."""

    workbook: Workbook
    _made: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def head(self) -> Format:
        """Give the look of a heading."""
        return self._format(align="center", bold=True, bg_color=_HEAD)

    def cell(self, value: Value, column: Column, tone: str) -> Format:
        """Give the look of a cell; numbers stand on the right."""
        is_text = isinstance(value, str)
        colours = _TONES.get(tone)
        return self._format(
            align="center" if column.is_centred else "left" if is_text else "right",
            valign="top",
            bold=bool(colours),
            font_color=colours[0] if colours else None,
            bg_color=colours[1] if colours else None,
            indent=None if is_text or column.is_centred else 1,
            num_format=None if is_text else _number_format(value),
            quote_prefix=isinstance(value, str) and would_be_taken(value),
        )

    def _format(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            basic = {"font_name": BODY, "font_size": _SIZE, "border": 1}
            chosen = {
                name: value for name, value in properties.items() if value is not None
            }
            self._made[key] = self.workbook.add_format(
                {"valign": "vcenter", "text_wrap": True, **basic, **chosen}
            )
        return self._made[key]


def write_sheet(sheet: Worksheet, listed: Listed, looks: AuditLooks) -> None:
    """Write a list with filters; rows are as high as their texts need."""
    end = len(listed.columns) - 1
    for index, column in enumerate(listed.columns):
        sheet.set_column_pixels(index, index, column.pixels)
        sheet.write_string(0, index, column.heading, looks.head())
    sheet.set_row(0, _HEAD_HEIGHT)
    rows = listed.rows[:_MOST_ROWS]
    held, lines = lru_cache(_KEPT)(cell_text), lru_cache(_KEPT)(line_count)
    for number, row in enumerate(rows, start=1):
        texts = [held(each) if isinstance(each, str) else None for each in row.values]
        sheet.set_row(number, _height(texts, listed.columns, lines))
        for index, value in enumerate(row.values):
            column = listed.columns[index]
            tone = row.tone if index in row.toned else ""
            look = looks.cell(value, column, tone)
            text = texts[index]
            if text:
                sheet.write_string(number, index, text, look)
            elif isinstance(value, int | Fraction):
                sheet.write_number(number, index, stored(Fraction(value)), look)
            else:
                sheet.write_blank(number, index, None, look)
    sheet.autofilter(0, 0, max(1, len(rows)), end)
    sheet.freeze_panes(1, listed.frozen)
    _set_up_page(sheet, end, len(rows))


def _number_format(value: Value) -> str | None:
    """Show two decimals of a number that has more; the cell holds them all."""
    if not isinstance(value, Fraction):
        return None
    places = decimal_places(value)
    return "0.00" if places is None or places > _PLACES else None


def _height(
    texts: Sequence[str | None],
    columns: Sequence[Column],
    lines_of: Callable[[str, int], int],
) -> float:
    lines = max(
        (
            lines_of(text, room(column.pixels))
            for text, column in zip(texts, columns, strict=True)
            if text
        ),
        default=1,
    )
    return min(height_of(lines), _HIGHEST)


def _set_up_page(sheet: Worksheet, end: int, count: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(_FOOTER, {"margin": 0.3})
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, count, end)
