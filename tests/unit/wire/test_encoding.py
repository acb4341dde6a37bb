"""Bytes become text, or a diagnostic that names what they are and the remedy."""

from pathlib import Path

import pytest

from perfscore.diagnostics.model import Diagnostic
from perfscore.wire.encoding import MAX_BYTES, decode

HOSTILE = Path(__file__).parents[2] / "data" / "hostile"
TEXT = "单位: 株洲市人民政府驻北京联络处\n年度: 2021\n"


def refused(data: bytes, name: str = "x.yaml") -> Diagnostic:
    outcome = decode(data, name)
    assert outcome.value is None
    (diagnostic,) = outcome.diagnostics
    return diagnostic


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    outcome = decode(TEXT.encode(encoding), "x.yaml")
    assert outcome.value is not None
    assert outcome.value.text == TEXT
    assert outcome.diagnostics == ()


def test_gbk_is_recognised_and_its_remedy_told() -> None:
    found = refused((HOSTILE / "gbk.yaml").read_bytes(), "自评表.yaml")
    assert found.rule.name == "not-utf-8"
    assert "GBK" in found.message.zh
    assert "第 3 个字节" in found.message.zh  # by chance, 指 in GBK is UTF-8 as well
    assert found.hint is not None
    assert "iconv -f GB18030 -t UTF-8" in found.hint.zh
    assert "记事本" in found.hint.zh


def test_the_first_byte_that_is_not_utf_8_is_shown_in_readable_text() -> None:
    found = refused(b"year: 2021\nunit: " + "株洲市".encode("gbk"))
    assert found.at.span.text == "株"
    assert found.at.span.source.place(found.at.span.start) == (2, 7)
    assert "byte 18" in found.message.en


@pytest.mark.parametrize("at", [len("单位: 株".encode()), len("单位: 株洲市".encode())])
def test_damaged_utf_8_is_not_taken_for_gbk(at: int) -> None:
    data = TEXT.encode()
    found = refused(data[:at] + b"\xff" + data[at:])
    assert found.rule.name == "not-utf-8"
    assert "GBK" not in found.message.zh
    assert f"第 {at + 1} 个字节" in found.message.zh
    assert found.at.span.source.text[: found.at.span.start] == data[:at].decode()


def test_a_file_cut_within_a_character_is_damaged_utf_8() -> None:
    found = refused((HOSTILE / "one_bad_byte.yaml").read_bytes())
    assert found.rule.name == "not-utf-8"
    assert "GBK" not in found.message.zh


def test_western_letters_are_not_taken_for_gbk() -> None:
    assert "GBK" not in refused("unit: café au lait".encode("latin-1")).message.en


def test_a_nul_is_told_with_its_place() -> None:
    found = refused((HOSTILE / "nul.yaml").read_bytes())
    assert found.rule.name == "control-character"
    assert found.at.span.source.place(found.at.span.start) == (2, 7)
    assert found.hint is not None
    assert "UTF-8" in found.hint.zh


def test_utf_16_without_a_mark_is_not_guessed() -> None:
    found = refused((HOSTILE / "utf16_without_bom.yaml").read_bytes())
    assert found.rule.name == "not-utf-8"
    assert "GBK" not in found.message.zh


def test_utf_16_cut_in_the_middle_is_told() -> None:
    found = refused((HOSTILE / "utf16.yaml").read_bytes()[:-1])
    assert found.rule.name == "not-utf-8"
    assert "UTF-16" in found.message.zh


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04....xl/workbook.xml", ".xlsx"),
        (b"PK\x03\x04....word/document.xml", ".docx"),
        (b"PK\x03\x04....OFD.xml", "OFD"),
        (b"PK\x03\x04....readme", ".zip"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", ".doc"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1\\ansi", "RTF"),
    ],
)
def test_a_file_that_is_no_text_is_called_by_its_kind(start: bytes, kind: str) -> None:
    found = refused(start, "附件.dat")
    assert found.rule.name == "not-a-text-file"
    assert kind in found.message.zh
    assert "附件.dat" in found.message.zh
    assert found.hint is not None
    assert ".yaml" in found.hint.zh


def test_a_file_over_the_limit_is_refused_without_reading_it() -> None:
    assert refused(b"x" * (MAX_BYTES + 1)).rule.name == "file-too-large"
    assert decode(b"x" * MAX_BYTES, "x").value is not None
