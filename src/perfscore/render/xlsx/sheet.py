"""Write one table onto its sheet."""

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from perfscore.render.xlsx import heights
from perfscore.render.xlsx.cells import Placed
from perfscore.render.xlsx.hidden import Hidden
from perfscore.render.xlsx.layout import Layout, formula_text
from perfscore.render.xlsx.looks import BODY, Looks
from perfscore.render.xlsx.page import set_up_page
from perfscore.render.xlsx.texts import cell_text
from perfscore.render.xlsx.validation import validation

NOT_COMPUTED = "由 perfscore 计算"
"""What a cell says whose value no spreadsheet formula gives."""

_LONGEST_FORMULA = 8_000
"""Characters; programs refuse more than 8,192."""
_AUTHOR = "perfscore"
_NOTE_PIXELS = 320
_NOTE_COLUMNS = 50
_NOTE_LINE = 17
_HIGHEST_NOTE = 600

Area = tuple[int, int, int, int]


class SheetWriter:
    """Writes tables onto sheets of one workbook."""

    def __init__(
        self, layouts: tuple[Layout, ...], looks: Looks, hidden: Hidden
    ) -> None:
        self._layouts = layouts
        self._looks = looks
        self._hidden = hidden

    def write(self, sheet: Worksheet, number: int, *, is_blank: bool) -> None:
        """Write table ``number``; a blank one is protected but for its entries."""
        layout = self._layouts[number]
        for column, pixels in enumerate(layout.widths):
            sheet.set_column_pixels(column, column, pixels)
        for row, height in enumerate(layout.heights):
            sheet.set_row(row, height)
        end = len(layout.widths) - 1
        looks = (self._looks.title(), self._looks.subtitle())
        for row, (text, look) in enumerate(zip(layout.above, looks, strict=False)):
            _put(sheet, (row, 0, row, end), text, look)
        for each in layout.cells:
            self._cell(sheet, number, each)
        for text, first, last in layout.notes:
            _put(sheet, (first, 0, last, end), text, self._looks.note(text))
        set_up_page(sheet, layout, is_blank=is_blank)

    def _cell(self, sheet: Worksheet, number: int, placed: Placed) -> None:
        area = self._layouts[number].reach(placed.cell)
        is_tall = self._layouts[number].is_divided(placed.cell)
        look = self._looks.cell(placed, is_tall=is_tall)
        _merge(sheet, area, look)
        row, column = area[:2]
        if placed.cell.formula is not None:
            self._formula(sheet, number, placed, look)
        elif placed.number is not None:
            sheet.write_number(row, column, placed.number, look)
        elif placed.text:
            sheet.write_string(row, column, placed.text, look)
        else:
            sheet.write_blank(row, column, None, look)
        if placed.cell.entry is not None:
            address = xl_rowcol_to_cell(row, column)
            options = validation(placed.cell.entry, address, self._hidden)
            sheet.data_validation(row, column, row, column, options)
        if placed.cell.note:
            _note(sheet, row, column, placed.cell.note)

    def _formula(
        self, sheet: Worksheet, number: int, placed: Placed, look: Format
    ) -> None:
        formula = placed.cell.formula
        row, column = self._layouts[number].reach(placed.cell)[:2]
        written = formula_text(formula, number, self._layouts) if formula else ""
        if not written or len(written) > _LONGEST_FORMULA:
            sheet.write_string(row, column, placed.text or NOT_COMPUTED, look)
            return
        value = placed.text if placed.number is None else placed.number
        sheet.write_formula(row, column, f"={written}", look, value)


def _put(sheet: Worksheet, area: Area, text: str, look: Format) -> None:
    _merge(sheet, area, look)
    sheet.write_string(area[0], area[1], text, look)


def _merge(sheet: Worksheet, area: Area, look: Format) -> None:
    """Merge an area of several cells; each of them gets the borders."""
    if area[:2] != area[2:]:
        sheet.merge_range(*area, "", look)


def _note(sheet: Worksheet, row: int, column: int, note: str) -> None:
    """Attach a note that is shown while the pointer is on the cell."""
    text = cell_text(note)
    lines = heights.line_count(text, _NOTE_COLUMNS)
    options = {
        "author": _AUTHOR,
        "width": _NOTE_PIXELS,
        "height": min(_HIGHEST_NOTE, lines * _NOTE_LINE + 16),
        "font_name": BODY,
        "font_size": 9,
    }
    sheet.write_comment(row, column, text, options)
