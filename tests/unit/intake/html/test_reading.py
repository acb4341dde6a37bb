"""A web page is read as a browser shows it."""

import pytest
from tests.unit.intake.seen import by_mark, document_of, grids, paragraphs, reach, told

from perfscore.intake.html.reading import read_html


def test_spans_breaks_and_entities_are_read_as_shown() -> None:
    page = (
        "<html><head><title>x</title><style>td{}</style>"
        '<meta name="perfscore-set" content="a/b"></head><body><h1>自评表</h1>'
        "<table><tr><th rowspan=2>产出<br>指标</th><td>数量</td><td>&ge;30&nbsp;人</td>"
        "<tr><td colspan=2><p>甲</p><p>乙</p></table><script>x</script>注：略"
    )
    outcome = read_html(page.encode(), "page.html")
    assert paragraphs(outcome) == ["自评表", "注：略"]
    (grid,) = grids(outcome)
    assert reach(grid) == {
        "产出\n指标": (0, 0, 2, 1),
        "数量": (0, 1, 1, 1),
        "≥30 人": (0, 2, 1, 1),
        "甲\n乙": (1, 1, 1, 2),
    }
    assert by_mark(outcome)["表1 第2行第2列"] == "甲\n乙"
    assert document_of(outcome).identity == {"perfscore-set": "a/b"}


def test_a_table_that_lays_out_the_page_is_passed_through() -> None:
    page = (
        "<table><tr><td>导航<td><table><tr><td><p>标题</p>"
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>脚注</table></table>"
    )
    outcome = read_html(page.encode(), "page.html")
    assert paragraphs(outcome) == ["导航", "标题", "脚注"]
    assert [list(reach(grid)) for grid in grids(outcome)] == [["1", "2", "3", "4"]]


def test_hidden_content_is_not_read_and_told() -> None:
    page = '<p style="display: none">藏</p><p>见<span hidden>藏</span></p>'
    outcome = read_html(page.encode(), "page.html")
    assert paragraphs(outcome) == ["见"]
    assert told(outcome) == ["hidden-text-skipped"]


def test_fields_that_were_filled_in_are_read() -> None:
    page = (
        '<table><tr><td><input value="467.03"><td><select><option>优<option selected>'
        "良</select><td><input type=checkbox checked>是<input type=radio>否</table>"
    )
    assert list(by_mark(read_html(page.encode(), "page.html")).values()) == [
        "467.03",
        "良",
        "☑是☐否",
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [("", "utf-8"), ('<meta charset="gb2312">', "gbk"), ("", "utf-16")],
)
def test_pages_come_in_the_encodings_of_their_time(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><p>绩效自评表产出指标</p>"
    outcome = read_html(page.encode(encoding), "page.html")
    assert paragraphs(outcome) == ["绩效自评表产出指标"]
    assert outcome.diagnostics == ()


def test_reaches_without_end_are_cut_where_the_table_ends() -> None:
    page = "<table><tr><td colspan=100000 rowspan=0>甲<tr><td>乙<tr><td>丙</table>"
    (grid,) = grids(read_html(page.encode(), "page.html"))
    assert reach(grid)["甲"] == (0, 0, 3, 100)
    assert grid.rows == 3


def test_a_table_of_one_column_within_a_cell_is_its_text() -> None:
    rows = "<tr><td>乙<td>丙<tr><td>丁<td>戊"
    page = f"<table><tr><td>甲<td><table><tr><td>96%</table>{rows}</table>"
    (grid,) = grids(read_html(page.encode(), "page.html"))
    assert [each.text for each in grid.cells] == ["甲", "96%", "乙", "丙", "丁", "戊"]


def test_cells_never_overlap() -> None:
    page = (
        "<table><tr><td>a<td rowspan=3>b<td>c<tr><td colspan=3>d<td>e"
        "<tr><td>f<td>g</table>"
    )
    (grid,) = grids(read_html(page.encode(), "page.html"))
    taken = [
        (each.row + down, each.column + right)
        for each in grid.cells
        for down in range(each.row_span)
        for right in range(each.column_span)
    ]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("opened", ["<div>", "<b>", "<table><tr><td>"])
def test_a_hundred_thousand_levels_are_refused(opened: str) -> None:
    outcome = read_html((opened * 100_000 + "甲").encode(), "page.html")
    assert outcome.value is None
    assert told(outcome) == ["file-unpacks-too-large"]


def test_entities_of_its_own_do_not_unfold() -> None:
    page = '<!DOCTYPE html [<!ENTITY a "甲甲"><!ENTITY b "&a;&a;">]><p>乙&b;</p>'
    outcome = read_html(page.encode(), "page.html")
    assert "甲甲甲甲" not in document_of(outcome).source.text
