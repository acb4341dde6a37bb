"""The Word file, opened again: merges, widths, fonts, headings that come again."""

import io
from dataclasses import replace
from fractions import Fraction

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table as WordTable

from perfscore.api.loading import load_set
from perfscore.api.scoring import score_file
from perfscore.api.shipped import shipped_ids
from perfscore.render.docx.writing import docx_bytes
from perfscore.report.blank_form import blank_form
from perfscore.report.filed_form import filed_form
from perfscore.report.paper import Paper
from perfscore.report.table import Entry, EntryKind, Role, Table, TableCell

A4_LONG, A4_SHORT = 10_692_000, 7_560_000
"""297 mm and 210 mm, in the 36,000ths of a millimetre of Word files."""


def filed(set_id: str, *, with_trace: bool = False) -> Paper:
    score = score_file(set_id).value
    assert score is not None
    return filed_form(score, with_trace=with_trace)


def opened(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(paper)))


@pytest.fixture(scope="module")
def zhuzhou() -> Document:
    return opened(filed("hunan/zhuzhou/department-2021"))


def grid(table: WordTable) -> list[list[str]]:
    """Give the texts of a table, merged cells once in each place they cover."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def elements(document: Document, path: str) -> list[BaseOxmlElement]:
    """Give elements of the body; ``w:tbl[2]`` is the second table."""
    found: list[BaseOxmlElement] = document.element.body.xpath(path)
    return found


def values(found: list[BaseOxmlElement], name: str = "val") -> list[str]:
    return [each.get(qn(f"w:{name}"), "") for each in found]


def form(*cells: TableCell, rows: int, columns: int) -> Table:
    widths = tuple(Fraction(1, columns) for _ in range(columns))
    return Table("标题", "", rows, columns, cells, (), widths, ())


def test_the_page_is_a4_landscape(zhuzhou: Document) -> None:
    section = zhuzhou.sections[0]
    assert section.page_width == pytest.approx(A4_LONG, abs=1000)
    assert section.page_height == pytest.approx(A4_SHORT, abs=1000)
    assert section.footer.paragraphs[0].text == "第 1 页　共 1 页"


def test_the_form_is_two_tables_between_title_and_remarks(zhuzhou: Document) -> None:
    said = [each.text for each in zhuzhou.paragraphs if each.text]
    assert said[0] == "2021年度部门整体支出绩效自评表"
    assert said[1].startswith("备注：1. ")
    assert len(zhuzhou.tables) == 2


def test_cells_are_merged_as_on_the_form(zhuzhou: Document) -> None:
    above, below = zhuzhou.tables
    assert grid(above)[0] == ["部门名称", *["株洲市人民政府驻北京联络处部门决算"] * 8]
    assert [row[0] for row in grid(above)[1:6]] == ["资金情况（万元）"] * 5
    assert grid(above)[2][3:] == ["249.4", "467.03", "467.03", "10", "100%", "10"]
    assert grid(below)[0][1:6] == [
        *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值")
    ]
    assert [row[1] for row in grid(below)[1:9]] == ["产出指标\n（50分）"] * 8
    benefits = grid(below)[9:13]
    assert [row[2] for row in benefits] == [
        *("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")
    ]
    assert len({row[3] for row in benefits}) == 1
    assert [row[7] for row in benefits] == ["30"] * 4


def test_the_total_reaches_over_the_names(zhuzhou: Document) -> None:
    assert grid(zhuzhou.tables[1])[-1] == [
        *("总分", "总分", "总分", "总分", "总分", "总分", "100", "100", "等级：优")
    ]
    spans = elements(zhuzhou, "w:tbl[2]/w:tr[last()]/w:tc/w:tcPr/w:gridSpan")
    assert values(spans) == ["6"]


def test_the_label_beside_the_indicators_looks_like_one_cell(
    zhuzhou: Document,
) -> None:
    """Its pieces end where 效益指标 and 满意度指标 begin, without a line between."""
    label = [row[0] for row in grid(zhuzhou.tables[1])]
    assert label == ["", *["绩效指标"] * 8, *[""] * 6, "总分"]
    first = "w:tbl[2]/w:tr/w:tc[1]/w:tcPr/w:tcBorders"
    edges = [[each.tag for each in found] for found in elements(zhuzhou, first)]
    top, bottom = qn("w:top"), qn("w:bottom")
    assert edges == [[bottom], [top], [bottom], [top], [bottom], [top]]


def test_the_headings_of_the_indicators_come_again_on_every_page(
    zhuzhou: Document,
) -> None:
    repeated = elements(zhuzhou, ".//w:tr[w:trPr/w:tblHeader]")
    assert repeated == elements(zhuzhou, "w:tbl[2]/w:tr[1]")


def test_tables_are_kept_apart_by_a_paragraph_that_is_not_seen(
    zhuzhou: Document,
) -> None:
    between = elements(zhuzhou, "w:tbl[1]/following-sibling::*[1]")
    assert values(elements(zhuzhou, "w:tbl[1]/following-sibling::*[1]//w:pStyle")) == [
        "PerfscoreGap"
    ]
    assert between[0].getnext() is elements(zhuzhou, "w:tbl[2]")[0]
    assert zhuzhou.styles["PerfscoreGap"].font.hidden


def test_widths_are_fixed_and_agree(zhuzhou: Document) -> None:
    layouts = elements(zhuzhou, "w:tbl/w:tblPr/w:tblLayout")
    assert values(layouts, "type") == ["fixed", "fixed"]
    for table in elements(zhuzhou, "w:tbl"):
        columns = list(map(int, values(table.xpath("w:tblGrid/w:gridCol"), "w")))
        assert len(columns) == 9
        for row in table.xpath("w:tr"):
            widths = values(row.xpath("w:tc/w:tcPr/w:tcW"), "w")
            assert sum(map(int, widths)) == sum(columns)


def test_chinese_is_in_fangsong_and_titles_in_heiti(zhuzhou: Document) -> None:
    fonts = {
        style.name: style.element.rPr.rFonts.get(qn("w:eastAsia"))
        for style in zhuzhou.styles
        if style.name.startswith("Perfscore")
    }
    assert fonts["PerfscoreTitle"] == "黑体"
    assert fonts["PerfscoreCell"] == fonts["PerfscoreNote"] == "仿宋"
    assert zhuzhou.styles["PerfscoreTitle"].font.size.pt == 18
    assert zhuzhou.styles["PerfscoreCell"].font.size.pt == 10


def test_every_edge_is_drawn_and_texts_stand_in_the_middle(zhuzhou: Document) -> None:
    edges = elements(zhuzhou, "w:tbl/w:tblPr/w:tblBorders/*")
    assert values(edges) == ["single"] * 12
    anchors = values(elements(zhuzhou, "w:tbl/w:tr/w:tc/w:tcPr/w:vAlign"))
    assert anchors == ["center"] * len(elements(zhuzhou, "w:tbl/w:tr/w:tc"))


def test_rows_do_not_break_but_one_that_fills_a_page_may() -> None:
    short = TableCell(0, 0, "短", Role.TEXT)
    long = TableCell(1, 0, "长" * 100_000, Role.TEXT)
    document = opened(Paper((form(short, long, rows=2, columns=1),)))
    assert len(elements(document, "w:tbl/w:tr")) == 2
    whole = elements(document, "w:tbl/w:tr[w:trPr/w:cantSplit]")
    assert whole == elements(document, "w:tbl/w:tr[1]")
    assert document.tables[0].cell(1, 0).text == "长" * 100_000


def test_the_identity_is_in_the_keywords(zhuzhou: Document) -> None:
    properties = zhuzhou.core_properties
    assert properties.title == "2021年度部门整体支出绩效自评表"
    assert properties.keywords == (
        "perfscore-set=hunan/zhuzhou/department-2021;perfscore-version=2021.1"
    )


def test_annexes_begin_on_a_page_of_their_own_with_their_titles() -> None:
    document = opened(filed("national/department-2013", with_trace=True))
    titles = [
        each
        for each in document.paragraphs
        if each.style is not None and each.style.name == "PerfscoreAnnex"
    ]
    assert [each.text for each in titles] == [
        *("附表 填报数据", "附表 要点核对", "附表 评级", "附：计分过程")
    ]
    assert [bool(each.paragraph_format.page_break_before) for each in titles] == [
        *(True, False, False, True)
    ]
    data = document.tables[1]
    assert grid(data)[:2] == [
        ["名称", "数值", "单位", "说明"],
        ["在职人员数", "51", "人", ""],
    ]


def test_a_header_with_nothing_below_it_comes_again_with_the_headings() -> None:
    """A form without funds is one table: the unit, the headings, the indicators."""
    document = opened(filed("national/department-2013"))
    repeated = elements(document, "w:tbl[1]/w:tr[w:trPr/w:tblHeader]")
    assert repeated == elements(document, "w:tbl[1]/w:tr")[:2]
    head = grid(document.tables[0])
    assert head[0][:2] == ["部门名称", "示例单位（非真实）"]
    assert head[1][:2] == ["", "一级指标"]
    assert head[-1][-3:] == ["100", "85.95", ""]


@pytest.mark.parametrize("set_id", shipped_ids())
def test_the_same_paper_gives_the_same_bytes(set_id: str) -> None:
    paper = filed(set_id, with_trace=True)
    assert docx_bytes(paper) == docx_bytes(paper)


HOSTILE = "甲<w:t>&amp;</w:t>]]>\x00\x07\u202e乙\ud800\nb\t=1+1"


def test_what_others_wrote_is_shown_and_never_markup() -> None:
    cells = (TableCell(0, 0, HOSTILE, Role.TEXT),)
    table = replace(form(*cells, rows=1, columns=1), title=HOSTILE, notes=(HOSTILE,))
    document = opened(Paper((table, table), identity={"perfscore-set": HOSTILE * 99}))
    shown = "甲<w:t>&amp;</w:t>]]><U+0000><U+0007><U+202E>乙<U+D800>\nb =1+1"
    assert document.tables[0].cell(0, 0).text == shown
    assert document.paragraphs[0].text == shown
    assert document.core_properties.title == shown.replace("\n", " ")


def asked(entry: Entry, text: str = "") -> Paper:
    cells = (
        TableCell(0, 0, "社会效益", Role.NAME, note="评级\n  好：[80%, 100%]"),
        TableCell(0, 1, text, Role.GRADE, entry=entry),
    )
    return Paper((form(*cells, rows=1, columns=2),), is_blank=True)


def test_cells_to_fill_in_are_shaded() -> None:
    document = opened(asked(Entry(EntryKind.NUMBER)))
    shaded = elements(document, "w:tbl/w:tr/w:tc[w:tcPr/w:shd]")
    assert shaded == elements(document, "w:tbl/w:tr/w:tc[2]")
    assert document.tables[0].cell(0, 1).text == ""


def test_answers_to_choose_are_a_list_that_begins_blank() -> None:
    entry = Entry(EntryKind.CHOICE, prompt="选一个评级", choices=("好", "差"))
    document = opened(asked(entry))
    items = elements(document, ".//w:sdt//w:listItem")
    assert [each.get(qn("w:value")) for each in items] == ["好", "差"]
    (shown,) = elements(document, ".//w:sdtContent//w:t")
    assert shown.text is not None
    assert shown.text.strip() == ""


def test_the_criteria_follow_the_form() -> None:
    document = opened(asked(Entry(EntryKind.NUMBER)))
    said = [each.text for each in document.paragraphs if each.text]
    assert said == ["标题", "评分标准", "1. 社会效益：评级\n  好：[80%, 100%]"]


@pytest.mark.parametrize("set_id", shipped_ids())
def test_a_blank_form_of_every_shipped_set_opens(set_id: str) -> None:
    checked = load_set(set_id).value
    assert checked is not None
    document = opened(blank_form(checked))
    titles = {each.text for each in document.paragraphs}
    assert document.tables
    assert "附表 计算过程" not in titles
