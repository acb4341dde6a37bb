import pytest

from perfscore.intake.columns import (
    Field,
    fund_column,
    goal_column,
    indicator_column,
    is_weak,
)


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        (
            "年度指标值 目标值 指标值(A) 年初目标值 预期指标值 指标（目标）值",
            Field.TARGET,
        ),
        ("实际完成值 全年完成值 完成情况 全年实际值(B) 实际完成指标值", Field.ACTUAL),
        ("分值 权重 标准分 指标分值 指标权重(分) 参考分值", Field.WEIGHT),
        ("得分 自评得分 自评分 指标得分 单项指标得分 评定分", Field.SCORE),
        ("偏差原因分析及改进措施 未完成原因 扣分原因 说明", Field.REASON),
        ("复核分 得分系数(%) 单项指标折算得分 上年完成值 评分标准", Field.OTHER),
        ("指标名称 维度 评价内容 指标内容", Field.NAME),
        ("指标性质 符号 绩效指标性质", Field.SIGN),
        ("度量单位 计量单位 绩效度量单位", Field.UNIT),
    ],
)
def test_headings_of_indicators_are_known_by_their_meaning(
    headings: str, field: Field
) -> None:
    read = {each: indicator_column(each) for each in headings.split()}
    assert {
        each: found and found.field for each, found in read.items()
    } == dict.fromkeys(read, field)


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        ("年初预算数 年初预算 年初预算数(A) 计划安排资金(元)", Field.INITIAL_BUDGET),
        ("全年预算数(A) 预算数(A) 全年(调整)预算数 调整后预算数", Field.ANNUAL_BUDGET),
        ("全年执行数(B) 执行数 资金执行 实际支出(万元)", Field.EXECUTED),
        ("执行率(B/A) 预算执行率(B/A×100%) 预算执行进度(%)", Field.RATE),
        ("分值(10分) 权重 执行率权重", Field.WEIGHT),
        ("得分（分值×执行 得分(20分*执行率) 执行率得分", Field.SCORE),
        ("得分计算方法 结余 统筹整合资金数(B)", Field.OTHER),
    ],
)
def test_headings_of_funds_are_known_by_their_meaning(
    headings: str, field: Field
) -> None:
    read = {each: fund_column(each) for each in headings.split()}
    assert {
        each: found and found.field for each, found in read.items()
    } == dict.fromkeys(read, field)


def test_a_heading_broken_over_lines_is_the_same_heading() -> None:
    assert indicator_column("年度 \n指标值") == indicator_column("年度指标值")
    assert indicator_column("偏差原因\n分析及 改进措施") == indicator_column("偏差原因")


def test_what_is_no_heading_has_no_field() -> None:
    for text in ("数量指标", "培训人数", "100%", "数" * 50 + "得分"):
        assert indicator_column(text) is None
    assert fund_column("决算数") is None


def test_a_heading_that_says_its_field_only_perhaps_is_weak() -> None:
    sure, perhaps = indicator_column("得分"), indicator_column("县级评分")

    assert sure is not None
    assert perhaps is not None
    assert (is_weak(sure), is_weak(perhaps)) == (False, True)


def test_goals_have_a_plan_and_a_result() -> None:
    assert goal_column("预期目标") is Field.EXPECTED_GOAL
    assert goal_column("全年实际完成情况") is Field.ACTUAL_GOAL
    assert goal_column("保障单位正常运转") is None
