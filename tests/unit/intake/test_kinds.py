"""What a file is, is told by its content; its name only helps to say so."""

import pytest
from tests.unit.intake.packing import document, packed, paragraph, workbook

from perfscore.intake.kinds import FileKind, kind_of_file

XLSX = workbook(['<row r="1"><c r="A1"><v>1</v></c></row>'])
DOCX = document(paragraph("甲"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (XLSX, "a.xlsx", FileKind.XLSX),
        (XLSX, "a.xlsm", FileKind.XLSX),
        (DOCX, "a.docx", FileKind.DOCX),
        (b"%PDF-1.7\n", "a.pdf", FileKind.PDF),
        (b"\xef\xbb\xbf <!-- x --><!DOCTYPE html><p>", "a.htm", FileKind.WEB),
        ("<html>".encode("utf-16"), "a.html", FileKind.WEB),
        ("一级指标\t分值".encode(), "a.txt", FileKind.TEXT),
        (XLSX, "<stdin>", FileKind.XLSX),
    ],
)
def test_a_kind_is_known_without_a_word(data: bytes, name: str, kind: FileKind) -> None:
    outcome = kind_of_file(data, name)
    assert outcome.value is kind
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<table><tr><td>x</table>", "form.xls", FileKind.WEB),
        (XLSX, "form.xls", FileKind.XLSX),
        (DOCX, "form.doc", FileKind.DOCX),
        (XLSX, "form.docx", FileKind.XLSX),
        ("甲\t乙".encode("gbk"), "form.xls", FileKind.TEXT),
    ],
)
def test_a_wrong_ending_is_told(data: bytes, name: str, kind: FileKind) -> None:
    outcome = kind_of_file(data, name)
    assert outcome.value is kind
    assert [each.rule.name for each in outcome.diagnostics] == [
        "kind-differs-from-name"
    ]


@pytest.mark.parametrize(
    ("data", "name", "rule", "hint"),
    [
        (b"", "a.xlsx", "empty-file", None),
        (b"\n \n", "a.html", "empty-file", None),
        (OLE, "a.xls", "kind-not-read", "另存为 .xlsx"),
        (OLE, "a.doc", "kind-not-read", "另存为 .docx"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "password-protected",
            "去掉打开密码",
        ),
        (XLSX[:200], "a.xlsx", "file-damaged", "重新下载"),
        (b"\x00\x01\x02", "a.xlsx", "file-damaged", "重新下载"),
        (packed({"a.txt": "x"}), "a.zip", "kind-not-read", "先解压"),
        (packed({"OFD.xml": "x"}), "a.ofd", "kind-not-read", "PDF"),
        (packed({"xl/workbook.bin": "x"}), "a.xlsb", "kind-not-read", ".xlsx"),
        (b"\x89PNG\r\n", "a.png", "kind-not-read", "另存为"),
        (b"MIME-Version: 1.0\n", "a.mht", "kind-not-read", "另存为"),
    ],
)
def test_what_is_not_read_says_what_to_do(
    data: bytes, name: str, rule: str, hint: str | None
) -> None:
    outcome = kind_of_file(data, name)
    assert outcome.value is None
    (refused,) = outcome.diagnostics
    assert refused.rule.name == rule
    assert name in refused.message.zh
    assert name in refused.message.en
    assert hint is None or (refused.hint is not None and hint in refused.hint.zh)
