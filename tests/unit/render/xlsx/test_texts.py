"""Texts in cells are safe and no longer than a cell can be."""

import pytest

from perfscore.render.xlsx.texts import cell_text, shortened, would_be_taken


def test_lines_stay_and_what_cannot_be_seen_shows() -> None:
    assert cell_text("甲\r\n乙\x00") == "甲\n乙<U+0000>"
    assert cell_text("\ud800") == "<U+D800>"


def test_a_text_as_long_as_a_cell_stays_whole() -> None:
    assert cell_text("字" * 32_767) == "字" * 32_767


def test_a_longer_text_says_that_it_was_cut() -> None:
    text = cell_text("字" * 32_768)
    assert text == "字" * 32_000 + "…（余文略，全文见其他格式）"


def test_characters_outside_the_first_plane_count_twice() -> None:
    text = cell_text("𠀀" * 16_384)
    assert text == "𠀀" * 16_000 + "…（余文略，全文见其他格式）"
    assert shortened("𠀀𠀀𠀀", 5) == "𠀀𠀀…"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0", " =1", "1-2", "50%", "'a", "TRUE"],
)
def test_a_text_that_a_program_would_take_is_known(text: str) -> None:
    assert would_be_taken(text)


@pytest.mark.parametrize("text", ["", "有效", "≥95%", "TRUE 值", "a=1"])
def test_other_texts_need_no_mark(text: str) -> None:
    assert not would_be_taken(text)
