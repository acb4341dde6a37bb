"""Small forms made by hand."""

from fractions import Fraction

from perfscore.report.table import Role, Table, TableCell

HOSTILE = (
    "<script>alert(1)</script>",
    "a|b\\|c",
    "\x1b[31m红\x1b[0m",
    "\u202e倒着写",
    "零\u200b宽\x00",
    "# 标题\n- 列表",
    "[链接](http://example.org) *星* `码` _线_",
    "&lt;&amp;",
    "很长的词" + "x" * 300,
    "\"引号' onmouseover=1",
)


def small(
    *, name: str = "完成宣传工作", unit: str = "甲处", note: str = "说明"
) -> Table:
    """Make a form of a header, two lines below one heading, and a total.

    Its grid has four columns; 产出指标 reaches over both lines.
    """
    cells = (
        TableCell(0, 0, "部门名称", Role.HEADING),
        TableCell(0, 1, unit, Role.TEXT, column_span=3),
        TableCell(1, 0, "绩效指标", Role.HEADING, row_span=3),
        TableCell(1, 1, "一级指标", Role.HEADING),
        TableCell(1, 2, "三级指标", Role.HEADING),
        TableCell(1, 3, "得分", Role.HEADING),
        TableCell(2, 1, "产出指标", Role.GROUP, row_span=2),
        TableCell(2, 2, name, Role.NAME),
        TableCell(2, 3, "9.5", Role.SCORE, number=Fraction("9.5"), places=2),
        TableCell(3, 2, "完成信息报送工作", Role.NAME),
        TableCell(3, 3, "—", Role.SCORE, undefined=True),
        TableCell(4, 0, "总分", Role.TOTAL, column_span=3),
        TableCell(4, 3, "9.5", Role.SCORE, number=Fraction("9.5"), places=2),
    )
    widths = tuple(Fraction(each, 10) for each in (1, 2, 5, 2))
    return Table("2021年度自评表", "（试用）", 5, 4, cells, (note,), widths, (1, 4))


def annex() -> Table:
    """Make an annex of one row below its headings."""
    cells = (
        TableCell(0, 0, "名称", Role.HEADING),
        TableCell(0, 1, "数值", Role.HEADING),
        TableCell(1, 0, "在职人数", Role.NAME),
        TableCell(1, 1, "51", Role.AMOUNT, number=Fraction(51)),
    )
    widths = (Fraction(1, 4), Fraction(3, 4))
    return Table("附表 填报数据", "", 2, 2, cells, (), widths, ())
