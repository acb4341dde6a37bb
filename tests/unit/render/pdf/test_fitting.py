"""Where long texts are cut, and how long they are thought to be."""

import pytest

from perfscore.render.pdf.fitting import broken, line_count, pieces

ROOM = 1_000
"""Ten Chinese characters wide."""


@pytest.mark.parametrize(
    "line",
    ["", "按时完成全部工作任务并通过验收", "2021年12月31日", "≥95.5%", "甲 乙  丙"],
)
def test_what_breaks_by_itself_is_one_piece(line: str) -> None:
    assert pieces(line, ROOM) == [line]


@pytest.mark.parametrize(
    "line",
    ["x" * 100, "甲" + "x" * 100 + "乙", "…" * 30, "http://a.cn/" + "b" * 40 + " 见上"],
)
def test_pieces_are_short_and_make_the_line_again(line: str) -> None:
    made = pieces(line, ROOM)
    assert len(made) > 1
    assert "".join(made) == line
    assert all(made)


def test_lines_stay_lines() -> None:
    assert broken("甲\n\n乙", ROOM) == [["甲"], [""], ["乙"]]


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("字" * 10, 1), ("字" * 11, 2), ("字\n" * 4, 5)]
)
def test_lines_are_counted_by_their_width(text: str, lines: int) -> None:
    assert line_count(text, ROOM) == lines
