"""A Word document is read as it is printed, tables cell by cell."""

from io import BytesIO

import docx
import pytest
from tests.unit.intake.packing import cell, document, paragraph, relations
from tests.unit.intake.seen import by_mark, document_of, grids, paragraphs, reach, told

from perfscore.intake.docx.reading import read_docx


def test_paragraphs_and_tables_come_in_order_with_merged_cells() -> None:
    made = docx.Document()
    made.add_paragraph("2021年度项目支出绩效自评表")
    table = made.add_table(rows=3, cols=3)
    for row, texts in enumerate(["产出|数量|30", "|质量|50", "总分||100"]):
        for column, text in enumerate(texts.split("|")):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 1))
    made.add_paragraph("填表人：甲")
    made.core_properties.keywords = "perfscore-set=a/b;perfscore-version=2021.1"
    file = BytesIO()
    made.save(file)
    outcome = read_docx(file.getvalue(), "form.docx")
    assert paragraphs(outcome) == ["2021年度项目支出绩效自评表", "填表人：甲"]
    (grid,) = grids(outcome)
    assert reach(grid) == {
        "产出": (0, 0, 2, 1),
        "数量": (0, 1, 1, 1),
        "30": (0, 2, 1, 1),
        "质量": (1, 1, 1, 1),
        "50": (1, 2, 1, 1),
        "总分": (2, 0, 1, 2),
        "100": (2, 2, 1, 1),
    }
    assert by_mark(outcome)["表1 第3行第3列"] == "100"
    assert document_of(outcome).identity == {
        "perfscore-set": "a/b",
        "perfscore-version": "2021.1",
    }


def test_a_table_within_a_cell_is_a_grid_of_its_own() -> None:
    inner = f"<w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{inner}</w:tc></w:tr></w:tbl>"
    assert by_mark(read_docx(document(body), "form.docx")) == {
        "表1 第1行第1列": "外",
        "表2 第1行第1列": "内",
    }


def test_content_controls_boxes_and_symbols_are_read() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t>'
        '<w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>否</w:t></w:r></w:p>'
        f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('框里')}</w:txbxContent>"
        "</w:pict></w:r></w:p>"
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{cell('格')}"
        "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    outcome = read_docx(document(body), "form.docx")
    assert paragraphs(outcome) == ["控件", "☑是☐否", "框里"]
    assert list(by_mark(outcome).values()) == ["格"]


def test_a_prompt_that_nobody_answered_is_no_text() -> None:
    prompt = (
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
        "<w:t>选择一项。</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    outcome = read_docx(document(prompt + paragraph("甲")), "form.docx")
    assert paragraphs(outcome) == ["甲"]


def test_changes_are_read_as_accepted_and_told_once() -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    outcome = read_docx(document(body), "form.docx")
    assert paragraphs(outcome) == ["新"]
    assert told(outcome) == ["changes-tracked", "hidden-text-skipped"]


def test_footnotes_come_last() -> None:
    notes = (
        '<w:footnotes xmlns:w="w"><w:footnote w:type="separator"/>'
        f'<w:footnote w:id="2">{paragraph("经费不含基建")}</w:footnote></w:footnotes>'
    )
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations("footnotes", "footnotes.xml"),
        "word/footnotes.xml": notes,
    }
    outcome = read_docx(document(paragraph("正文"), parts=parts), "form.docx")
    assert paragraphs(outcome) == ["正文", "经费不含基建"]
    source = document_of(outcome).source
    assert [mark for _, mark in source.marks] == ["第1段", "脚注1"]


@pytest.mark.parametrize("span", ["100000", "-1", "x", "99999999999999999999"])
def test_an_impossible_span_is_bounded(span: str) -> None:
    row = cell("甲", f'<w:gridSpan w:val="{span}"/>') + cell("乙")
    outcome = read_docx(document(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"), "form.docx")
    (grid,) = grids(outcome)
    assert grid.columns <= 101


def test_tables_twenty_deep_are_read_as_far_as_is_stated_and_told() -> None:
    body = "<w:tbl><w:tr><w:tc>" + paragraph("层")
    end = "</w:tc></w:tr></w:tbl>"
    outcome = read_docx(document(body * 20 + end * 20), "form.docx")
    assert len(grids(outcome)) == 13
    assert told(outcome) == ["tables-too-deep"]
