"""The form as PDF, read back by another library: what it says, page by page."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from pypdfium2 import raw
from tests.unit.render.forms import annex, small
from tests.unit.render.pdf.reading import joined, made, pages
from tests.unit.report.zhuzhou import zhuzhou

from perfscore.model.identity import SET_ID, SET_VERSION
from perfscore.render.pdf import fonts
from perfscore.render.pdf.writing import pdf_bytes
from perfscore.report.derivation import derivation
from perfscore.report.official_form import official_form
from perfscore.report.paper import Paper
from perfscore.report.picture import Bar, Picture, picture
from perfscore.report.table import Role, Table, TableCell

A4_LYING = (842, 595)
INDICATORS = 60


def long_form(rows: int = INDICATORS, *, groups: int = 4) -> Table:
    """Make a form with so many lines, in so many groups of one size, and a total."""
    each = rows // groups
    names = ("一级指标", "三级指标", "年度指标值", "得分")
    cells = [
        TableCell(0, 0, "部门名称", Role.HEADING),
        TableCell(0, 1, "甲处", Role.TEXT, column_span=4),
        TableCell(1, 0, "绩效指标", Role.HEADING, row_span=rows + 1),
        *(TableCell(1, at, name, Role.HEADING) for at, name in enumerate(names, 1)),
        *(
            TableCell(2 + row, 1, f"指标组{row // each}", Role.GROUP, row_span=each)
            for row in range(0, rows, each)
        ),
        TableCell(rows + 2, 0, "总分", Role.TOTAL, column_span=4),
        TableCell(rows + 2, 4, "100", Role.SCORE),
    ]
    for row in range(rows):
        cells += [
            TableCell(2 + row, 2, f"第{row + 1}项工作按时完成", Role.NAME),
            TableCell(2 + row, 3, "≥95%", Role.TARGET),
            TableCell(2 + row, 4, f"{row}.5", Role.SCORE),
        ]
    widths = tuple(Fraction(share, 20) for share in (2, 3, 9, 4, 2))
    sections = (1, rows + 2)
    return Table("自评表", "", rows + 3, 5, tuple(cells), (), widths, sections)


def test_the_seed_form_fills_one_page_lying() -> None:
    document = made(Paper((official_form(zhuzhou()),)))
    assert len(document) == 1
    assert tuple(round(side) for side in document[0].get_size()) == A4_LYING


def test_every_cell_of_the_seed_form_can_be_selected() -> None:
    table = official_form(zhuzhou())
    text = joined(Paper((table,)))
    assert [cell.text for cell in table.cells if cell.text not in text] == []
    assert re.search("产出指标（50分）", text)
    assert "（万元）" in text


def test_rows_are_read_from_top_to_bottom_and_left_to_right() -> None:
    text = "".join(pages(Paper((small(),))))
    order = ("部门名称", "甲处", "一级指标", "三级指标", "得分", "完成宣传工作", "9.5")
    places = [text.index(each) for each in (*order, "完成信息报送工作", "总分")]
    assert places == sorted(places)


def test_all_fonts_are_embedded() -> None:
    document = made(Paper((official_form(zhuzhou()),)))
    objects = [
        each for each in document[0].get_objects() if each.type == raw.FPDF_PAGEOBJ_TEXT
    ]
    embedded = {
        raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(each.raw))
        for each in objects
    }
    assert embedded == {1}


def test_the_file_says_what_it_is() -> None:
    identity = {SET_ID: "hunan/zhuzhou/department-2021", SET_VERSION: "2021.1"}
    paper = Paper((official_form(zhuzhou()),), identity=identity)
    told = made(paper).get_metadata_dict()
    assert told["Title"] == "2021年度部门整体支出绩效自评表"
    assert told["Author"] == "株洲市人民政府驻北京联络处部门决算"
    assert told["Keywords"] == (
        "perfscore-set=hunan/zhuzhou/department-2021;perfscore-version=2021.1"
    )


def test_the_file_is_tagged_for_readers_aloud() -> None:
    document = made(Paper((small(),)))
    assert raw.FPDFCatalog_IsTagged(document.raw)


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = Paper((official_form(zhuzhou()),), derivation(zhuzhou()))
    assert pdf_bytes(paper) == pdf_bytes(paper)


def test_headings_come_again_on_every_page_and_pages_are_numbered() -> None:
    found = pages(Paper((long_form(),)))
    assert len(found) == 2
    for number, text in enumerate(found, start=1):
        assert "三级指标" in text
        assert "年度指标值" in text
        assert re.search(rf"第\s*{number}\s*页\s*共\s*2\s*页", text)
    assert "绩效指标" in found[0]
    assert "部门名称" not in found[1]
    text = "".join(found)
    assert all(f"第{row}项工作" in text for row in range(1, INDICATORS + 1))


@pytest.mark.parametrize("rows", range(26, 34))
def test_the_total_never_stands_alone_on_a_page(rows: int) -> None:
    found = pages(Paper((long_form(rows, groups=1),)))
    last = found[-1]
    assert "总分" in last
    assert f"第{rows}项工作" in last


def test_a_cell_longer_than_a_page_goes_on() -> None:
    goal = "完成全县义务教育阶段学生营养改善计划，" * 200
    found = pages(Paper((small(name=goal),)))
    assert len(found) > 1
    assert re.sub(r"\s", "", "".join(found)).count("营养改善计划") == 200


def test_a_short_row_is_not_torn() -> None:
    name = "\n".join(f"第{line}行" for line in range(5))
    lines = [
        replace(each, text=name) if each.role is Role.NAME else each
        for each in long_form().cells
    ]
    found = pages(Paper((replace(long_form(), cells=tuple(lines)),)))
    assert len(found) > 5
    for text in found:
        counts = {text.count(f"第{line}行") for line in range(5)}
        assert len(counts) == 1


def test_missing_fonts_are_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "_PACKAGE", "no_such_package")
    found = pdf_bytes(Paper((small(),)))
    assert found.value is None
    (told,) = found.diagnostics
    assert told.rule.name == "pdf-fonts-missing"
    assert told.hint is not None
    assert "pip install 'perfscore[pdf]'" in told.hint.zh


def test_annexes_picture_and_derivation_follow_on_pages_of_their_own() -> None:
    score = zhuzhou()
    paper = Paper(
        (official_form(score), annex(), annex()), derivation(score), picture(score)
    )
    found = pages(paper)
    assert "附表 填报数据" not in found[0]
    assert found[1].count("附表 填报数据") == 2
    assert "在职人数 51" in found[1]
    assert "自评结果" in found[2]
    assert "50 / 50 分" in found[2]
    derived = re.sub(r"\s", "", "".join(found[3:]))
    assert "全年执行数467.03÷全年预算数467.03" in derived


def test_the_picture_takes_one_page_whatever_it_holds() -> None:
    bars = tuple(
        Bar(f"很长的一级指标名称第{at}项" * 3, Fraction(at), Fraction(1))
        for at in range(1, 41)
    )
    shown = Picture("自评表", "甲处" * 90, bars, None, Fraction(100), "", "总分未定。")
    found = pages(Paper((small(),), picture=shown))
    assert len(found) == 2
    assert "1 / 40 分" in found[1]
    assert "总分未定。" in found[1]
