"""How a sheet is printed, seen and protected."""

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from perfscore.render.xlsx.layout import Layout
from perfscore.render.xlsx.looks import BODY

_A4 = 9
_FOOTER = f'&C&"{BODY}"&9第 &P 页，共 &N 页'
_MOST_FROZEN = 200
"""Points of rows that stay in sight; more would leave no room for the others."""
_PAGE = 500
"""Points of rows that fit below each other on a page."""
_SHRUNK = 1.35
"""A table that is longer than a page by no more than this is put on one."""
_ALLOWED = {"format_columns": True, "format_rows": True, "insert_rows": True}


def set_up_page(sheet: Worksheet, layout: Layout, *, is_blank: bool) -> None:
    """Set up A4 across, one page wide, headings on each page, page numbers."""
    last_row, last_column = len(layout.heights) - 1, len(layout.widths) - 1
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(_FOOTER, {"margin": 0.35})
    sheet.center_horizontally()
    is_nearly_one = sum(layout.heights) <= _PAGE * _SHRUNK
    sheet.fit_to_pages(1, 1 if is_nearly_one else 0)
    sheet.print_area(0, 0, last_row, last_column)
    head = layout.head()
    if head is not None:
        sheet.repeat_rows(*head)
    frozen = _frozen(layout, head)
    if frozen:
        sheet.freeze_panes(frozen, 0)
    sheet.hide_gridlines(2)
    area = xl_range(0, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": area, "formula_differs": area})
    if is_blank:
        sheet.protect("", _ALLOWED)


def _frozen(layout: Layout, head: tuple[int, int] | None) -> int:
    """Count the rows that stay in sight: down to the headings, if that is not far."""
    if head is None:
        return 0
    rows = head[1] + 1
    return rows if sum(layout.heights[:rows]) <= _MOST_FROZEN else 0
