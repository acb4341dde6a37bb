"""Lines broken as Chinese typesetting does; expected breaks are made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from perfscore.render.wrapping import widest_piece, wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("高标准完成公务接待", 8, ["高标准完", "成公务接", "待"]),
        ("全面提升，当好参谋", 8, ["全面提", "升，当好", "参谋"]),
        ("产出指标（50分）", 12, ["产出指标", "（50分）"]),
        ("数量（百万）", 8, ["数量", "（百万）"]),
        ("名“称”", 4, ["名", "“称”"]),
        ("完成467.03万元", 8, ["完成", "467.03万", "元"]),
        ("GDP growth 6.5%", 10, ["GDP growth", "6.5%"]),
        ("  前后空格  ", 10, ["前后空格"]),
        ("甲\n\n乙", 4, ["甲", "", "乙"]),
        ("甲\t乙", 10, ["甲 乙"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 4, [""]),
    ],
)
def test_lines_break_where_a_typesetter_would(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_hanging_lines_are_narrower() -> None:
    assert wrap("一二三四五六七", 6, hanging=2) == ["一二三", "四五", "六七"]


def test_the_widest_piece_is_what_should_not_be_broken() -> None:
    assert widest_piece("合计 467.03万元，约") == 6
    assert widest_piece("") == 0


@given(st.text(max_size=60), st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_seen_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(wcswidth(line) <= width for line in lines if len(line) > 1)
    shown = "".join(wrap(text, 10_000)).split()
    assert "".join("".join(lines).split()) == "".join(shown)


@given(st.text("，。、）（“”一二三ab1", max_size=40), st.integers(10, 20))
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    later = wrap(text, width)[1:]
    if widest_piece(text) <= width:
        assert not any(line[0] in "，。、）”" for line in later)
