import random
import zlib
from io import BytesIO
from time import monotonic

import pypdfium2 as pdfium
import pytest
import typst
from tests.laying.model import PaperCell, PaperForm
from tests.laying.pdf import pdf_bytes
from tests.laying.published import paper_form, published, with_rows
from tests.laying.variety import accounts

from perfscore.intake import file_rules
from perfscore.intake.grid import Document, Grid, GridCell, Paragraph
from perfscore.intake.pdf import reading
from perfscore.intake.pdf.reading import read_pdf
from perfscore.intake.pdf.rules import LETTERS_NOT_KNOWN, PAGES_NOT_READ

SMALL = PaperForm(
    above=("项目支出绩效自评表", "（2022年度）"),
    rows=3,
    columns=3,
    cells=(
        PaperCell(0, 0, "产出指标\n(50分)", 2, 1),
        PaperCell(0, 1, "修缮校舍面积"),
        PaperCell(0, 2, "≥1200平方米"),
        PaperCell(1, 1, "合格率"),
        PaperCell(1, 2, "100%"),
        PaperCell(2, 0, "总分", 1, 2),
        PaperCell(2, 2, "98.5"),
    ),
)

PICTURE_ONLY = b"#set page(width: 9cm, height: 9cm)\n#rect(width: 3cm, height: 3cm)"

LOCKED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/P -4
/O<6162636465666768696a6b6c6d6e6f707172737475767778797a303132333435>
/U<6162636465666768696a6b6c6d6e6f707172737475767778797a303132333435>>> endobj
trailer <</Root 1 0 R/Size 5/Encrypt 4 0 R
/ID[<30313233343536373839616263646566><30313233343536373839616263646566>]>>
%%EOF
"""

BOMB = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>> endobj
4 0 obj <</Filter/FlateDecode/Length LENGTH>>
stream
DATA
endstream endobj
trailer <</Root 1 0 R/Size 5>>
%%EOF
"""

