"""The form on a terminal: exact width, merged cells, nothing that steers it."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.render.forms import HOSTILE, small
from tests.unit.report.building import indicator_set, scored
from tests.unit.report.zhuzhou import PURPOSE, zhuzhou
from wcwidth import wcswidth

from perfscore.model.assessment import Assessment
from perfscore.render.terminal import NARROWEST_FORM, terminal_text
from perfscore.report.official_form import official_form
from perfscore.report.table import Role, Table, TableCell

FRAME = "│┌├└"


def framed(text: str) -> list[str]:
    return [line for line in text.split("\n") if line[:1] in FRAME]


@pytest.mark.parametrize("width", [NARROWEST_FORM, 79, 80, 100, 120, 200])
def test_every_framed_line_is_exactly_as_wide_as_asked(width: int) -> None:
    text = terminal_text(official_form(zhuzhou()), width=width)
    assert {wcswidth(line) for line in framed(text)} == {width}
    assert max(wcswidth(line) for line in text.split("\n")) == width


def test_a_terminal_that_is_too_narrow_gets_the_narrowest_form() -> None:
    lines = framed(terminal_text(small(), width=20))
    assert {wcswidth(line) for line in lines} == {NARROWEST_FORM}


def test_the_parts_stand_below_each_other_under_their_names() -> None:
    text = terminal_text(official_form(zhuzhou()), width=120)
    titles = [line for line in text.split("\n") if line[:1] not in FRAME]
    assert [line.strip() for line in titles[:4]] == [
        "2021年度部门整体支出绩效自评表",
        *("资金情况（万元）", "年度总体目标", "绩效指标"),
    ]
    assert titles[4].startswith("备注：1. “执行率”")
    assert titles[5].startswith("2.总分设置为 100 分")


def test_a_merged_cell_shows_once_with_no_line_through_it() -> None:
    lines = framed(terminal_text(small(), width=NARROWEST_FORM))
    assert sum("产出指标" in line for line in lines) == 1
    first = next(index for index, line in enumerate(lines) if "产出指标" in line)
    between = lines[first + 1]
    assert between.startswith("│ ")
    assert "├───" in between
    assert between.endswith("┤")
    assert lines[first + 2].split("│")[1].isspace()
    assert "完成信息报送工作" in lines[first + 2]


def test_a_merged_text_goes_on_beside_the_rows_it_reaches_over() -> None:
    text = terminal_text(official_form(zhuzhou()), width=80)
    rows = [re.split("[│├┤┼]", line) for line in framed(text)]
    column = [row[3].strip(" ─") for row in rows if len(row) == 10]
    assert PURPOSE in "".join(column)


def test_numbers_stand_on_the_right_and_headings_in_the_middle() -> None:
    lines = framed(terminal_text(small(), width=NARROWEST_FORM))
    heading = next(line for line in lines if "三级指标" in line)
    assert all(cell.startswith(" ") for cell in heading.split("│")[1:-1])
    middle = heading.split("│")[2]
    left, right = (len(part) for part in middle.split("三级指标"))
    assert abs(left - right) <= 1
    score = next(line for line in lines if "完成宣传工作" in line).split("│")[3]
    assert score.endswith(" 9.5 ")


def test_the_total_stands_in_the_columns_of_the_lines() -> None:
    lines = framed(terminal_text(small(), width=80))
    found = (
        next(each for each in lines if text in each) for text in ("总分", "完成宣")
    )
    total, line = (wcswidth(each[: each.rindex("9.5")]) for each in found)
    assert total == line


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_hostile_names_neither_steer_the_terminal_nor_bend_the_frame(
    name: str, width: int
) -> None:
    text = terminal_text(small(name=name, unit=name, note=name), width=width)
    assert {wcswidth(line) for line in framed(text)} == {width}
    assert max(wcswidth(line) for line in text.split("\n")) <= width
    assert all(each.isprintable() for each in text.replace("\n", ""))


def test_what_would_steer_the_terminal_is_shown_instead() -> None:
    text = terminal_text(small(name="甲\x1b[2J\u202e乙"), width=120)
    assert "甲<U+001B>[2J<U+202E>乙" in text


def test_a_long_text_is_printed_whole() -> None:
    text = terminal_text(small(unit="字" * 3000), width=80)
    assert text.count("字") == 3000


texts = st.text(max_size=30)


@given(texts, texts, st.integers(60, 130))
def test_any_texts_fit(one: str, other: str, width: int) -> None:
    cells = (
        TableCell(0, 0, one, Role.HEADING),
        TableCell(0, 1, other, Role.TEXT, column_span=2),
        TableCell(1, 0, one, Role.GROUP, row_span=2),
        TableCell(1, 1, other, Role.NAME, column_span=2),
        TableCell(2, 1, one, Role.NAME),
        TableCell(2, 2, other, Role.SCORE),
    )
    widths = (Fraction(1, 4), Fraction(1, 2), Fraction(1, 4))
    table = Table("题", "", 3, 3, cells, (), widths, (1,))
    lines = terminal_text(table, width=width).split("\n")[1:]
    assert {wcswidth(line) for line in lines} == {width}


def test_a_form_without_indicators_is_framed_all_the_same() -> None:
    table = official_form(scored(indicator_set(), Assessment(unit="某单位")))
    text = terminal_text(table, width=80)
    assert {wcswidth(line) for line in framed(text)} == {80}
    assert "总分" in text


def test_a_cell_over_columns_and_rows_is_drawn_without_lines_through_it() -> None:
    cells = (
        TableCell(0, 0, "单位", Role.HEADING),
        TableCell(0, 1, "甲", Role.TEXT, column_span=2),
        TableCell(1, 0, "一", Role.GROUP, row_span=2),
        TableCell(1, 1, "乙", Role.NAME),
        TableCell(1, 2, "5", Role.SCORE),
        TableCell(2, 1, "丙", Role.NAME),
        TableCell(2, 2, "6", Role.SCORE),
        TableCell(3, 0, "预算执行率", Role.NAME, column_span=2),
        TableCell(3, 2, "7", Role.SCORE),
    )
    widths = (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))
    text = terminal_text(Table("题", "", 4, 3, cells, (), widths, (1,)), width=60)
    assert text.split("\n")[4:] == [
        "┌────────────────────┬──────────────────┬──────────────────┐",
        "│ 一                 │ 乙               │                5 │",
        "│                    ├──────────────────┼──────────────────┤",
        "│                    │ 丙               │                6 │",
        "├────────────────────┴──────────────────┼──────────────────┤",
        "│ 预算执行率                            │                7 │",
        "└───────────────────────────────────────┴──────────────────┘",
    ]
