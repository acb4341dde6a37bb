from tests.unit.intake.form.tables import form, text, told

HEADINGS = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n"
FIRST = "产出指标|数量指标|培训人数|≥50人|52人|20|20\n"


def test_a_row_that_lost_its_level_1_is_set_right_and_told() -> None:
    table = HEADINGS + FIRST + "质量指标|合格率|≥95%|96%|30|29|"

    row = form(table).indicators[1]
    assert (text(row.level1), text(row.name)) == ("产出指标", "合格率")
    assert (text(row.weight), text(row.score)) == ("30", "29")
    ((rule, place, _),) = told(table)
    assert (rule, place) == ("uncertain-reading", "0!3-1")


def test_a_row_that_lost_two_levels_is_set_right() -> None:
    row = form(HEADINGS + FIRST + "参训单位|5家|6家|10|9||").indicators[1]

    assert [text(each) for each in row.level2] == ["数量指标"]
    assert (text(row.name), text(row.target)) == ("参训单位", "5家")
    assert (text(row.weight), text(row.score)) == ("10", "9")


def test_a_level_1_of_its_own_name_is_left_where_it_stands() -> None:
    row = form(HEADINGS + FIRST + "满意度指标|满意度|满意率|90%|91%|10|9").indicators[1]

    assert text(row.level1) == "满意度指标"


def test_amounts_where_the_name_belongs_are_set_right() -> None:
    table = (
        "{2,1}项目资金|来源|全年预算数|全年执行数|执行率\n"
        "资金总额|100|90|90%||\n" + HEADINGS + FIRST
    )
    (fund,) = form(table.replace("{2,1}", "")).funds

    assert fund.name == "资金总额"
    assert (text(fund.annual_budget), text(fund.executed)) == ("100", "90")
