"""The workbook as the programs of units find it: opened again and looked at."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from tests.unit.render.forms import HOSTILE, small
from tests.unit.render.xlsx.books import bordered_cells, first_sheet, one_row, opened
from tests.unit.report.zhuzhou import zhuzhou

from perfscore.formulas.formula import Formula, Reference
from perfscore.render.xlsx.writing import xlsx_bytes
from perfscore.report.derivation import derivation
from perfscore.report.official_form import official_form
from perfscore.report.paper import Paper
from perfscore.report.table import Entry, EntryKind, Role, TableCell

IDENTITY = {"perfscore-set": "hunan/zhuzhou/department-2021", "perfscore-version": "1"}
FORM = official_form(zhuzhou())
BOOK = opened(Paper((FORM,), identity=IDENTITY))
SHEET = BOOK.worksheets[0]

COMMANDS = ("=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "1-2", "TRUE")


def test_headings_are_merged_as_the_form_has_them() -> None:
    merged = {str(each) for each in SHEET.merged_cells.ranges}
    # the title is in row 1; 资金情况 begins in the table's second row
    assert {"A1:I1", "B2:I2", "A3:A7", "B3:C3", "A8:A9"} <= merged
    assert SHEET["A1"].value == "2021年度部门整体支出绩效自评表"
    assert SHEET["A3"].value == "资金情况（万元）"
    assert SHEET["B11"].value == "产出指标\n（50分）"
    assert "B11:B18" in merged


def test_every_cell_of_the_table_has_its_borders_within_merged_ones_too() -> None:
    bordered = bordered_cells(xlsx_bytes(Paper((FORM,))))
    columns = "ABCDEFGHI"
    assert bordered == {f"{each}{row}" for each in columns for row in range(2, 26)}


def test_columns_share_a_page_as_the_table_says() -> None:
    widths = [SHEET.column_dimensions[each].width for each in "ABCDEFGHI"]
    assert sum(widths) == pytest.approx(1020 / 7, abs=1)
    assert widths[0] / sum(widths) == pytest.approx(0.07, abs=0.005)
    assert widths[3] / sum(widths) == pytest.approx(0.25, abs=0.01)


def test_it_is_printed_on_a4_across_with_the_indicators_headings_on_each_page() -> None:
    assert SHEET.page_setup.orientation == "landscape"
    assert SHEET.page_setup.paperSize == 9
    assert SHEET.page_setup.fitToWidth in {None, 1}  # 1 where nothing is said
    fitting = SHEET.sheet_properties.pageSetUpPr
    assert fitting is not None
    assert fitting.fitToPage
    assert SHEET.print_options.horizontalCentered
    assert SHEET.print_title_rows == "$10:$10"
    assert SHEET.print_area == "'自评表'!$A$1:$I$27"
    footer = SHEET.oddFooter
    assert footer is not None
    assert footer.center.text == "第 &P 页，共 &N 页"


def test_a_long_form_takes_as_many_pages_as_it_needs() -> None:
    cells = tuple(TableCell(row, 0, "行", Role.NAME) for row in range(100))
    table = replace(one_row(cells[0]), rows=100, cells=cells)
    sheet = opened(Paper((table,))).worksheets[0]
    assert sheet.page_setup.fitToWidth in {None, 1}
    assert sheet.page_setup.fitToHeight == 0


def test_fonts_are_those_of_official_papers() -> None:
    assert (SHEET["A1"].font.name, SHEET["A1"].font.size) == ("黑体", 18)
    assert (SHEET["B2"].font.name, SHEET["B2"].font.size) == ("仿宋", 10.5)
    assert SHEET["A10"].font.bold
    assert SHEET["B2"].alignment.wrap_text


def test_notes_stand_below_over_the_whole_width() -> None:
    merged = {str(each) for each in SHEET.merged_cells.ranges}
    assert {"A26:I26", "A27:I27"} <= merged
    assert SHEET["A26"].value.startswith("备注：1. “执行率”")


def test_numbers_are_numbers_and_print_as_the_form_does() -> None:
    cells = {
        "E4": (467.03, "0.00"),
        "H4": (1, "0%"),
        "G4": (10, "0"),
        "E11": (1, "0.0%"),
        "H25": (100, "0"),
    }
    found = {key: (SHEET[key].value, SHEET[key].number_format) for key in cells}
    assert found == cells


def test_a_target_is_a_number_behind_its_sign() -> None:
    cell = first_sheet(TableCell(0, 0, "≥95%", Role.TARGET))["A2"]
    assert (cell.value, cell.number_format) == (0.95, '"≥"0%')


def test_a_name_with_digits_is_no_number() -> None:
    cell = first_sheet(TableCell(0, 0, "2021", Role.NAME))["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("2021", "s", True)


@pytest.mark.parametrize("text", COMMANDS)
@pytest.mark.parametrize("role", [Role.NAME, Role.TEXT, Role.ACTUAL, Role.REASON])
def test_what_looks_like_a_formula_is_no_formula(text: str, role: Role) -> None:
    cell = first_sheet(TableCell(0, 0, text, role))["A2"]
    assert cell.data_type in {"s", "n"}
    if cell.data_type == "n":
        assert role is Role.ACTUAL
        assert (text, cell.value) in {("-1", -1), ("\t=1", 1)}
    else:
        assert (cell.value, cell.quotePrefix) == (text.replace("\t", " "), True)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_text_wherever_it_stands(text: str) -> None:
    cell = TableCell(0, 0, text, Role.NAME, note=text)
    table = replace(one_row(cell), title=text, subtitle=text, notes=(text,))
    sheet = opened(Paper((table, table), identity={text: text})).worksheets[0]
    assert {each.data_type for row in sheet["A1:A4"] for each in row} == {"s"}


def test_texts_that_spell_an_escape_come_back_as_they_are() -> None:
    cell = first_sheet(TableCell(0, 0, "_x000D_ & <b>", Role.NAME))["A2"]
    assert cell.value == "_x000D_ & <b>"


def test_a_text_beyond_a_cells_length_is_cut_and_says_so() -> None:
    value = first_sheet(TableCell(0, 0, "字" * 40_000, Role.TEXT))["A2"].value
    assert value == "字" * 32_000 + "…（余文略，全文见其他格式）"


def test_a_long_text_has_rows_enough_to_be_printed_whole() -> None:
    cells = (
        TableCell(0, 0, "字" * 2_700, Role.TEXT),
        TableCell(0, 1, "短", Role.NAME),
    )
    table = replace(one_row(*cells), title="表")
    sheet = opened(Paper((table,))).worksheets[0]
    # 510 pixels hold 35 characters: 78 lines of 15.5 points are 4 rows of 304
    assert {"A2:A5", "B2:B5"} <= {str(each) for each in sheet.merged_cells.ranges}
    heights = [sheet.row_dimensions[row].height for row in range(2, 6)]
    assert all(300 < (height or 0) <= 409 for height in heights)
    assert sheet["A2"].alignment.vertical == "top"


def test_a_title_that_is_far_too_long_leaves_a_workbook_that_opens() -> None:
    table = replace(small(), title="字" * 40_000, subtitle="字" * 40_000)
    book = opened(Paper((table, table)))
    heights = [book.worksheets[0].row_dimensions[row].height for row in (1, 2)]
    assert all(0 < (height or 0) <= 409 for height in heights)


def test_a_blank_goal_has_room_to_write_in() -> None:
    entry = Entry(EntryKind.TEXT, "填写年度目标。")
    cells = (
        TableCell(0, 0, "预期目标", Role.HEADING, column_span=2),
        TableCell(1, 0, "", Role.TEXT, column_span=2, entry=entry),
    )
    table = replace(one_row(*cells), rows=2)
    sheet = opened(Paper((table,), is_blank=True)).worksheets[0]
    assert (sheet.row_dimensions[3].height or 0) >= 4 * 15
    assert not sheet["A3"].value


def test_formulas_refer_to_the_cells_of_their_tables() -> None:
    sums = Formula(("SUM(", Reference(0, 0, 0, 1, 2), ")*", Reference(1, 0, 0)))
    half = Fraction("0.5")
    form = one_row(
        TableCell(0, 0, "1", Role.SCORE, number=Fraction(1)),
        TableCell(0, 1, "2", Role.SCORE, number=Fraction(2)),
        TableCell(0, 2, "1.5", Role.SCORE, number=Fraction("1.5"), formula=sums),
        TableCell(0, 3, "50%", Role.PERCENT, number=half, formula=sums),
        TableCell(0, 4, "等级：优", Role.GRADE, formula=sums),
    )
    annex = replace(
        one_row(TableCell(0, 0, "0.5", Role.AMOUNT, number=half)),
        title="附表 填报数据",
        subtitle="（2021年度）",
    )
    paper = Paper((form, annex))
    sheet = opened(paper).worksheets[0]
    # on the annex the title and the year are above
    assert sheet["C2"].value == "=SUM(A2:B2)*'填报数据'!A3"
    assert sheet["C2"].number_format == "General"
    assert sheet["D2"].number_format == "0.00%"
    values = opened_values(paper)
    assert [each.value for each in values] == [1, 2, 1.5, 0.5, "等级：优"]


def opened_values(paper: Paper) -> list[Cell | MergedCell]:
    """Give the first table's cells with the values that their formulas have now."""
    book = load_workbook(BytesIO(xlsx_bytes(paper)), data_only=True)
    return list(book.worksheets[0][2])


