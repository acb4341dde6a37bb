from tests.unit.intake.form.tables import form, text

HEAD = "项目名称|甲项目|||\n"
INDICATORS = "一级指标|三级指标|指标值|得分\n产出|人数|5|9\n"


def goals(table: str) -> list[tuple[str | None, str | None]]:
    found = form(HEAD + table + INDICATORS)
    assert len(found.indicators) == 1
    return [(text(each.expected), text(each.actual)) for each in found.goals]


def test_goals_stand_below_two_headings_in_one_row_or_several() -> None:
    table = "{3,1}年度总体目标|预期目标|实际完成情况\n|甲目标|甲完成\n|乙目标|\n"

    assert goals(table) == [("甲目标", "甲完成"), ("乙目标", None)]


def test_the_label_of_goals_repeated_in_each_row_is_no_goal() -> None:
    table = "年度总体目标|预期目标|实际完成情况\n年度总体目标|甲目标|甲完成\n"

    assert goals(table) == [("甲目标", "甲完成")]


def test_goals_without_headings_stand_beside_the_label() -> None:
    assert goals("年度总体目标|甲目标|甲完成\n") == [("甲目标", "甲完成")]


def test_headings_above_each_other_have_their_text_to_the_right() -> None:
    assert goals("预期目标|甲目标\n实际完成情况|甲完成\n") == [("甲目标", "甲完成")]


def test_a_goal_under_its_heading_may_say_what_labels_say() -> None:
    table = "{2,1}年度总体目标|预期目标|实际完成情况\n|年度目标|目标完成\n"

    assert goals(table) == [("年度目标", "目标完成")]
