"""The numbers of a chart stand in a table for who cannot see it."""

from fractions import Fraction

from perfscore.report.charts.model import (
    Bin,
    Caption,
    Density,
    Group,
    Histogram,
    Matrix,
    Range,
    StackedBars,
    Tornado,
)
from perfscore.report.charts.tables import table_of

CAPTION = Caption("名", "题", across="执行率", up="总分")
ZERO, ONE, TWO = Fraction(0), Fraction(1), Fraction(2)


def test_bins_have_their_edges_and_counts() -> None:
    chart = Histogram(CAPTION, (Bin(ZERO, ONE, (3, 4)),), ("现行", "草案"))
    table = table_of(chart, "zh")
    assert [each.name for each in table.headings] == ["不低于", "低于", "现行", "草案"]
    assert table.rows == ((0, 1, 3, 4),)


def test_groups_have_shares_of_their_own_whole() -> None:
    groups = (Group("北", (3, 1), "平均 90"), Group("空", (0, 0)))
    chart = StackedBars(CAPTION, ("优", "差"), groups, note_name="平均")
    table = table_of(chart, "zh")
    assert table.rows == (
        ("北", 4, 3, 1, Fraction(3, 4), Fraction(1, 4), "平均 90"),
        ("空", 0, 0, 0, None, None, ""),
    )


def test_a_grid_goes_from_the_top_down_and_leaves_empty_cells_blank() -> None:
    chart = Density(CAPTION, (ZERO, ONE, TWO), (ZERO, ONE, TWO), {(1, 0): 7})
    table = table_of(chart, "zh")
    assert [each.name for each in table.headings] == [
        "总分 ＼ 执行率",
        "[0%, 100%)",
        "[100%, 200%)",
    ]
    assert table.rows == (("[1, 2)", None, None), ("[0, 1)", None, 7))


def test_a_matrix_is_added_up_both_ways() -> None:
    chart = Matrix(CAPTION, ("优", "差"), ("优", "差"), ((5, 1), (2, 7)))
    assert table_of(chart, "en").rows == (
        ("优", 5, 1, 6),
        ("差", 2, 7, 9),
        ("all", 7, 8, 15),
    )


def test_a_range_has_its_span_and_no_empty_notes() -> None:
    chart = Tornado(CAPTION, ONE, (Range("甲", TWO, ZERO),), "减", "加")
    assert table_of(chart, "zh").rows == (("甲", 2, 0, 2),)
