from tests.unit.intake.form.tables import form, text, told

FORM = (
    "项目名称|甲项目||\n一级指标|二级指标|三级指标|指标值|得分\n"
    "产出指标|数量指标|培训人数|5人|9\n效益指标|社会效益指标|影响|好|9\n"
)


def test_data_carry_the_unit_of_their_row() -> None:
    rows = "名称|数值|单位|说明\n在编人数|51|人|年末\n是否公开|是||\n结余|||\n"
    found = form(FORM, "附表 填报数据", rows)

    assert {name: cell.text for name, cell in found.data.items()} == {
        "在编人数": "51人",
        "是否公开": "是",
    }


def test_points_and_ratings_go_to_the_indicators_that_they_name() -> None:
    points = "指标|要点|是否具备\n产出指标/数量指标/培训人数|有计划|是\n|有总结|否\n"
    ratings = "指标|评级\n效益指标/社会效益指标/影响|优\n"
    first, second = form(FORM, "附表 要点核对", points, "附表 评级", ratings).indicators

    assert [(name, cell.text) for name, cell in first.points] == [
        ("有计划", "是"),
        ("有总结", "否"),
    ]
    assert (first.rating, text(second.rating)) == (None, "优")


def test_an_annex_that_names_no_indicator_of_the_form_is_told() -> None:
    found = told(FORM, "附表 评级", "指标|评级\n效益指标/别的|优\n")

    assert [each[:2] for each in found] == [("annex-not-placed", "2!2-1")]


def test_a_detail_table_has_its_columns_by_name() -> None:
    rows = "名称|金额（万元）\n甲|1.5\n乙|2万元\n"
    found = form(FORM, "附表 明细表：支出", rows)

    (table,) = found.tables.items()
    assert table[0] == "支出"
    assert [{name: cell.text for name, cell in row.items()} for row in table[1]] == [
        {"名称": "甲", "金额": "1.5万元"},
        {"名称": "乙", "金额": "2万元"},
    ]


def test_what_a_blank_form_computes_beside_the_form_is_not_reported() -> None:
    found = form(FORM, "附表 计算过程", "计算项|结果\n产出指标：得分|9\n")

    assert (found.data, found.unread) == ({}, ())
    assert told(FORM, "附表 计算过程", "计算项|结果\n产出指标：得分|9\n") == []


def test_headings_alone_tell_an_annex() -> None:
    found = form(FORM, "指标|评级\n产出指标/数量指标/培训人数|良\n")

    assert text(found.indicators[0].rating) == "良"
