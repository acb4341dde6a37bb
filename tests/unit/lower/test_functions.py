"""What the operators and functions give, worked by hand."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import value_of

F = Fraction
DATA = "率：比率\n数：数值\n万：金额（万元）"
REPORTED = {"率": "85.55%", "数": "-3.5", "万": "1.25"}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("四舍五入(率)", F("0.86")),
        ("四舍五入(率, 1)", F("0.856")),
        ("四舍六入五成双(率, 1)", F("0.856")),
        ("四舍六入五成双(85.45%, 1)", F("0.854")),
        ("舍去(率, 1)", F("0.855")),
        ("进位(率)", F("0.86")),
        ("向下取整(率)", F("0.85")),
        ("向上取整(率)", F("0.86")),
        ("向下取整(率 - 90%)", F("-0.05")),
        ("舍去(率 - 90%)", F("-0.04")),
        ("四舍五入(数)", F(-4)),
        ("四舍六入五成双(2.5)", F(2)),
        ("舍去(数)", F(-3)),
        ("进位(-3.2)", F(-4)),
        ("向下取整(数)", F(-4)),
        ("向上取整(数)", F(-3)),
        ("四舍五入(万, 1)", F("1.3")),
        ("向下取整(万)", F(1)),
        ("绝对值(率 - 1)", F("0.1445")),
        ("平均(1, 2, 4)", F(7, 3)),
        ("平均(数)", F("-3.5")),
        ("合计(数)", F("-3.5")),
        ("至多(率, 1, 80%)", F("0.8")),
        ("至少(0, 数)", F(0)),
        ("2 ^ 10 - 3 ^ 0", F(1023)),
        ("-2 ^ 2", F(-4)),
        ("(-2) ^ 2", F(4)),
        ("2 × 3 + 4 ÷ 2 - 1", F(7)),
        ("8 / 4 / 2", F(1)),
        ("8 - 4 - 2", F(2)),
        ("1 / 3 + 1 / 3 + 1 / 3", F(1)),
        ("0.1 + 0.2", F("0.3")),
        ("若 数 < 0 则 若 率 > 90% 则 1 否则 2 否则 3", F(2)),
        ("1 - 率", F("0.1445")),
        ("5‰ + 1", F("1.005")),
        ("12345678901234567890.1234567891 × 10", F("123456789012345678901.234567891")),
    ],
)
def test_an_expression_has_its_exact_value(expression: str, value: Fraction) -> None:
    assert value_of(expression, data=DATA, reported=REPORTED) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("数 = -3.5 且 非 (率 < 80%)", True),
        ("数 > 0 或 率 ≠ 85.55%", False),
        ("非 (数 ≤ -3.5 且 数 ≥ -3.5)", False),
        ("2021年1月31日 < 2021-02-01", True),
        ("2021年1月31日 = 2021-01-31", True),
        ('"甲" = "甲"', True),
        ("是 ≠ 否", True),
        ("12500元 = 万", True),
        ("万 > 0.000125亿元", False),
    ],
)
def test_a_condition_holds_or_not(expression: str, value: bool) -> None:  # noqa: FBT001 - a case
    assert value_of(expression, data=DATA, reported=REPORTED) is value
