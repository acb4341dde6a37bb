"""A workbook is read as its user sees it, each cell by its name."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from tests.unit.intake.packing import workbook
from tests.unit.intake.seen import by_mark, document_of, grids, reach, told

from perfscore.diagnostics.text import render
from perfscore.intake.xlsx.reading import read_xlsx


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def form() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "自评表"
    sheet["B2"] = "部门整体支出绩效自评表"
    sheet.merge_cells("B2:D3")
    sheet["B4"] = 467.034
    sheet["B4"].number_format = "0.00"
    sheet["C4"] = 0.93
    sheet["C4"].number_format = "0.00%"
    sheet["D4"] = "=SUM(B4:C4)"
    sheet["D4"].comment = Comment("按财政局要求", "甲")
    sheet["C5"] = "#DIV/0!"
    sheet["D5"] = "培训\n合格率"
    return book


def test_cells_are_known_by_sheet_and_name(form: Workbook) -> None:
    outcome = read_xlsx(saved(form), "form.xlsx")
    assert by_mark(outcome) == {
        "自评表!B2": "部门整体支出绩效自评表",
        "自评表!B4": "467.034",
        "自评表!C4": "93.00%",
        "自评表!D4": "",
        "自评表!C5": "#DIV/0!",
        "自评表!D5": "培训\n合格率",
    }


def test_a_merged_cell_stands_once_with_its_reach(form: Workbook) -> None:
    (grid,) = grids(read_xlsx(saved(form), "form.xlsx"))
    assert grid.name == "自评表"
    assert reach(grid)["部门整体支出绩效自评表"] == (1, 1, 2, 3)
    assert [each.note for each in grid.cells if each.note] == ["按财政局要求"]


def test_what_is_doubtful_is_told_with_its_cell(form: Workbook) -> None:
    outcome = read_xlsx(saved(form), "form.xlsx")
    shown = {
        each.rule.name: render(each, language="zh") for each in outcome.diagnostics
    }
    assert "--> form.xlsx 自评表!B4" in shown["shown-otherwise"]
    assert "存的是 467.034，显示为“467.03”" in shown["shown-otherwise"]
    assert "--> form.xlsx 自评表!D4" in shown["formula-without-value"]
    assert "--> form.xlsx 自评表!C5" in shown["error-value"]


def test_hidden_sheets_are_skipped_and_told_and_ours_names_the_set(
    form: Workbook,
) -> None:
    hidden = form.create_sheet("底稿")
    hidden["A1"] = "内部数"
    hidden.sheet_state = "hidden"
    ours = form.create_sheet("perfscore")
    ours.append(["perfscore-set", "hunan/zhuzhou/department-2021"])
    ours.append(["perfscore-version", "2021.1"])
    ours.sheet_state = "veryHidden"
    outcome = read_xlsx(saved(form), "form.xlsx")
    assert document_of(outcome).identity == {
        "perfscore-set": "hunan/zhuzhou/department-2021",
        "perfscore-version": "2021.1",
    }
    assert len(grids(outcome)) == 1
    assert told(outcome).count("hidden-sheet-skipped") == 1


def test_hidden_rows_and_columns_are_read_and_told(form: Workbook) -> None:
    sheet = form.worksheets[0]
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["B"].hidden = True
    outcome = read_xlsx(saved(form), "form.xlsx")
    assert by_mark(outcome)["自评表!D5"] == "培训\n合格率"
    (note,) = [e for e in outcome.diagnostics if e.rule.name == "hidden-cells-read"]
    assert note.message.zh == "工作表“自评表”里隐藏的行或列照样读了：B2、B4、C5、D5"


def test_stored_results_of_formulas_are_read() -> None:
    rows = [
        (
            '<row r="3"><c r="A3" t="str"><f>B1</f><v>优</v></c>'
            '<c r="B3"><f>1/3</f><v>0.33333333333333331</v></c>'
            '<c r="C3" t="str"><f>""</f><v></v></c>'
            '<c r="D3" t="b"><v>1</v></c><c r="E3" t="inlineStr"><is><r><t>甲</t></r>'
            "<r><t>_x000D_乙</t></r><rPh><t>jia</t></rPh></is></c></row>"
        )
    ]
    outcome = read_xlsx(workbook(rows), "form.xlsx")
    assert by_mark(outcome) == {
        "自评表!A3": "优",
        "自评表!B3": "0.333333333333333",
        "自评表!D3": "TRUE",
        "自评表!E3": "甲\n乙",
    }
    assert outcome.diagnostics == ()


def test_content_below_a_merged_cell_is_not_read_and_told() -> None:
    rows = ['<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>']
    more = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:C4"/></mergeCells>'
    outcome = read_xlsx(workbook(rows, more=more), "form.xlsx")
    assert by_mark(outcome) == {"自评表!A1": "1"}
    assert told(outcome) == ["covered-cells"]


def test_far_cells_keep_their_names_and_leave_no_million_rows() -> None:
    rows = [
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    ]
    outcome = read_xlsx(workbook(rows), "form.xlsx")
    assert by_mark(outcome) == {"自评表!A1": "1", "自评表!XFD1048576": "2"}
    (grid,) = grids(outcome)
    assert (grid.rows, grid.columns) == (22, 22)


def test_a_cell_that_makes_no_sense_is_told_and_loses_no_other() -> None:
    rows = [
        (
            '<row r="1"><c r="A1"><v>12x</v></c><c r="B1" t="s"><v>99</v></c>'
            '<c r="C1"><v>5</v></c></row>'
        )
    ]
    outcome = read_xlsx(workbook(rows), "form.xlsx")
    assert by_mark(outcome) == {"自评表!A1": "12x", "自评表!C1": "5"}
    assert told(outcome) == ["cell-not-read", "cell-not-read"]


def test_of_many_like_remarks_the_rest_is_counted() -> None:
    rows = [
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><f>A1</f></c></row>'
        for n in range(1, 31)
    ]
    outcome = read_xlsx(workbook(rows), "form.xlsx")
    assert told(outcome) == ["formula-without-value"] * 21
    assert outcome.diagnostics[-1].message.zh == "同样的情况另有 10 处"