def test_a_formula_too_long_for_a_cell_is_not_written() -> None:
    long = Formula(("+".join(["1"] * 4_200),))
    cell = first_sheet(TableCell(0, 0, "", Role.SCORE, formula=long))["A2"]
    assert cell.value == "由 perfscore 计算"


def test_each_annex_and_the_derivation_have_a_sheet() -> None:
    annex = replace(small(), title="附表 明细表：a/b", subtitle="")
    paper = Paper((FORM, annex), derivation=derivation(zhuzhou()), identity=IDENTITY)
    book = opened(paper)
    assert book.sheetnames == ["自评表", "明细表：a_b", "计分过程", "perfscore"]
    assert book["明细表：a_b"]["A1"].value == "附表 明细表：a/b"
    steps = book["计分过程"]
    assert [cell.value for cell in steps[3]] == [
        "项目和算式",
        "结果",
        "依据",
        "规则所在",
    ]
    assert steps.print_title_rows == "$3:$3"
    assert steps.freeze_panes == "A4"
    depths = {cell.alignment.indent for (cell,) in steps["A4:A8"]}
    assert depths == {0, 1, 2, 3}


def test_a_hidden_sheet_names_set_and_version() -> None:
    sheet = BOOK["perfscore"]
    assert sheet.sheet_state == "hidden"
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["perfscore-set", "hunan/zhuzhou/department-2021"],
        ["perfscore-version", "1"],
    ]


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = Paper((FORM,), identity=IDENTITY)
    assert xlsx_bytes(paper) == xlsx_bytes(paper)
    assert BOOK.properties.title == "2021年度部门整体支出绩效自评表"
    assert BOOK.properties.subject == "预算绩效自评"
    assert BOOK.properties.created == datetime(2020, 1, 1)  # noqa: DTZ001 - files keep none


