"""Ties, near-ties and long numbers come through the whole chain; worked by hand."""

from fractions import Fraction

import pytest
from tests.corpus.sets import score_of

from perfscore.score.result import Score

HEAD = """
指标体系 "精确"
  编号 test/exact
  版本 1
  依据 "手算"
  满分 {full}
  保留 2 位小数，{mode}
  合计 {footing}

等级
  优：[90, 100]
  良：[0, 90)
"""
THREE_PARTS = """
数据
  甲：数值，必填，[0, 30]
  乙：数值，必填，[0, 30]
  丙：数值，必填，[0, 40]

一级指标 甲 30分
  得分 = 1分 × 甲
一级指标 乙 30分
  得分 = 1分 × 乙
一级指标 丙 40分
  得分 = 1分 × 丙
"""
ROUNDED, EXACT = "按已取整得分", "按未取整得分"


def head(*, full: int = 100, mode: str = "四舍五入", footing: str = ROUNDED) -> str:
    text = HEAD.format(full=full, mode=mode, footing=footing)
    return text if full == 100 else text.partition("\n等级")[0]


def grade(score: Score) -> str | None:
    return score.grade.name if score.grade else None


@pytest.mark.parametrize(
    ("parts", "footing", "mode", "total", "name"),
    [
        # 29.99 + 29.99 + 30.01 = 89.99, but 29.994 + 29.994 + 30.007 = 89.995
        (("29.994", "29.994", "30.007"), ROUNDED, "四舍五入", "89.99", "良"),
        (("29.994", "29.994", "30.007"), EXACT, "四舍五入", "90", "优"),
        (("29.994", "29.994", "30.007"), EXACT, "舍去", "89.99", "良"),
        (("29.994", "29.994", "30.007"), ROUNDED, "进位", "90.01", "优"),
        # 30.00 + 30.00 + 30.00 = 90.00, and the exact sum is 89.995 again
        (("29.996", "29.996", "30.003"), ROUNDED, "四舍五入", "90", "优"),
        (("29.996", "29.996", "30.003"), EXACT, "四舍五入", "90", "优"),
        (("29.996", "29.996", "30.003"), EXACT, "舍去", "89.99", "良"),
        # 89.985 is a tie between 89.98 and 89.99; to even it is 89.98
        (("29.995", "29.995", "29.995"), EXACT, "四舍五入", "89.99", "良"),
        (("29.995", "29.995", "29.995"), EXACT, "四舍六入五成双", "89.98", "良"),
        # each 29.995 is a tie as well: 30.00 either way, since 29.99 is odd
        (("29.995", "29.995", "29.995"), ROUNDED, "四舍五入", "90", "优"),
        (("29.995", "29.995", "29.995"), ROUNDED, "四舍六入五成双", "90", "优"),
    ],
)
def test_a_total_beside_a_grade_foots_as_the_set_says(
    parts: tuple[str, str, str], footing: str, mode: str, total: str, name: str
) -> None:
    text = head(mode=mode, footing=footing) + THREE_PARTS
    score = score_of(text, {"数据": dict(zip("甲乙丙", parts, strict=True))})
    assert score.total == Fraction(total)
    assert grade(score) == name


@pytest.mark.parametrize(
    ("actual", "target", "mode", "expected"),
    [
        ("1001", "2000", "四舍五入", "5.01"),  # 5.005
        ("1001", "2000", "四舍六入五成双", "5"),
        ("1003", "2000", "四舍六入五成双", "5.02"),  # 5.015
        ("201", "2000", "四舍五入", "1.01"),  # 1.005, just below it in binary
        ("1", "2000", "四舍五入", "0.01"),  # 0.005
        ("1", "2001", "四舍五入", "0"),
        ("4999999999999999", "10000000000000000000", "四舍五入", "0"),
        ("5000000000000000", "10000000000000000000", "四舍五入", "0.01"),
        ("5000000000000000", "10000000000000000000", "舍去", "0"),
        ("1", "10000000000000000000", "进位", "0.01"),
    ],
)
def test_half_a_cent_goes_where_the_mode_says(
    actual: str, target: str, mode: str, expected: str
) -> None:
    text = head(full=10, mode=mode) + (
        f"\n一级指标 户数 10分\n  目标 ≥{target}户\n  评分 按完成比例\n"
    )
    score = score_of(text, {"指标": [{"名称": "户数", "完成值": actual}]})
    assert score.lines[0].exact == 10 * Fraction(actual) / Fraction(target)
    assert score.lines[0].score == Fraction(expected)


@pytest.mark.parametrize(("footing", "total"), [(ROUNDED, "9.99"), (EXACT, "10")])
def test_three_thirds_are_one(footing: str, total: str) -> None:
    text = head(full=30, footing=footing) + "".join(
        f"\n一级指标 {name} 10分\n  目标 ≥3次\n  评分 按完成比例\n" for name in "甲乙丙"
    )
    rows = [{"名称": name, "完成值": "1"} for name in "甲乙丙"]
    score = score_of(text, {"指标": rows})
    assert [line.exact for line in score.lines] == [Fraction(10, 3)] * 3
    assert score.total == Fraction(total)


@pytest.mark.parametrize(
    ("left", "right", "value"),
    [
        ("甲 / 3 + 甲 / 3 + 甲 / 3", "1", "1"),
        ("甲 + 2 × 甲", "0.3", "0.1"),
        ("甲 × 3", "3.3", "1.1"),
    ],
)
def test_school_arithmetic_holds(left: str, right: str, value: str) -> None:
    text = head(full=1) + (
        f"\n数据\n  甲：数值，必填\n一级指标 和 1分\n  评分 判定\n"
        f"    若 {left} = {right}：1分\n    否则：0分\n"
    )
    assert score_of(text, {"数据": {"甲": value}}).total == 1


BUDGET = """
数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填

一级指标 预算执行率 10分
  指标值 = 全年执行数 / 全年预算数
  评分 分档
    ≥ 100%：10分
    < 100%：0分
"""


@pytest.mark.parametrize(
    ("executed", "points"),
    [
        ("12345678901234567890.11", 0),
        ("12345678901234567890.12", 10),
        ("12345678901234567890.13", 10),
        ("123456789012345678901200元", 10),  # the same amount in 元
        ("123456789012345678901199元", 0),
        ("1234567890123456.789012亿元", 10),
    ],
)
def test_a_cent_in_twenty_digits_decides(executed: str, points: int) -> None:
    funds = {"全年预算数": "12345678901234567890.12", "全年执行数": executed}
    score = score_of(head(full=10) + BUDGET, {"数据": funds})
    assert score.total == points
    assert not score.findings


def test_thirty_digits_are_read_and_one_more_is_refused() -> None:
    thirty = "9" * 28 + ".99"
    data = {"全年预算数": thirty, "全年执行数": thirty}
    assert score_of(head(full=10) + BUDGET, {"数据": data}).total == 10

    data["全年执行数"] = "9" + thirty
    score = score_of(head(full=10) + BUDGET, {"数据": data})
    assert score.total is None
    assert [each.rule.name for each in score.findings] == [
        "number-not-taken",
        "total-open",
    ]
