"""Files are opened again by other means than made them: cells, merges and pages."""

from io import BytesIO
from zipfile import ZipFile

import pdfplumber
import pytest
from docx import Document
from lxml import html as lxml_html
from openpyxl import load_workbook
from tests.laying.docx import docx_bytes
from tests.laying.html import html_text
from tests.laying.model import PaperForm
from tests.laying.pdf import pdf_bytes
from tests.laying.published import paper_form, published, with_rows
from tests.laying.variety import VARIETIES, accounts, blank_below, repeated
from tests.laying.xlsx import xlsx_bytes


def _form(number: str = "001") -> PaperForm:
    return paper_form(published()[number])


@pytest.mark.parametrize("name", VARIETIES)
@pytest.mark.parametrize("number", with_rows())
def test_every_variety_covers_its_rows_and_columns_once(name: str, number: str) -> None:
    form = VARIETIES[name](_form(number))

    area = sum(each.row_span * each.column_span for each in form.cells)
    corners = {(each.row, each.column) for each in form.cells}
    assert area == form.rows * form.columns
    assert len(corners) == len(form.cells)


def test_a_level_is_printed_once_merged_once_blank_below_and_in_every_row() -> None:
    form = _form()

    counts = [
        sum(each.text == "产出指标\n(50分)" for each in variety(form).cells)
        for variety in (VARIETIES["merged"], blank_below, repeated)
    ]

    assert counts == [1, 1, 6]


def test_a_workbook_holds_the_merged_cells_and_figures_as_numbers() -> None:
    data = xlsx_bytes(_form(), numbers=True)

    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert sheet["A1"].value == "附件: 项目支出绩效自评表"
    assert "B13:B18" in map(str, sheet.merged_cells.ranges)
    assert (sheet["E7"].value, sheet["E7"].number_format) == (89.974, "0.000")


def test_forms_of_a_workbook_stand_on_sheets_of_their_own_or_on_one() -> None:
    blocks = (*accounts(2), _form())

    apart, stacked = xlsx_bytes(*blocks), xlsx_bytes(*blocks, stacked=True)

    assert len(load_workbook(BytesIO(apart)).worksheets) == 3
    assert len(load_workbook(BytesIO(stacked)).worksheets) == 1


def test_a_text_document_has_the_merged_cells_after_its_other_tables() -> None:
    document = Document(BytesIO(docx_bytes(*accounts(2), _form())))

    table = document.tables[2]
    assert (len(table.rows), len(table.columns)) == (19, 9)
    assert table.cell(15, 1).text == "产出指标\n(50分)"
    assert table.cell(15, 1)._tc is table.cell(10, 1)._tc  # noqa: SLF001


def test_a_page_spells_merged_cells_as_reach() -> None:
    page = lxml_html.fromstring(html_text(_form()))

    cells = page.findall(".//td[@rowspan='6']")
    assert ["".join(map(str, each.itertext())) for each in cells] == ["产出指标(50分)"]
    assert len(page.findall(".//tr")) == 19


def test_a_pdf_has_ruled_cells_and_selectable_text() -> None:
    with pdfplumber.open(BytesIO(pdf_bytes(_form()))) as pdf:
        words = pdf.pages[0].extract_text()
        lines = pdf.pages[0].lines

    assert "219001-池州市贵池区" in words
    assert len(lines) > 30


def test_a_long_form_goes_on_on_the_next_page() -> None:
    with pdfplumber.open(BytesIO(pdf_bytes(_form("023"), size=16))) as pdf:
        assert len(pdf.pages) > 1


def test_a_text_document_is_made_of_the_parts_that_others_have() -> None:
    with ZipFile(BytesIO(docx_bytes(_form()))) as parts:
        assert "word/document.xml" in parts.namelist()
