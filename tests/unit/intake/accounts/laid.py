"""Accounts laid into files of every kind, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import openpyxl

from perfscore.intake.accounts.model import Accounts, AccountsTable, TableKind
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.accounts.text import tabbed_document
from perfscore.intake.docx.reading import read_docx
from perfscore.intake.grid import Document
from perfscore.intake.html.reading import read_html
from perfscore.intake.xlsx.reading import read_xlsx
from perfscore.source import Source

SEED = Path(__file__).parents[3] / "data" / "accounts" / "zhuzhou_2021.txt"


@dataclass(frozen=True)
class Sheet:
    """A table to be laid: ``>`` goes on with the cell left, ``^`` with that above."""

    front: Sequence[str]
    rows: Sequence[str]


@dataclass(frozen=True)
class Placed:
    """A cell with how far it reaches."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def placed(sheet: Sheet) -> list[Placed]:
    """Work out which cells are merged."""
    grid = [row.split("|") for row in sheet.rows]
    found = []
    for at, row in enumerate(grid):
        for column, text in enumerate(row):
            if text in (">", "^"):
                continue
            columns = rows = 1
            while column + columns < len(row) and row[column + columns] == ">":
                columns += 1
            while at + rows < len(grid) and grid[at + rows][column] == "^":
                rows += 1
            found.append(Placed(at, column, rows, columns, text))
    return found


def in_html(sheets: Sequence[Sheet]) -> Document:
    """Lay tables into a web page, titles as paragraphs."""
    parts = []
    for sheet in sheets:
        parts += [f"<p>{line}</p>" for line in sheet.front]
        rows: dict[int, str] = {}
        for each in placed(sheet):
            rows[each.row] = rows.get(each.row, "") + (
                f'<td colspan="{each.columns}" rowspan="{each.rows}">{each.text}</td>'
            )
        body = "".join(f"<tr>{rows.get(n, '')}</tr>" for n in range(len(sheet.rows)))
        parts.append(f"<table>{body}</table>")
    page = f"<html><meta charset='utf-8'><body>{''.join(parts)}</body></html>"
    outcome = read_html(page.encode(), "accounts.html")
    assert outcome.value is not None
    return outcome.value


def in_docx(sheets: Sequence[Sheet]) -> Document:
    """Lay tables into a Word document, titles as paragraphs."""
    made = docx.Document()
    for sheet in sheets:
        for line in sheet.front:
            made.add_paragraph(line)
        width = max(len(row.split("|")) for row in sheet.rows)
        table = made.add_table(len(sheet.rows), width, "Table Grid")
        for each in placed(sheet):
            first = table.cell(each.row, each.column)
            last = table.cell(each.row + each.rows - 1, each.column + each.columns - 1)
            if first is not last:
                first = first.merge(last)
            first.text = each.text
    file = BytesIO()
    made.save(file)
    outcome = read_docx(file.getvalue(), "accounts.docx")
    assert outcome.value is not None
    return outcome.value


def in_xlsx(sheets: Sequence[Sheet]) -> Document:
    """Lay tables into a workbook, a sheet each, titles as merged rows above."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets, 1):
        page = book.create_sheet(f"Sheet{number}")
        width = max(len(row.split("|")) for row in sheet.rows)
        for at, line in enumerate(sheet.front, 1):
            page.cell(at, 1, line)
            page.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
        top = len(sheet.front) + 1
        for each in placed(sheet):
            row, column = top + each.row, 1 + each.column
            page.cell(row, column, each.text or None)
            if each.rows > 1 or each.columns > 1:
                page.merge_cells(
                    start_row=row,
                    end_row=row + each.rows - 1,
                    start_column=column,
                    end_column=column + each.columns - 1,
                )
    file = BytesIO()
    book.save(file)
    outcome = read_xlsx(file.getvalue(), "accounts.xlsx")
    assert outcome.value is not None
    return outcome.value


def in_text(text: str) -> Document:
    """Read tabbed text."""
    return tabbed_document(Source("accounts.txt", text))


def read(document: Document) -> Accounts:
    """Read the accounts, which must be there and leave nothing to tell."""
    outcome = accounts_of(document)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def table(accounts: Accounts, kind: TableKind) -> AccountsTable:
    """Give a table, which must be there."""
    found = accounts.table(kind)
    assert found is not None
    return found


def amounts(of: AccountsTable) -> list[tuple[str, str, str, str]]:
    """List side, code or name, lowest heading and amount of all that is printed."""
    return [
        (e.side, e.code or e.name.text, e.columns[-1], e.amount.text)
        for e in of.items
        if e.amount is not None
    ]
