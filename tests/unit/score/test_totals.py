"""Rounding by its name, footing both ways, grades at their edges."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import row, rules_of, scored

F = Fraction
HEAD = """指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  满分 {full}
{rounding}
"""
THIRDS = """
一级指标 甲 {weight}分
  目标 3个
  评分 按完成比例
一级指标 乙 {weight}分
  目标 3个
  评分 按完成比例
一级指标 丙 {weight}分
  目标 3个
  评分 按完成比例
"""
GRADES = """
等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
"""


def head(rounding: str, full: str = "30") -> str:
    return HEAD.format(full=full, rounding=rounding)


def one_third_of_each(rounding: str) -> Fraction | None:
    rows = (row("甲", "1个"), row("乙", "1个"), row("丙", "1个"))
    body = THIRDS.format(weight=10)
    return scored(body, *rows, head=head(rounding)).total


@pytest.mark.parametrize(
    ("rounding", "total"),
    [
        ("保留 2 位小数，四舍五入\n合计 按已取整得分", F("9.99")),
        ("保留 2 位小数，四舍五入\n合计 按未取整得分", F(10)),
        ("保留 2 位小数，进位\n合计 按已取整得分", F("10.02")),
        ("取整 舍去\n合计 按已取整得分", F(9)),
        ("取整 舍去\n合计 按未取整得分", F(10)),
    ],
)
def test_three_thirds_foot_as_the_set_says(rounding: str, total: Fraction) -> None:
    assert one_third_of_each(rounding) == total


def test_without_rounding_three_thirds_are_one() -> None:
    assert one_third_of_each("") == 10


@pytest.mark.parametrize(
    ("mode", "actual", "score"),
    [
        ("四舍五入", "89.995%", "90.00"),
        ("四舍五入", "89.994999%", "89.99"),
        ("四舍六入五成双", "89.995%", "90.00"),
        ("四舍六入五成双", "89.985%", "89.98"),
        ("四舍六入五成双", "89.9850001%", "89.99"),
        ("舍去", "89.999%", "89.99"),
        ("进位", "89.990001%", "90.00"),
        ("进位", "89.99%", "89.99"),
    ],
)
def test_a_score_is_rounded_by_the_mode_that_is_named(
    mode: str, actual: str, score: str
) -> None:
    body = "一级指标 甲 100分\n目标 100%\n评分 按完成比例"
    rounding = head(f"保留 2 位小数，{mode}", "100")
    made = scored(body, row("甲", actual), head=rounding)
    assert made.lines[0].score == F(score)
    assert made.total == F(score)


@pytest.mark.parametrize(
    ("footing", "total", "grade"),
    [("按已取整得分", "90.00", "优"), ("按未取整得分", "90.00", "优")],
)
def test_a_total_of_89_995_by_parts(footing: str, total: str, grade: str) -> None:
    """44.9975 twice: the lines are 45.00 each, and the exact sum is a tie upwards."""
    body = f"""
一级指标 甲 50分
  目标 100%
  评分 按完成比例
一级指标 乙 50分
  目标 100%
  评分 按完成比例
{GRADES}"""
    rows = (row("甲", "89.995%"), row("乙", "89.995%"))
    rounding = head(f"保留 2 位小数，四舍五入\n合计 {footing}", "100")
    made = scored(body, *rows, head=rounding)
    assert made.total == F(total)
    assert made.grade is not None
    assert made.grade.name == grade


def test_footing_decides_the_grade_where_rounded_lines_fall_short() -> None:
    """Three lines of 29.9981 are 30.00 each, but together they are 89.9943."""
    body = f"{THIRDS.format(weight='33')}\n一级指标 丁 1分\n得分 = 0\n{GRADES}"
    rows = tuple(row(name, "2.7271") for name in "甲乙丙")
    # 33 × 2.7271 ÷ 3 = 29.9981
    for footing, total, grade in (
        ("按已取整得分", "90", "优"),
        ("按未取整得分", "89.99", "良"),
    ):
        rounding = head(f"保留 2 位小数，四舍五入\n合计 {footing}", "100")
        made = scored(body, *rows, head=rounding)
        assert (made.total, made.grade and made.grade.name) == (F(total), grade)


@pytest.mark.parametrize(
    ("actual", "grade"),
    [
        ("100%", "优"),
        ("90%", "优"),
        ("89.99%", "良"),
        ("89.994%", "良"),
        ("80%", "良"),
        ("79.99%", "中"),
        ("60%", "中"),
        ("59.99%", "差"),
        ("0%", "差"),
    ],
)
def test_a_grade_begins_at_its_lower_end(actual: str, grade: str) -> None:
    body = f"一级指标 甲 100分\n目标 100%\n评分 按完成比例\n{GRADES}"
    rounding = head("保留 2 位小数，四舍五入\n合计 按已取整得分", "100")
    made = scored(body, row("甲", actual), head=rounding)
    assert made.grade is not None
    assert made.grade.name == grade


def test_a_set_without_grades_gives_none_and_says_nothing() -> None:
    score = scored("一级指标 甲 10分\n得分 = 分值")
    assert score.grade is None
    assert rules_of(score) == []


def test_a_total_beyond_the_grades_is_told() -> None:
    body = f"一级指标 甲 100分\n目标 5个\n评分 按完成比例，不封顶\n{GRADES}"
    rounding = head("保留 2 位小数，四舍五入\n合计 按已取整得分", "100")
    score = scored(body, row("甲", "6个"), head=rounding)
    assert score.total == 120
    assert rules_of(score) == ["no-grade"]


def test_a_claimed_score_is_compared_with_the_rounded_one() -> None:
    clauses = "一级指标 甲 10分\n目标 3个\n评分 按完成比例"
    assert rules_of(scored(clauses, row("甲", "1个", claimed="3.33"))) == []
    assert rules_of(scored(clauses, row("甲", "1个", claimed="3.330分"))) == []
    score = scored(clauses, row("甲", "1个", claimed="3.34"))
    assert [each.message.zh for each in score.findings] == [
        "自评得分 3.34，按规则应得 3.33"
    ]
    told = rules_of(scored(clauses, row("甲", "1个", claimed="约3分")))
    assert told == ["not-a-number"]


def test_amounts_of_twenty_digits_lose_nothing() -> None:
    body = """
数据
  预算数：金额（元），> 0
  执行数：金额（元）
一级指标 甲 10分
  得分 = 分值 × 至多(执行数 / 预算数, 100%)
"""
    data = {"预算数": "98765432109876543210", "执行数": "98765432109876543209"}
    (line,) = scored(body, data=data).lines
    assert line.exact == 10 - F(1, 9876543210987654321)
    assert line.score == 10
