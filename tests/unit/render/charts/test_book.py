"""A workbook of charts draws its own cells, and holds no formula."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from tests.unit.render.charts.reports import HOSTILE, report
from xlsxwriter import Workbook

from perfscore.render.charts.book import add_charts, charts_book


def parts(book: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(book)) as file:
        return {each: file.read(each).decode() for each in file.namelist()}


def test_each_part_has_a_sheet_and_each_drawing_its_cells() -> None:
    book = charts_book(report())
    sheets = openpyxl.load_workbook(BytesIO(book)).sheetnames
    assert len(sheets) == 9
    assert sheets[0] == "概况长沙市"
    files = parts(book)
    charts = [each for each in files if each.startswith("xl/charts/chart")]
    assert len(charts) == 5
    assert "分布长沙市!$D$" in "".join(files[each] for each in charts)
    assert charts_book(report()) == book


@pytest.mark.parametrize("name", HOSTILE)
def test_what_others_wrote_is_never_a_formula(name: str) -> None:
    for path, text in parts(charts_book(report(name))).items():
        if path.startswith("xl/worksheets/sheet"):
            assert "<f>" not in text
        if path.startswith("xl/charts/chart"):
            assert all("!$" in each for each in text.split("<c:f>")[1:])


def test_numbers_are_numbers() -> None:
    book = openpyxl.load_workbook(BytesIO(charts_book(report())))
    row = next(x for x in book["表长沙市"].iter_rows() if x[0].value == "长沙市")
    # the title stands first, the row of the table after it
    rows = [x for x in book["表长沙市"].iter_rows() if isinstance(x[1].value, float)]
    assert row[1].value is None
    assert (rows[0][1].value, rows[0][1].number_format) == (0.33333333333333333, "0.0%")


def test_charts_stand_beside_sheets_that_hold_no_rows_in_memory() -> None:
    buffer = BytesIO()
    with Workbook(buffer, {"constant_memory": True}) as book:
        book.add_worksheet("概况长沙市").write_string(0, 0, "先有的")
        add_charts(book, report())
    made = openpyxl.load_workbook(buffer)
    assert made.sheetnames[:2] == ["概况长沙市", "概况长沙市(2)"]
    assert made["分布长沙市"]["A1"].value == "长沙市"
