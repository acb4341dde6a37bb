from tests.corpus.sets import compiled, set_source
from tests.unit.intake.form.tables import form

from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.settle import settled
from perfscore.model.assessment import Assessment, Cell, Goal
from perfscore.model.indicator_set import IndicatorSet

HEAD = "项目名称|甲项目|||\n主管部门|乙局|实施单位|丙中心|\n"
HEADINGS = "一级指标|二级指标|三级指标|目标值|完成值|分值|得分|偏差原因\n"
ROWS = (
    "{2,1}产出指标|{2,1}数量指标|人数|5人|4人|10|8|推迟\n||期数|3期|3期|10|10|\n"
    "产出指标|质量指标|合格率|95%|96%|—|不适用|\n"
)


def assessment(claimed: ClaimedForm, by: IndicatorSet | None = None) -> Assessment:
    value = settled(claimed, by).value
    assert value is not None
    return value


def shipped(name: str) -> IndicatorSet:
    checked = compiled(set_source(name)).value
    assert checked is not None
    return checked.indicator_set


def test_what_the_form_says_is_what_the_unit_reports() -> None:
    goals = "年度目标|预期目标|实际完成情况\n|甲|乙\n"
    found = assessment(
        form(
            "项目支出绩效自评表（2023年度）",
            HEAD + goals + HEADINGS + ROWS + "总分|||||20|18",
        )
    )

    assert (found.unit, found.project, found.supervisor) == ("丙中心", "甲项目", "乙局")
    assert (found.year, found.title) == (2023, "项目支出绩效自评表（2023年度）")
    assert found.goals == (Goal("甲", "乙"),)
    assert found.claimed_total == Cell("18")
    first, second, third = found.indicators
    assert (first.name, first.target, first.actual) == (
        "人数",
        Cell("5人"),
        Cell("4人"),
    )
    assert (first.weight, first.claimed, first.reason) == (
        Cell("10"),
        Cell("8"),
        "推迟",
    )
    assert (third.weight, third.claimed) == (None, None)
    assert second.claimed == Cell("10")


def test_a_heading_of_one_cell_is_stated_once_a_repeated_one_each_time() -> None:
    found = assessment(form(HEAD + HEADINGS + ROWS)).indicators

    assert [(each.level1, each.level2) for each in found] == [
        ("产出指标", ("数量指标",)),
        (None, ()),
        ("产出指标", ("质量指标",)),
    ]


def test_a_row_without_a_name_has_that_of_its_lowest_heading() -> None:
    (row,) = assessment(
        form(HEAD + HEADINGS + "项目管理|组织机构||有|有|2|2|")
    ).indicators

    assert (row.level1, row.level2, row.name) == ("项目管理", (), "组织机构")


def test_a_rating_written_as_the_actual_value_is_a_rating() -> None:
    rows = "效益指标|社会效益指标|影响|明显提高|达成年度指标|10|9|\n"
    (row,) = assessment(
        form(HEAD + HEADINGS + rows), shipped("national/project-2020")
    ).indicators

    assert (row.actual, row.rating) == (None, Cell("达成年度指标"))


def test_a_number_is_no_rating_and_stays() -> None:
    rows = "产出指标|数量指标|人数|5人|4人|10|8|\n"
    (row,) = assessment(
        form(HEAD + HEADINGS + rows), shipped("national/project-2020")
    ).indicators

    assert (row.actual, row.rating) == (Cell("4人"), None)


def test_values_that_the_set_works_out_are_left_out_and_this_is_told() -> None:
    by = shipped("hunan/yueyang/department")
    rows = "投入|预算配置|财政供养人员控制率|≤100%|102.4%|5|4|\n"
    outcome = settled(form(HEAD + HEADINGS + rows), by)

    assert outcome.value is not None
    assert outcome.value.indicators[0].actual is None
    (only,) = outcome.diagnostics
    assert only.rule.name == "printed-value-not-used"
    assert only.message.zh.startswith("“财政供养人员控制率”")


def test_units_of_annexes_go_where_they_are_the_set_s_own() -> None:
    by = shipped("hunan/yueyang/department")
    annex = "名称|数值|单位|说明\n在职人员数|1024|人|\n编制数|1|千人|\n"
    claimed = form(HEAD + HEADINGS + ROWS, "附表 填报数据", annex)

    assert claimed.data["在职人员数"] == Cell("1024人")
    found = assessment(claimed, by).data
    assert found == {"在职人员数": Cell("1024"), "编制数": Cell("1千人")}
    assert assessment(claimed).data == claimed.data


SPLIT = "一级指标|二级指标|三级指标|指标性质|年度指标值|度量单位|实际完成值|分值|得分\n"
UNITS = (
    "{5,1}产出|{5,1}数量指标|培训|≥|5|万人|6|10|10\n"
    "||合格率|≥|95|%|93|10|9.79\n"
    "||按时率|≥|95|%|0.93|10|\n"
    "||办理|≥|10|个|50|10|10\n"
    "||服务|≥|5|万人|60000人|10|10\n"
)


def test_a_unit_of_its_own_column_is_that_of_target_and_actual_value() -> None:
    """6 beside 万人 is 6万人; 0.93 beside % may be 93%; 50 beside 个 is 50."""
    found = assessment(form(HEAD + SPLIT + UNITS, set_id="national/project-2020"))

    assert [(each.target, each.actual) for each in found.indicators] == [
        (Cell("≥5万人"), Cell("6万人")),
        (Cell("≥95%"), Cell("93%")),
        (Cell("≥95%"), Cell("0.93")),
        (Cell("≥10个"), Cell("50")),
        (Cell("≥5万人"), Cell("60000人")),
    ]


def test_a_unit_put_behind_a_value_is_told_of_forms_that_others_made() -> None:
    """Our form asks for the value in that unit."""
    other = settled(form(HEAD + SPLIT + UNITS), None).diagnostics
    own = settled(form(HEAD + SPLIT + UNITS, set_id="national/project-2020"), None)

    assert [each.rule.name for each in other] == ["unit-from-heading"] * 2
    assert other[0].message.zh == "度量单位是“万人”，完成值“6”读作 6万人"
    assert own.diagnostics == ()


def test_values_that_our_workbook_computed_are_not_told_as_left_out() -> None:
    by = shipped("hunan/yueyang/department")
    rows = "投入|预算配置|财政供养人员控制率|≤100%|102.4%|5|4|\n"
    outcome = settled(form(HEAD + HEADINGS + rows, set_id=by.id), by)

    assert outcome.value is not None
    assert outcome.value.indicators[0].actual is None
    assert outcome.diagnostics == ()
