from tests.unit.intake.form.tables import form, read, text, told

HEAD = "项目名称|甲项目||||||\n"
HEADINGS = "一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n"


def names(*blocks: str) -> list[str | None]:
    return [text(each.name) for each in form(*blocks).indicators]


def test_sign_value_and_unit_in_cells_of_their_own_are_one_target() -> None:
    headings = (
        "{2,1}一级指标|{2,1}三级指标|{1,3}年度指标值|||{2,1}完成值|{2,1}得分\n"
        "||指标性质|指标值|度量单位||\n"
    )
    rows = (
        "产出|人数|≥|50|人|52|10\n产出|质量|定性|优||优|10\n产出|次数|＝|6次|次|6次|10"
    )
    first, second, third = form(HEAD + headings + rows).indicators

    assert [text(each.target) for each in (first, second, third)] == [
        "≥50人",
        "优",
        "＝6次",
    ]
    assert [(name, cell.text) for name, cell in second.extras] == [("指标性质", "定性")]
    assert [(name, cell.text) for name, cell in third.extras] == [("度量单位", "次")]


def test_of_two_scores_the_unit_s_own_is_claimed_and_the_other_kept() -> None:
    headings = "一级指标|三级指标|分值|复核分|自评分|得分系数\n"
    (row,) = form(HEAD + headings + "产出|人数|10|8|9|90%").indicators

    assert text(row.score) == "9"
    assert [(name, cell.text) for name, cell in row.extras] == [
        ("复核分", "8"),
        ("得分系数", "90%"),
    ]


def test_two_columns_that_can_both_be_the_score_are_told() -> None:
    table = HEAD + "一级指标|三级指标|分值|指标得分|单项得分\n产出|人数|10|9|8"

    (row,) = form(table).indicators
    assert text(row.score) == "9"
    (only,) = told(table)
    assert only[:2] == ("uncertain-reading", "0!2-4")
    assert only[2] == "“指标得分”和“单项得分”两栏都可以是得分；取前一栏"


def test_a_value_between_two_headings_is_told_with_both() -> None:
    table = HEAD + HEADINGS + "产出|数量指标|人数|5人|{1,2}5人||9"

    (row,) = form(table).indicators
    assert (text(row.actual), text(row.weight)) == ("5人", None)
    assert told(table)[0] == (
        "uncertain-reading",
        "0!3-5",
        "“5人”横跨“完成值”、“分值”；算作“完成值”",
    )


def test_a_number_without_a_heading_is_told_and_listed() -> None:
    table = HEAD + HEADINGS + "产出|数量指标|人数|5人|5人|10|9|7"

    assert [each.text for each in form(table).unread] == ["7"]
    assert [each[:2] for each in told(table)] == [
        ("uncertain-reading", "0!3-8"),
        ("not-read", "0!3-8"),
    ]


def test_points_merged_beside_two_indicators_stay_with_the_first() -> None:
    table = (
        HEAD
        + HEADINGS
        + ("产出|数量指标|人数|5人|5人|{2,1}20|10\n|数量指标|期数|3期|3期||9\n")
    )

    assert [text(each.weight) for each in form(table).indicators] == ["20", None]
    (only,) = told(table)
    assert "“期数”" in only[2]


def test_a_level_1_weight_that_its_rows_do_not_add_up_to_is_told() -> None:
    table = (
        HEAD + HEADINGS + "产出指标⏎(50分)|数量指标|人数|5人|5人|20|10\n||期数|3|3|20|9"
    )

    first, second = form(table).indicators
    assert [text(each.level1_weight) for each in (first, second)] == ["50", "50"]
    (only,) = told(table)
    assert "写 50 分，下面各行之和是 40 分" in only[2]


def test_rows_that_the_template_left_open_are_passed_over_and_listed() -> None:
    table = (
        HEAD
        + HEADINGS
        + ("产出|数量指标|指标1：人数|5人|5人|20|10\n||指标2：||||\n||……||||\n")
    )

    assert names(table) == ["指标1：人数"]
    (only,) = told(table)
    assert only[0] == "row-not-used"
    assert "“指标2：”" in only[2]
    assert "“……”" in only[2]


def test_an_indicator_without_values_and_a_sub_row_without_weight_are_kept() -> None:
    table = (
        HEAD
        + HEADINGS
        + ("产出|数量指标|人数|5人|5人|20|10\n||其中：女性|2人|2人||\n||服务群众||||\n")
    )

    assert names(table) == ["人数", "其中：女性", "服务群众"]


def test_four_levels_and_indicators_without_levels_are_read() -> None:
    four = (
        HEAD
        + "一级指标|二级指标|三级指标|四级指标|指标值|得分\n产出|数量|道路|甲路|3|9"
    )
    plain = HEAD + "指标名称|指标值|得分\n人数|3|9"

    (row,) = form(four).indicators
    assert (text(row.level3), text(row.name)) == ("道路", "甲路")
    (row,) = form(plain).indicators
    assert (row.level1, row.level2, text(row.name)) == (None, (), "人数")


