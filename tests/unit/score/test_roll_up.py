"""Several units' assessments as one; numbers worked out by hand."""

from fractions import Fraction

from tests.unit.lower.sets import HEAD, checked, whole
from tests.unit.score.forms import filled, row

from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.score.reported.roll_up import RolledUp, roll_up
from perfscore.score.scorer import Scorer

F = Fraction
BODY = """
数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填
  满意率：比率，必填，≥ 0%，≤ 100%
  联系人：文本
定义 执行率 = 全年执行数 / 全年预算数
一级指标 预算执行率 4分
  得分 = 分值 × 至多(执行率, 100%)
一级指标 满意度 2分
  得分 = 分值 × 满意率
一级指标 产出指标 4分
  二级指标 由单位填报
填报指标评分
  目标 ≥、＞、＝、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 定性：评级
    好：[0%, 100%]
多单位汇总
  绝对值：合计
  相对值：按 全年执行数 加权平均
"""
SET = checked(whole(BODY, head=HEAD))


def unit(
    name: str,
    data: dict[str, str],
    *rows: IndicatorRow,
    funds: tuple[FundRow, ...] = (),
) -> Assessment:
    made = filled(*rows, data=data, funds=funds)
    return Assessment(
        unit=name,
        year=made.year,
        data=made.data,
        funds=made.funds,
        indicators=made.indicators,
    )


def output(target: str, actual: str) -> IndicatorRow:
    return row("培训人数", actual, target=target, weight="4", level1="产出指标")


def rolled(*units: Assessment) -> RolledUp:
    return roll_up(SET.indicator_set, units)


ONE = unit(
    "甲局",
    {"全年预算数": "100", "全年执行数": "60", "满意率": "90%"},
    output("≥50人", "40人"),
)
OTHER = unit(
    "乙局",
    {"全年预算数": "200万元", "全年执行数": "30", "满意率": "60%"},
    output("≥30人", "30人"),
)


def test_amounts_and_counts_are_added_up() -> None:
    made = rolled(ONE, OTHER)
    assert made.findings == ()
    assert made.assessment.unit == "甲局、乙局"
    assert made.assessment.data["全年预算数"].text == "300万元"
    assert made.assessment.data["全年执行数"].text == "90万元"
    (only,) = made.assessment.indicators
    assert (only.target, only.actual) == (Cell("≥80人"), Cell("70人"))
    assert only.weight == Cell("4")


def test_rates_are_weighted_by_what_the_set_names() -> None:
    """(60 × 90% + 30 × 60%) ÷ 90 = 72 ÷ 90 = 80%."""
    assert rolled(ONE, OTHER).assessment.data["满意率"].text == "80%"


def test_the_one_assessment_is_scored() -> None:
    """4 × 90/300 = 1.2; 2 × 80% = 1.6; 4 × 70/80 = 3.5."""
    score = Scorer(SET).score(rolled(ONE, OTHER).assessment)
    assert [each.score for each in score.lines] == [F("1.2"), F("1.6"), F("3.5")]
    assert score.total == F("6.3")


def test_a_mean_without_an_end_stays_exact() -> None:
    """(10 × 100% + 20 × 50%) ÷ 30 = 2/3, of which 2 points are 4/3."""
    one = unit("甲", {"全年预算数": "30", "全年执行数": "10", "满意率": "100%"})
    other = unit("乙", {"全年预算数": "30", "全年执行数": "20", "满意率": "50%"})
    score = Scorer(SET).score(rolled(one, other).assessment)
    assert score.lines[1].exact == F(4, 3)


def test_the_funds_count_as_data() -> None:
    funds = (FundRow("合计", None, Cell("50"), Cell("25")),)
    one = unit("甲", {"满意率": "80%"}, funds=funds)
    made = rolled(one, OTHER)
    assert made.assessment.data["全年预算数"].text == "250万元"


def test_what_is_missing_in_a_unit_is_not_zero() -> None:
    one = unit("甲局", {"全年预算数": "100", "满意率": "90%"}, output("≥50人", "40人"))
    made = rolled(one, OTHER)
    assert "全年执行数" not in made.assessment.data
    told = {each.path: each.message.zh for each in made.findings}
    assert told["全年执行数",] == "“全年执行数”甲局没有填，或填的不能用，汇总里留空"
    assert Scorer(SET).score(made.assessment).total is None


def test_texts_that_differ_are_told_with_both() -> None:
    one = unit("甲局", {**_texts(ONE), "联系人": "张三"}, output("≥50人", "40人"))
    other = unit("乙局", {**_texts(OTHER), "联系人": "李四"}, output("≥30人", "30人"))
    made = rolled(one, other)
    (only,) = made.findings
    assert only.rule.name == "roll-up-differs"
    assert "甲局 张三；乙局 李四" in only.message.zh
    assert "联系人" not in made.assessment.data
    same = unit("乙局", {**_texts(OTHER), "联系人": "张三"}, output("≥30人", "30人"))
    assert rolled(one, same).assessment.data["联系人"] == Cell("张三")


def _texts(assessment: Assessment) -> dict[str, str]:
    return {name: cell.text for name, cell in assessment.data.items()}
