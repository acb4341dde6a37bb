"""Means, powers, days and what is filled in: worked by hand, or published."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import the_set, whole
from tests.unit.score.forms import scored, value_of

from perfscore.lower.ground.units import unit_words
from perfscore.model.units import Quantity

F = Fraction
DATA = "率：比率\n数：数值\n万：金额（万元）\n起：日期\n止：日期\n有：是否"
REPORTED = {
    "率": "81%",
    "数": "-3.5",
    "万": "4",
    "起": "2020年2月28日",
    "止": "2020-03-01",
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("开方(率)", F("0.9")),
        ("sqrt(2.25)", F("1.5")),
        ("乘方(27, 2 / 3)", F(9)),
        ("pow(率, -0.5)", F(10, 9)),
        ("2 ^ -2", F(1, 4)),
        ("(-2) ^ -1", F(-1, 2)),
        ("率 ^ 50%", F("0.9")),
        ("10 ^ (1 - 3)", F("0.01")),
        ("ln(1)", F(0)),
        ("几何平均(1, 2, 4)", F(2)),
        ("几何平均(数)", F("-3.5")),
        ("几何平均(90000元, 万)", F(60000)),
        ("geometric_mean(0, 5)", F(0)),
        ("调和平均(1, 2, 4)", F(12, 7)),
        ("harmonic_mean(万, 120000元)", F(6)),
        ("调和平均(率, 40.5%)", F("0.54")),
        ("加权平均(80%, 3, 90%, 1)", F("0.825")),
        ("weighted_mean(万, 30%, 20000元, 70%)", F("2.6")),
        ("去掉最高最低(80, 95, 90, 100, 60)", F(265, 3)),
        ("trimmed_mean(万, 万, 90000元)", F(4)),
        ("去掉最高最低(80%, 90%, 100%)", F("0.9")),
        ("天数(起, 止)", F(2)),
        ("days(止, 起)", F(-2)),
        ("天数(起, 2021年2月28日)", F(366)),
        ("逾期天数(止, 起)", F(2)),
        ("days_late(起, 止)", F(0)),
    ],
)
def test_a_function_has_its_exact_value(expression: str, value: Fraction) -> None:
    assert value_of(expression, data=DATA, reported=REPORTED) == value


# The digits are those of OEIS A002193, A002162 and A010503.
@pytest.mark.parametrize(
    ("expression", "digits"),
    [
        ("开方(2)", "1.4142135623730950488016887242096980785696718753769"),
        ("几何平均(1, 2)", "1.4142135623730950488016887242096980785696718753769"),
        ("ln(2)", "0.69314718055994530941723212145817656807550013436026"),
        ("ln(50%)", "-0.69314718055994530941723212145817656807550013436026"),
        ("开方(50%)", "0.70710678118654752440084436210484903928483593768847"),
    ],
)
def test_what_no_fraction_writes_has_fifty_digits(expression: str, digits: str) -> None:
    assert value_of(expression) == F(digits)


# The weights are 2, 1, 1; published as 1.411765 in the tests of the COINr package
# (bluefoxr/COINr, tests/testthat/test-aggregate.R). The geometric mean is of the
# weights 1, 1, 2: the fourth root of 1 × 2 × 3², a little above 2.
@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 / 加权平均(1 / 1, 2, 1 / 2, 1, 1 / 3, 1)", "1.411765"),
        ("乘方(1 × 2 × 3 ^ 2, 1 / 4)", "2.059767"),
        ("开方(开方(18))", "2.059767"),
    ],
)
def test_weighted_means_of_other_kinds_are_made_of_functions(
    expression: str, value: str
) -> None:
    assert value_of(f"四舍五入({expression}, 6)") == F(value)


# UNDP, Human Development Report 2023-24, composite indices time series: China 2022.
# Goalposts as in its technical note 1: life 20 to 85 years, schooling up to 18 and 15
# years, income from 100 to 75000 dollars.
HDI = {
    "寿命": "78.587",
    "预期年限": "15.21793605",
    "平均年限": "8.106910446",
    "收入": "18024.88747",
}
HEALTH = "(寿命 - 20) / (85 - 20)"
EDUCATION = "平均(预期年限 / 18, 平均年限 / 15)"
INCOME = "(ln(收入) - ln(100)) / (ln(75000) - ln(100))"


@pytest.mark.parametrize(
    ("expression", "published"),
    [
        (HEALTH, "0.901338"),
        (EDUCATION, "0.692951"),
        (INCOME, "0.784635"),
        (f"几何平均({HEALTH}, {EDUCATION}, {INCOME})", "0.788411"),
    ],
)
def test_the_human_development_index_is_worked_out(
    expression: str, published: str
) -> None:
    data = "\n".join(f"{name}：数值，> 0" for name in HDI)
    found = value_of(f"四舍五入({expression}, 6)", data=data, reported=HDI)
    assert found == F(published)


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        ("天数(起, 止)", "天"),
        ("逾期天数(起, 止)", "天"),
        ("几何平均(万, 万, 3万元)", "万元"),
        ("调和平均(率, 1)", "%"),
        ("加权平均(万, 2分, 万, 1分)", "万元"),
        ("去掉最高最低(率, 率, 率)", "%"),
        ("开方(率)", "%"),
        ("ln(率)", "无单位的数"),
    ],
)
def test_a_result_is_in_the_unit_of_the_arguments(expression: str, unit: str) -> None:
    body = f"数据\n{DATA}\n定义 求 = {expression}"
    (definition,) = the_set(whole(body)).definitions
    assert isinstance(definition.value.type, Quantity)
    assert unit_words(definition.value.type) == unit


def test_an_exponent_can_be_a_parameter() -> None:
    body = "参数 弹性 = 1 / 2\n定义 求 = 9 ^ 弹性\n一级指标 甲 10分\n得分 = 分值"
    assert scored(body).definitions["求"][1].value == 3


def test_whether_a_datum_is_filled_in() -> None:
    data = "甲：数值\n乙：数值\n丙：数值，默认 0"
    found = [
        value_of(f"已填({name})", data=data, reported={"甲": "0", "乙": " "})
        for name in "甲乙丙"
    ]
    assert found == [True, False, True]