def test_a_level_1_indicator_takes_no_heading_from_the_row_above() -> None:
    table = (
        HEAD
        + HEADINGS
        + ("产出|数量指标|人数|5人|5人|20|10\n{1,3}预算执行率|||100%|90%|10|9\n")
    )

    row = form(table).indicators[1]
    assert (row.level1, row.level2, text(row.name)) == (None, (), "预算执行率")


def test_parts_of_the_total_and_what_stands_below_it_are_no_indicators() -> None:
    table = (
        HEAD
        + HEADINGS
        + (
            "产出|数量指标|人数|5人|5人|20|10\n加分|||||2|1\n总计|||||22|11\n"
            "{1,7}填表人须签字||||||\n"
        )
    )
    found = form(table)

    assert len(found.indicators) == 1
    assert (text(found.total_weight), text(found.total_score)) == ("22", "11")
    assert [each.text for each in found.unread] == ["加分", "2", "1", "填表人须签字"]


def test_a_column_of_an_unknown_heading_is_kept_and_told() -> None:
    table = HEAD + "一级指标|三级指标|指标值|得分|颜色\n产出|人数|5|9|红"

    (row,) = form(table).indicators
    assert [(name, cell.text) for name, cell in row.extras] == [("颜色", "红")]
    assert [each[0] for each in told(table)] == ["heading-not-known"]


SPLIT = (
    "一级指标|二级指标|三级指标|指标性质|年度指标值|度量单位|实际完成值"
    "|分值|评定分|得分\n"
)


def test_a_date_is_no_label_of_the_head_though_its_row_has_no_headings() -> None:
    """日期 under 指标性质, and 时间：… among the words, begin no other block."""
    rows = (
        "{3,1}产出|{3,1}时效指标|报送|日期|2021-11-30||2021-12-5|5||0\n"
        "||验收|日期|2021-11-30||2021-12-6|||\n"
        "||公示|≥|3|天|时间：3天|2||2\n"
    )
    found = form(HEAD + SPLIT + rows)

    assert [(text(each.name), text(each.actual)) for each in found.indicators] == [
        ("报送", "2021-12-5"),
        ("验收", "2021-12-6"),
        ("公示", "时间：3天"),
    ]
    assert found.unread == ()


def test_rows_that_our_form_keeps_open_are_not_told() -> None:
    """10 of the heading's 50 points: the set tells of that, with the cell."""
    table = (
        HEAD
        + SPLIT
        + (
            "{2,1}产出（50分）|数量指标|人数|≥|5|人|4|10||8\n"
            "|质量指标||||||||\n"
            "{1,7}总分|||||||100||\n"
            "{1,7}分值核对|||||||{1,3}“产出”分值合计 10，应为 50；||\n"
        )
    )
    own = read(table, set_id="national/project-2020")

    assert own.diagnostics == ()
    assert [each[0] for each in told(table)] == ["uncertain-reading", "row-not-used"]


def test_our_form_states_the_score_that_it_computed_where_no_points_are_given() -> None:
    rows = (
        "{2,1}产出|{2,1}数量指标|人数|≥|5|人|4|10||8\n||影响|定性|好||好|10|9|9\n"
        "产出|质量指标|合格率|≥|95|%|0.9|10||请填 95，不填 95%\n"
    )
    own = form(HEAD + SPLIT + rows, set_id="national/project-2020")

    assert [text(each.score) for each in own.indicators] == ["8", "9", None]
    assert [text(each.score) for each in form(HEAD + SPLIT + rows).indicators] == [
        None,
        "9",
        None,
    ]


def test_a_heading_printed_in_every_row_is_one() -> None:
    rows = (
        "产出指标（30分）|数量指标|人数|5人|5人|10|10\n"
        "产出指标（30分）|质量指标|合格率|90%|95%|20|20\n"
    )
    assert told(HEAD + HEADINGS + rows) == []

    wrong = rows.replace("|20|20", "|15|15")
    (only,) = told(HEAD + HEADINGS + wrong)
    assert only[0] == "uncertain-reading"
    assert only[2].startswith("“产出指标（30分）”写 30 分，下面各行之和是 25 分")


def test_levels_may_be_named_below_their_joint_heading() -> None:
    table = HEAD + (
        "{1,3}绩效指标|||指标性质|指标值|度量单位|完成值|分值|得分\n"
        "一级指标|二级指标|三级指标||||||\n"
        "产出指标|数量指标|检测人次|≥|12000|人次|12680|20|20\n"
    )
    (row,) = form(table).indicators

    assert text(row.level1) == "产出指标"
    assert text(row.name) == "检测人次"
    assert text(row.target) == "≥12000人次"
    assert (text(row.actual), text(row.weight), text(row.score)) == (
        "12680",
        "20",
        "20",
    )


def test_full_marks_and_total_a_column_left_of_their_headings() -> None:
    rows = "产出指标|数量指标|人数|5人|5人|100|97.4\n{1,4}总分||||100|97.4|\n"
    read = form(HEAD + HEADINGS + rows)

    assert text(read.total_weight) == "100"
    assert text(read.total_score) == "97.4"
