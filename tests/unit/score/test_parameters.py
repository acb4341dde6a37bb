"""Parameters that vary by year, region and number; and functions of the set."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, found, rules_of, scored, value_of
from tests.unit.score.tables import defined

PM25 = """\
数据
  改善目标：比率，必填，> 0%
  下降比例：比率，必填，≥ 0%
参数 下降目标 按 年度
  2014：10%
  2015：35%
  2016：65%
一级指标 细颗粒物 10分
  得分 = 若 下降比例 ≥ 改善目标 × 下降目标 则 分值 否则 0分
"""
MATCHING = """\
数据
  区域：选项（东部、中部、西部），必填
  配套比例：比率，必填，≥ 0%
参数 一档 按 区域
  东部：100%
  中部：40%
  西部：30%
参数 二档 按 区域
  东部：50%
  中部：20%
  西部：15%
一级指标 配套比例 10分
  评分 判定
    若 配套比例 ≥ 一档：10分
    若 配套比例 ≥ 二档：6分
    否则：0分
"""
LEAF = "一级指标 甲 10分\n得分 = 分值\n"


@pytest.mark.parametrize(
    ("year", "reached", "points"),
    [
        (2014, "1.99%", 0),  # the target is 20% × 10% = 2%
        (2014, "2%", 10),
        (2015, "6.99%", 0),  # 20% × 35% = 7%
        (2015, "7%", 10),
        (2016, "12.99%", 0),  # 20% × 65% = 13%
        (2016, "13%", 10),
    ],
)
def test_the_share_that_has_to_be_reached_rises_with_the_year(
    year: int, reached: str, points: int
) -> None:
    data = {"改善目标": "20%", "下降比例": reached}
    assert exact(scored(PM25, data=data, year=year)) == points


def test_a_year_without_a_row_has_no_value() -> None:
    score = scored(PM25, data={"改善目标": "20%", "下降比例": "9%"}, year=2017)
    assert rules_of(score) == ["no-parameter-row", "total-open"]
    assert found(score, "no-parameter-row").message.zh == (
        "参数“下降目标”没有适用于该单位年度的行"
    )


@pytest.mark.parametrize(
    ("region", "share", "points"),
    [
        ("东部", "100%", 10),
        ("东部", "99%", 6),
        ("东部", "49%", 0),
        ("中部", "40%", 10),
        ("中部", "20%", 6),
        ("西部", "29%", 6),
        ("西部", "14%", 0),
    ],
)
def test_bands_differ_by_region(region: str, share: str, points: int) -> None:
    score = scored(MATCHING, data={"区域": region, "配套比例": share})
    assert exact(score) == points


@pytest.mark.parametrize(
    ("year", "region", "value"),
    [
        (2013, "东部", 1),
        (2014, "东部", 2),
        (2016, "东部", 2),
        (2017, "东部", 3),
        (2013, "西部", 4),
        (2020, "西部", 4),
        (2021, "西部", 5),
    ],
)
def test_rows_go_by_several_keys_and_by_ranges(
    year: int, region: str, value: int
) -> None:
    body = (
        "数据\n区域：选项（东部、西部），必填\n参数 求 按 区域、年度\n"
        "东部、< 2014：1\n东部、2014 至 2016：2\n东部、≥ 2017：3\n"
        f"西部、[2013, 2021)：4\n否则：5\n{LEAF}"
    )
    assert defined(scored(body, data={"区域": region}, year=year)) == value


def test_values_of_one_parameter_are_in_one_unit() -> None:
    body = f"参数 求 按 年度\n2020：10万元\n2021：9000元\n{LEAF}"
    assert defined(scored(body, year=2021)) == Fraction("0.9")


def test_the_year_is_the_assessments() -> None:
    body = "一级指标 甲 10分\n得分 = 若 年度 ≥ 2016 则 分值 否则 0分\n"
    assert exact(scored(body, year=2015)) == 0
    assert exact(scored(body, year=2016)) == 10
    score = scored(body, year=None)
    assert found(score, "missing-value").message.zh == "数据“年度”没有填"


def test_a_datum_of_the_set_may_be_the_year() -> None:
    data = "数据\n年度：选项（“2020”、“2021”）\n"
    body = f"{data}参数 求 按 年度\n2020：1\n2021：2\n{LEAF}"
    assert defined(scored(body, year=2021)) == 2


def test_functions_take_what_they_are_given() -> None:
    body = (
        "数据\n甲：金额（万元），必填\n乙：金额（元），必填，> 0元\n"
        "函数 比(多, 少) = 多 / 少\n函数 封顶(率) = 至多(率, 100%)\n"
        f"定义 求 = 封顶(比(甲, 乙)) + 比(6, 4) × 10%\n{LEAF}"
    )
    score = scored(body, data={"甲": "3", "乙": "60000"})
    assert defined(score) == Fraction("0.65")  # 50% + 1.5 × 10%


def test_an_argument_hides_a_datum_of_its_name() -> None:
    data = "数：数值\n函数 两倍(数) = 数 × 2"
    assert value_of("两倍(数 + 1)", data=data, reported={"数": "4"}) == 10
