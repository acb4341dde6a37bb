"""Text files of units come in the encodings that Windows has saved for thirty years."""

import pytest

from perfscore.intake.decoding import decode_text

TEXT = "一级指标\t三级指标\n产出指标\t培训人数≥30人\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    outcome = decode_text(TEXT.encode(encoding), "form.txt")
    assert outcome.value is not None
    assert outcome.value.text == TEXT
    assert outcome.diagnostics == ()


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_ordinary_chinese_in_gbk_is_read_and_told(encoding: str) -> None:
    outcome = decode_text(TEXT.encode(encoding), "form.txt")
    assert outcome.value is not None
    assert outcome.value.text == TEXT
    (note,) = outcome.diagnostics
    assert note.rule.name == "read-as-gb18030"


def test_a_declared_encoding_counts_where_the_bytes_are_not_utf_8() -> None:
    big5 = decode_text("績效目標".encode("big5"), "page.html", declared="Big5")
    assert big5.value is not None
    assert big5.value.text == "績效目標"
    gb = decode_text(TEXT.encode("gbk"), "page.html", declared="gb2312")
    assert gb.value is not None
    assert gb.diagnostics == ()


def test_a_declaration_that_the_bytes_belie_does_not_count() -> None:
    outcome = decode_text(TEXT.encode(), "page.html", declared="gb2312")
    assert outcome.value is not None
    assert outcome.value.text == TEXT


def test_other_bytes_are_refused() -> None:
    outcome = decode_text(bytes(range(128, 256)) * 4, "form.txt")
    assert outcome.value is None
    assert [each.rule.name for each in outcome.diagnostics] == ["not-utf-8"]
    picture = decode_text(b"\x89PNG\r\n", "form.txt")
    assert [each.rule.name for each in picture.diagnostics] == ["not-a-text-file"]
