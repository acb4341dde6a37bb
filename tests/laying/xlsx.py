"""Forms as workbooks, as units fill them in."""

import re
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from tests.laying.model import PaperForm

_NUMBER = re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]+)?(%?)")


def xlsx_bytes(
    *blocks: str | PaperForm, stacked: bool = False, numbers: bool = False
) -> bytes:
    """Give a workbook with a sheet for each form, paragraphs above it.

    Args:
        blocks: Forms, and lines of text.
        stacked: Put all on one sheet, one below the other.
        numbers: Keep figures as numbers with a format that shows them as printed.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    row, is_used = 1, False
    for block in blocks:
        if isinstance(block, str):
            sheet.cell(row, 1, block)
            row += 1
            continue
        if is_used and not stacked:
            sheet, row = book.create_sheet(), 1
        row, is_used = _put(sheet, row, block, numbers=numbers), True
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _put(sheet: Worksheet, row: int, form: PaperForm, *, numbers: bool) -> int:
    row = _lines(sheet, row, form.above, form.columns)
    for each in form.cells:
        top, left = row + each.row, each.column + 1
        cell = sheet.cell(top, left)
        if isinstance(cell, Cell) and each.text:
            _write(cell, each.text, numbers=numbers)
        if each.row_span > 1 or each.column_span > 1:
            sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + each.row_span - 1,
                end_column=left + each.column_span - 1,
            )
    return _lines(sheet, row + form.rows, form.below, form.columns)


def _lines(sheet: Worksheet, row: int, lines: tuple[str, ...], columns: int) -> int:
    for line in lines:
        sheet.cell(row, 1, line)
        sheet.merge_cells(
            start_row=row, start_column=1, end_row=row, end_column=columns
        )
        row += 1
    return row


def _write(cell: Cell, text: str, *, numbers: bool) -> None:
    found = _NUMBER.fullmatch(text) if numbers else None
    if not found:
        cell.value = text
        cell.data_type = "s"
        return
    whole, places, percent = found.groups()
    number = Decimal(whole + (places or ""))
    cell.value = number / 100 if percent else number
    cell.number_format = "0" + re.sub(r"\d", "0", places or "") + percent
