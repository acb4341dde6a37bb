from perfscore.intake.pdf.joining import (
    Block,
    appended,
    gathered,
    goes_on,
    without_page_numbers,
)
from perfscore.intake.pdf.layout import PageCell, PageTable, PageText

_DOWN = (0, 5000, 10000)


def _table(*rows: tuple[str, str], page: int = 1, spare: int = 0) -> PageTable:
    cells = (
        PageCell(
            row,
            1,
            _DOWN[at],
            _DOWN[at + 1],
            text,
            f"第{page}页 表1 第{row + 1}行第{at + 1}列",
            spare=spare,
            first_unit=1000,
        )
        for row, texts in enumerate(rows)
        for at, text in enumerate(texts)
    )
    return PageTable(len(rows), _DOWN, tuple(cells))


def _rows(table: Block) -> list[tuple[int, int, str]]:
    assert isinstance(table, PageTable)
    return [(each.row, each.row_span, each.text) for each in table.cells if each.text]


def test_rows_of_the_next_page_follow_those_of_the_first() -> None:
    upper = _table(("产出", "面积"), spare=3000)
    lower = _table(("效益", "收入"), page=2)

    assert goes_on([upper], [lower])
    (table,) = appended([upper], [lower])
    assert _rows(table) == [
        (0, 1, "产出"),
        (0, 1, "面积"),
        (1, 1, "效益"),
        (1, 1, "收入"),
    ]


def test_a_merged_cell_cut_by_the_page_is_one_again() -> None:
    upper = _table(("产出", "面积"), spare=3000)
    lower = _table(("", "合格率"), page=2)

    (table,) = appended([upper], [lower])

    assert _rows(table) == [(0, 2, "产出"), (0, 1, "面积"), (1, 1, "合格率")]


def test_a_row_cut_by_the_page_is_one_again_and_names_both_places() -> None:
    upper = _table(("100%", "修缮校舍"), spare=2000)
    lower = _table(("", "面积"), page=2)

    (table,) = appended([upper], [lower])

    assert _rows(table) == [(0, 1, "100%"), (0, 1, "修缮校舍面积")]
    assert isinstance(table, PageTable)
    assert table.cells[1].place == "第1页 表1 第1行第2列（续第2页 表1 第1行第2列）"


def test_a_row_below_one_that_had_room_left_is_a_row() -> None:
    upper = _table(("100%", "修缮校舍"), spare=2300)
    lower = _table(("", "改造食堂"), page=2)

    (table,) = appended([upper], [lower])

    assert _rows(table)[-1] == (1, 1, "改造食堂")


def test_a_heading_row_printed_again_is_left_out() -> None:
    down = (0, 10, 20, 30)
    heading = [
        PageCell(0, 1, down[at], down[at + 1], text, "第1页")
        for at, text in enumerate(("指标", "分值", "得分"))
    ]
    row = [
        PageCell(1, 1, down[at], down[at + 1], text, "第1页")
        for at, text in enumerate(("面积", "10", "9"))
    ]
    page = PageTable(2, down, (*heading, *row))

    (table,) = appended([page], [page])

    assert [text for _, _, text in _rows(table)] == [
        *("指标", "分值", "得分", "面积", "10", "9", "面积", "10", "9"),
    ]


def test_a_text_hung_between_pages_comes_back_into_its_merged_cell() -> None:
    """A spreadsheet draws it on both pages, in the middle of the whole cell."""
    upper = gathered(
        [_table(("", "面积"), spare=3000), PageText("产出指标", "第1页", 500, 4500)]
    )
    lower = gathered(
        [PageText("产出指标", "第2页", 500, 4500), _table(("", "合格率"), page=2)]
    )

    assert goes_on(upper, lower)
    (table,) = appended(upper, lower)
    assert _rows(table) == [(0, 2, "产出指标"), (0, 1, "面积"), (1, 1, "合格率")]


def test_a_note_below_a_table_is_no_text_of_its_cells() -> None:
    blocks: list[Block] = [_table(("", "面积")), PageText("注：略", "第1页", 0, 9000)]

    assert gathered(blocks) == blocks


def test_a_merged_cell_without_edges_on_the_next_page_reaches_over_it() -> None:
    upper = _table(("产出", "面积"), spare=3000)
    cell = PageCell(0, 1, 5000, 10000, "合格率", "第2页")
    heads = (5000, 7000, 10000)

    (table,) = appended([upper], [PageTable(1, heads, (cell,))])

    assert _rows(table) == [(0, 2, "产出"), (0, 1, "面积"), (1, 1, "合格率")]


def test_the_rest_of_a_heading_follows_it() -> None:
    upper = _table(("产出指标", "面积"), spare=3000)
    below = PageCell(0, 2, 0, 5000, "（50分）", "第2页")
    rows = [PageCell(row, 1, 5000, 10000, f"指标{row}", "第2页") for row in (0, 1)]

    (table,) = appended([upper], [PageTable(2, _DOWN, (below, *rows))])

    assert _rows(table)[0] == (0, 3, "产出指标\n（50分）")


def test_the_first_row_printed_again_is_left_out_however_short() -> None:
    upper = _table(("部门名称", "某局"), ("产出", "面积"), spare=3000)
    lower = _table(("部门名称", "某局"), ("效益", "收入"), page=2)

    (table,) = appended([upper], [lower])

    assert [text for _, _, text in _rows(table)] == [
        *("部门名称", "某局", "产出", "面积", "效益", "收入"),
    ]


def test_a_table_goes_on_below_the_heading_of_every_page() -> None:
    head = PageText("某单位2022年部门决算", "第1页")

    assert goes_on([head, _table(("一", "二"))], [head, _table(("三", "四"))])


def test_text_between_two_tables_parts_them() -> None:
    title = PageText("附件2", "第2页")

    assert not goes_on([_table(("一", "二"))], [title, _table(("三", "四"))])


def test_a_table_of_another_width_is_another_table() -> None:
    narrow = PageTable(1, (0, 900), (PageCell(0, 1, 0, 900, "一", "第2页"),))

    assert not goes_on([_table(("一", "二"))], [narrow])


def test_page_numbers_are_left_out_and_figures_kept() -> None:
    texts = ("— 12 —", "第3页 共9页", "3/9", "100%", "2022年度")

    kept = without_page_numbers(PageText(each, "第1页") for each in texts)

    assert [each.text for each in kept if isinstance(each, PageText)] == [
        "100%",
        "2022年度",
    ]
