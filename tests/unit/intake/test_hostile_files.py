"""Files that are broken, or made to break their reader, are refused in a sentence."""

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.intake.packing import (
    cell,
    document,
    packed,
    paragraph,
    relations,
    workbook,
)
from tests.unit.intake.seen import by_mark, told

from perfscore.diagnostics.model import Outcome
from perfscore.diagnostics.text import render
from perfscore.intake.docx.reading import read_docx
from perfscore.intake.grid import Document
from perfscore.intake.html.reading import read_html
from perfscore.intake.kinds import kind_of_file
from perfscore.intake.xlsx.reading import read_xlsx

Reader = Callable[[bytes, str], Outcome[Document]]
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'
XLSX = workbook([ROW])
DOCX = document(paragraph("甲") + f"<w:tbl><w:tr>{cell('乙')}</w:tr></w:tbl>")
READERS = [(read_xlsx, XLSX), (read_docx, DOCX)]
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<sst xmlns="x"><si><t>&b;</t></si></sst>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si/></sst>'


@pytest.mark.parametrize(("read", "data"), READERS)
@pytest.mark.parametrize("tenth", range(10))
def test_a_file_cut_off_anywhere_is_refused(
    read: Reader, data: bytes, tenth: int
) -> None:
    outcome = read(data[: len(data) * tenth // 10], "form")
    assert outcome.value is None
    assert told(outcome) == ["file-damaged"]


@pytest.mark.parametrize(("read", "data"), READERS)
@settings(max_examples=60, deadline=None)
@given(draw=st.data())
def test_a_changed_byte_never_ends_in_a_traceback(
    read: Reader, data: bytes, draw: st.DataObject
) -> None:
    place = draw.draw(st.integers(0, len(data) - 1))
    byte = draw.draw(st.integers(0, 255))
    outcome = read(data[:place] + bytes([byte]) + data[place + 1 :], "form")
    assert outcome.value is not None or outcome.diagnostics


@settings(max_examples=100, deadline=None)
@given(
    start=st.sampled_from(
        [
            b"PK\x03\x04",
            b"PK\x05\x06",
            b"%PDF-",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"<html>",
            b"<table>",
            b"\xff\xfe<\x00",
            b"",
        ]
    ),
    rest=st.binary(max_size=200),
)
def test_bytes_at_random_are_refused_or_read(start: bytes, rest: bytes) -> None:
    data = start + rest
    for outcome in (
        kind_of_file(data, "form.xlsx"),
        read_xlsx(data, "form"),
        read_docx(data, "form"),
        read_html(data, "form"),
    ):
        assert outcome.value is not None or outcome.diagnostics
        assert all(render(each, language="en") for each in outcome.diagnostics)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td colspan=3>",
                "<td rowspan=2>",
                "</table>",
                "甲",
                "<p>",
                "</p>",
                "<div hidden>",
                "</div>",
                "<br>",
                "&nbsp;",
                "<input>",
            ]
        ),
        max_size=40,
    )
)
def test_any_soup_of_tags_is_read_without_overlaps(tags: list[str]) -> None:
    outcome = read_html("".join(tags).encode(), "page.html")
    assert outcome.value is not None or outcome.diagnostics


@pytest.mark.parametrize("texts", [LAUGHS, OUTSIDE])
def test_entities_are_refused_in_every_part(texts: str) -> None:
    parts: dict[str, str | bytes] = {"xl/styles.xml": texts}
    links = relations("styles", "styles.xml").replace("</Relationships>", "")
    sheet = 'Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"'
    parts["xl/_rels/workbook.xml.rels"] = (
        f"{links}<Relationship {sheet}/></Relationships>"
    )
    for each in (
        read_xlsx(workbook([ROW], parts=parts), "form.xlsx"),
        read_docx(packed({"word/document.xml": texts}), "form.docx"),
        read_docx(packed({"word/document.xml": texts.encode("utf-16")}), "form.docx"),
    ):
        assert each.value is None
        assert told(each) == ["entities-refused"]


def test_entities_are_refused_in_a_sheet_that_is_read_row_by_row() -> None:
    sheet = '<!DOCTYPE x [<!ENTITY a "甲">]><worksheet><row r="1"/></worksheet>'
    data = workbook([], parts={"xl/worksheets/sheet1.xml": sheet})
    assert told(read_xlsx(data, "form.xlsx")) == ["entities-refused"]


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    bomb = document(paragraph("甲"), parts={"word/media/a.bin": bytes(601_000_000)})
    start = process_time()
    outcome = read_docx(bomb, "form.docx")
    assert process_time() - start < 1
    assert told(outcome) == ["file-unpacks-too-large"]


def test_a_part_of_a_million_tags_is_refused() -> None:
    outcome = read_docx(document("<w:p/>" * 1_000_001), "form.docx")
    assert told(outcome) == ["file-unpacks-too-large"]


def test_a_row_without_end_is_refused() -> None:
    outcome = read_xlsx(workbook(["<row>", "<c/>" * 1_100_000, "</row>"]), "form.xlsx")
    assert told(outcome) == ["file-unpacks-too-large"]


def test_a_sheet_of_a_million_filled_rows_is_refused_by_its_name() -> None:
    rows = (f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_000_001))
    data = workbook(rows)
    start = process_time()
    outcome = read_xlsx(data, "form.xlsx")
    assert process_time() - start < 10
    assert told(outcome) == ["too-many-cells"]
    assert outcome.diagnostics[0].message.zh == (
        "工作表“自评表”有内容的行超过 20000 行"
    )


def test_rows_formatted_down_to_the_last_are_read() -> None:
    rows = (
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/>'
        "</row>"
        for n in range(2, 200_001)
    )
    outcome = read_xlsx(workbook([ROW, *rows]), "form.xlsx")
    assert by_mark(outcome) == {"自评表!A1": "甲"}
    assert outcome.diagnostics == ()


def test_macros_and_links_are_told_and_left_alone() -> None:
    parts: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"x",
        "word/_rels/document.xml.rels": relations(
            "image", "http://example.invalid/a.png", mode="External"
        ),
    }
    outcome = read_docx(document(paragraph("甲"), parts=parts), "form.docm")
    assert told(outcome) == ["macros-not-run", "external-references-ignored"]
    assert outcome.value is not None


def test_a_command_in_a_cell_is_text() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>=cmd|x!A1</t></is></c></row>'
    outcome = read_xlsx(workbook([row]), "form.xlsx")
    assert by_mark(outcome) == {"自评表!A1": "=cmd|x!A1"}


@pytest.mark.parametrize("read", [read_xlsx, read_docx])
def test_a_part_with_a_password_is_refused(read: Reader) -> None:
    data = bytearray(XLSX if read is read_xlsx else DOCX)
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert told(read(bytes(data), "form")) == ["password-protected"]


def test_pictures_only_are_nothing_to_read() -> None:
    outcome = read_docx(document("<w:p><w:r><w:drawing/></w:r></w:p>"), "form.docx")
    assert told(outcome) == ["nothing-to-read"]


def test_more_rows_of_nothing_than_a_sheet_has_are_refused() -> None:
    outcome = read_xlsx(workbook(["<row/>" * 1_250_000]), "form.xlsx")
    assert told(outcome) == ["file-unpacks-too-large"]