NAMELESS = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
/Resources<</Font<</F 5 0 R/G 8 0 R>>>>>> endobj
4 0 obj <</Length 72>>
stream
BT /F 12 Tf 20 100 Td <00410042> Tj ET BT /G 12 Tf 20 50 Td (known) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H
/DescendantFonts[6 0 R]>> endobj
6 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/FontDescriptor 7 0 R
/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>> endobj
7 0 obj <</Type/FontDescriptor/FontName/Odd/Flags 4/ItalicAngle 0/Ascent 800
/Descent -200/FontBBox[0 0 1000 1000]>> endobj
8 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R/Size 9>>
%%EOF
"""


def _read(data: bytes) -> Document:
    document = read_pdf(data, "表.pdf").value
    assert document is not None
    return document


def _grids(data: bytes) -> list[Grid]:
    return [each for each in _read(data).blocks if isinstance(each, Grid)]


def _bare(text: str) -> str:
    return "".join(text.split())


def _shown(cell: GridCell | PaperCell) -> tuple[int, int, int, int, str]:
    spans = (cell.row_span, cell.column_span)
    return cell.row, cell.column, *spans, _bare(cell.text)


def test_a_ruled_table_is_read_with_its_merged_cells_and_their_places() -> None:
    (grid,) = _grids(pdf_bytes(SMALL))

    assert [(each.text, each.row_span, each.column_span) for each in grid.cells] == [
        ("产出指标\n(50分)", 2, 1),
        ("修缮校舍面积", 1, 1),
        ("≥1200平方米", 1, 1),
        ("合格率", 1, 1),
        ("100%", 1, 1),
        ("总分", 1, 2),
        ("98.5", 1, 1),
    ]
    last = grid.cells[-1].span
    assert last.source.mark(last.start) == "第1页 表1 第3行第3列"


def test_text_around_the_table_is_paragraphs_and_the_page_number_is_left_out() -> None:
    document = _read(pdf_bytes(SMALL, "注：得分按执行率计。"))

    texts = [each.text for each in document.blocks if isinstance(each, Paragraph)]
    assert texts == ["项目支出绩效自评表", "（2022年度）", "注：得分按执行率计。"]


@pytest.mark.parametrize("size", [8, 16])
@pytest.mark.parametrize("number", with_rows())
def test_every_published_form_is_read_cell_by_cell(number: str, size: int) -> None:
    """In letters of 16 points every form is longer than its page."""
    form = paper_form(published()[number])

    (grid,) = _grids(pdf_bytes(form, size=size))

    assert [_shown(each) for each in grid.cells] == [
        _shown(each) for each in form.cells if each.text
    ]


def test_a_paragraph_broken_into_lines_is_one_again() -> None:
    text = (
        "得分按执行率与分值之积计算，最高不超过该项分值；执行率为全年执行数与全年预算数之比。"
        * 4
    )

    (paragraph,) = _read(pdf_bytes(text)).blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text


def test_of_a_long_report_the_pages_with_the_form_are_read() -> None:
    document = _read(pdf_bytes(*accounts(30), SMALL_WITH_HEADINGS))

    grids = [each for each in document.blocks if isinstance(each, Grid)]
    assert _shown(grids[-1].cells[0]) == (0, 0, 1, 1, "一级指标")
    assert len(grids) < 4


SMALL_WITH_HEADINGS = PaperForm(
    above=("项目支出绩效自评表",),
    rows=2,
    columns=4,
    cells=tuple(
        PaperCell(row, column, text)
        for row, texts in enumerate(
            [("一级指标", "三级指标", "指标值", "得分"), ("产出指标", "面积", "5", "9")]
        )
        for column, text in enumerate(texts)
    ),
)


def test_a_pdf_of_500_pages_is_read_in_seconds() -> None:
    report = pdfium.PdfDocument(pdf_bytes(*accounts(60)))
    document = pdfium.PdfDocument.new()
    while len(document) < 500:
        document.import_pages(report)
    document.import_pages(pdfium.PdfDocument(pdf_bytes(SMALL_WITH_HEADINGS)))
    data = _saved(document)
    start = monotonic()

    grids = _grids(data)

    assert monotonic() - start < 20
    assert grids[-1].cells[-1].text == "9"


@pytest.mark.parametrize("unit", [b"q ", b"0 0 m 9 9 l S\n", b"BT (a) Tj ET\n"])
def test_commands_that_unfold_to_millions_are_refused(unit: bytes) -> None:
    packed = zlib.compress(unit * (12_000_000 // len(unit)), 9)
    data = BOMB.replace(b"LENGTH", str(len(packed)).encode()).replace(b"DATA", packed)

    outcome = read_pdf(data, "表.pdf")

    assert len(data) < 100_000
    (told,) = outcome.diagnostics
    assert told.rule is file_rules.FILE_UNPACKS_TOO_LARGE


def test_a_page_that_lies_on_its_side_is_read_as_it_is_looked_at() -> None:
    text = '#set text(font: "Noto Serif SC")\n#rotate(-90deg, reflow: true, '
    text += "table(columns: 2, [指标], [得分], [面积], [9.5]))"
    document = pdfium.PdfDocument(typst.compile(text.encode()))
    document[0].set_rotation(90)
    turned = _saved(document)

    (grid,) = _grids(turned)

    assert [each.text for each in grid.cells] == ["指标", "得分", "面积", "9.5"]


def test_what_our_own_files_say_of_themselves_is_kept() -> None:
    words = ("perfscore-set=ps/2020;perfscore-version=1.2", "绩效")

    document = _read(pdf_bytes(SMALL, keywords=words))

    assert document.identity == {
        "perfscore-set": "ps/2020",
        "perfscore-version": "1.2",
    }


def test_a_file_with_a_password_is_refused() -> None:
    (told,) = read_pdf(LOCKED, "表.pdf").diagnostics

    assert told.rule is file_rules.PASSWORD_PROTECTED
    assert told.message.zh == "“表.pdf”有打开密码"


def test_a_scan_is_refused_with_what_to_use_instead() -> None:
    outcome = read_pdf(typst.compile(PICTURE_ONLY), "扫描.pdf")

    assert outcome.value is None
    (told,) = outcome.diagnostics
    assert told.rule is file_rules.NOTHING_TO_READ
    assert told.hint is not None
    assert told.hint.zh.startswith("扫描件没有文字，请用可复制文字的 PDF")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    outcome = read_pdf(data, "表.pdf")

    assert outcome.value is None
    assert [each.rule for each in outcome.diagnostics] == [file_rules.FILE_DAMAGED]


def test_a_pdf_cut_short_anywhere_is_read_or_refused() -> None:
    data = pdf_bytes(SMALL)

    for end in range(0, len(data), max(len(data) // 60, 1)):
        outcome = read_pdf(data[:end], "表.pdf")
        assert outcome.value is not None or outcome.has_errors


def test_noise_behind_the_first_bytes_is_read_or_refused() -> None:
    noise = random.Random(20)  # noqa: S311 - the same noise each time
    whole = pdf_bytes(SMALL)

    for _ in range(60):
        data = b"%PDF-1.7\n" + noise.randbytes(400)
        assert read_pdf(data, "表.pdf").has_errors
        bent = bytearray(whole)
        for _ in range(30):
            bent[noise.randrange(len(bent))] = noise.randrange(256)
        outcome = read_pdf(bytes(bent), "表.pdf")
        assert outcome.value is not None or outcome.has_errors


def test_pages_left_when_time_is_up_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_SECONDS", -1)

    outcome = read_pdf(pdf_bytes(*accounts(3)), "表.pdf")

    (told,) = outcome.diagnostics
    assert told.rule is PAGES_NOT_READ
    assert told.message.zh.startswith("第1-")


def test_blank_pages_among_others_are_told() -> None:
    text = b"#set page(width: 9cm, height: 9cm)\n#rect()\n#pagebreak()\n9.5"

    outcome = read_pdf(typst.compile(text), "表.pdf")

    (told,) = outcome.diagnostics
    assert told.message.zh == "第1页没有文字（图片或空白），没有读"


def test_letters_that_the_file_does_not_name_are_told() -> None:
    outcome = read_pdf(NAMELESS, "表.pdf")

    assert outcome.value is not None
    assert outcome.value.source.text == "known\n"
    (told,) = outcome.diagnostics
    assert told.rule is LETTERS_NOT_KNOWN
    assert told.message.zh == "第1页有字没有文字对应，读不出"


def _saved(document: pdfium.PdfDocument) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()
