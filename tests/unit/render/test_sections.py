"""A form taken apart for pages: headings to repeat, the label beside a part."""

from dataclasses import replace
from fractions import Fraction

from tests.unit.render.forms import small

from perfscore.render.sections import sections
from perfscore.report.table import Role, Table, TableCell


def table(*cells: TableCell, rows: int, columns: int) -> Table:
    widths = (Fraction(1, columns),) * columns
    return Table("附表", "", rows, columns, cells, (), widths, ())


def test_the_total_continues_the_part_above_and_the_label_stands_beside_it() -> None:
    header, lines = sections(small())
    assert [[each.text for each in row] for row in header.rows] == [
        ["部门名称", "甲处"]
    ]
    assert (header.head, header.label) == (0, None)
    assert lines.head == 1
    assert lines.label is not None
    assert lines.label.text == "绩效指标"
    assert [row[0].text for row in lines.rows] == [
        "一级指标",
        "产出指标",
        "完成信息报送工作",
        "总分",
    ]


def test_the_heading_row_of_an_annex_is_repeated() -> None:
    cells = (
        TableCell(0, 0, "名称", Role.HEADING),
        TableCell(0, 1, "数值", Role.HEADING),
        TableCell(1, 0, "在职人数", Role.NAME),
        TableCell(1, 1, "51", Role.AMOUNT),
    )
    (only,) = sections(table(*cells, rows=2, columns=2))
    assert (only.head, only.label) == (1, None)


def test_headings_in_two_rows_are_repeated_together() -> None:
    cells = (
        TableCell(0, 0, "名称", Role.HEADING, row_span=2),
        TableCell(0, 1, "预算", Role.HEADING, column_span=2),
        TableCell(1, 1, "年初", Role.HEADING),
        TableCell(1, 2, "全年", Role.HEADING),
        TableCell(2, 0, "合计", Role.NAME),
        TableCell(2, 1, "1", Role.AMOUNT),
        TableCell(2, 2, "2", Role.AMOUNT),
    )
    (only,) = sections(table(*cells, rows=3, columns=3))
    assert (only.head, only.label) == (2, None)
    assert [each.text for each in only.rows[0]] == ["名称", "预算"]


def test_headings_with_nothing_below_are_not_repeated() -> None:
    cells = (TableCell(0, 0, "名称", Role.HEADING),)
    (only,) = sections(table(*cells, rows=1, columns=1))
    assert only.head == 0


def test_a_row_that_begins_with_a_value_is_no_heading() -> None:
    form = small()
    cells = tuple(
        replace(each, role=Role.TEXT) if each.text == "三级指标" else each
        for each in form.cells
    )
    _, lines = sections(replace(form, cells=cells))
    assert (lines.head, lines.label) == (0, None)
    assert lines.rows[0][0].text == "绩效指标"
