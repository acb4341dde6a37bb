"""Rows are high enough for what is wrapped in them."""

import pytest

from perfscore.render.xlsx.cells import placed
from perfscore.render.xlsx.heights import (
    LEAST,
    cumulated,
    divided,
    height_of,
    line_count,
    room,
    row_heights,
)
from perfscore.report.table import Role, TableCell


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 8, 1),
        ("产出指标", 8, 1),
        ("产出指标", 6, 2),
        ("产出指标（50分）", 8, 2),
        ("“≥…”", 8, 1),
        ("“≥…”", 6, 2),
        ("甲\n乙\n", 8, 3),
        ("abcdefgh", 8, 1),
        ("甲abcdefgh", 8, 2),
        ("abcdefghi", 8, 2),
        ("甲乙丙，丁戊", 6, 3),  # 甲乙, 丙，丁, 戊: no line begins with a comma
    ],
)
def test_lines_are_counted_as_chinese_is_set(text: str, width: int, lines: int) -> None:
    assert line_count(text, width) == lines


def test_a_column_of_71_pixels_holds_four_characters_and_a_half() -> None:
    assert room(71) == 9


def test_a_merged_cell_has_room_in_its_rows_together() -> None:
    long = TableCell(0, 0, "字" * 36, Role.NAME, row_span=3)
    short = [TableCell(row, 1, "短", Role.NAME) for row in range(3)]
    cells = [placed(each) for each in (long, *short)]
    # nine columns hold four characters: nine lines, of which each row gets three
    heights = row_heights(cells, 3, (71, 71))
    assert heights == [height_of(9) / 3] * 3
    assert all(each > LEAST for each in heights)


def test_a_height_beyond_a_rows_is_divided() -> None:
    assert divided(300) == [300]
    assert divided(900) == [300, 300, 300]


def test_no_pixel_of_the_width_is_lost() -> None:
    assert cumulated([1 / 3, 1 / 3, 1 / 3], 1000) == [333, 334, 333]