def test_a_blank_form_is_protected_but_for_what_is_to_be_filled_in() -> None:
    entry = Entry(EntryKind.TEXT, "填写单位全称。")
    heading = TableCell(0, 0, "部门名称", Role.HEADING)
    field = TableCell(0, 1, "", Role.TEXT, entry=entry)
    sheet = first_sheet(heading, field, is_blank=True)
    protection = sheet.protection
    assert protection.sheet
    assert protection.password is None
    # openpyxl says what is forbidden
    assert not protection.formatColumns
    assert not protection.formatRows
    assert not protection.insertRows
    assert protection.insertColumns
    assert sheet["A2"].protection.locked
    assert not sheet["B2"].protection.locked
    assert sheet["B2"].fill.fgColor.rgb == "FFFFF9CC"


def test_a_filed_form_is_not_protected() -> None:
    assert not SHEET.protection.sheet


def test_criteria_are_notes_that_are_read_in_full() -> None:
    note = "评分标准：得分 = 分值 × 完成比例\n依据：财预〔2020〕10号"
    table = one_row(TableCell(0, 0, "指标", Role.NAME, note=note))
    data = xlsx_bytes(Paper((table,)))
    comment = load_workbook(BytesIO(data)).worksheets[0]["A2"].comment
    assert comment is not None
    assert comment.text == note
    assert comment.author == "perfscore"
    with ZipFile(BytesIO(data)) as parts:
        shape = parts.read("xl/drawings/vmlDrawing1.vml").decode()
    # two lines of 17 pixels and a margin of 16: 50 pixels are 37.5 points
    assert "width:240pt;height:37.5pt" in shape
    assert "visibility:hidden" in shape
