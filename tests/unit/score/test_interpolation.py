"""插值: values on, between and beyond the rows, worked by hand."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import HEAD
from tests.unit.score.forms import exact, line, one, row, rules_of, scored, trace

from perfscore.score.result import Score, Step

F = Fraction
RETURN = "评分 插值\n9.5%：80%\n1.7%：60%\n-3%：40%"


def of_weight(points: int, clauses: str, actual: str) -> Score:
    head = HEAD.replace("满分 10", f"满分 {points}")
    body = f"一级指标 甲 {points}分\n{clauses}\n"
    return scored(body, row("甲", actual), head=head)


def labels(step: Step) -> set[str]:
    label = step.expression.label
    own = {label.zh} if label else set()
    return own.union(*(labels(each) for each in step.inputs))


@pytest.mark.parametrize(
    ("actual", "points"),
    [
        ("9.5%", F(8)),
        ("9.51%", F(8)),
        ("200%", F(8)),
        ("1.7%", F(6)),
        ("5.6%", F(7)),  # half way between 1.7 and 9.5
        ("9.49%", F(6) + F("7.79") / F("7.8") * 2),
        ("1.69%", F(4) + F("4.69") / F("4.7") * 2),
        ("-0.65%", F(5)),  # half way between -3 and 1.7
        ("-3%", F(4)),
        ("-3.01%", F(4)),
        ("-100%", F(4)),
    ],
)
def test_points_lie_on_straight_lines_and_stay_at_the_ends(
    actual: str, points: Fraction
) -> None:
    assert exact(one(RETURN, actual)) == points


def test_the_published_example_of_the_efficacy_coefficient() -> None:
    """ROE of 8% between 良好 9.5% (0.8) and 平均 1.7% (0.6), weight 20: 15.23."""
    score = of_weight(20, "评分 插值\n9.5%：80%\n1.7%：60%", "8%")
    # 12 + (8 - 1.7) / (9.5 - 1.7) × (16 - 12) = 12 + 21/26 × 4
    assert exact(score) == 12 + F(42, 13)
    assert line(score).score == F("15.23")


def test_the_trace_reads_as_base_coefficient_and_adjustment() -> None:
    score = of_weight(20, "评分 插值\n9.5%：80%\n1.7%：60%", "8%")
    assert {"基础分", "功效系数", "调整分"} <= labels(trace(score))
    scoring = line(score).scoring
    assert scoring is not None
    assert scoring.description.zh.endswith("两端取端点（默认）")
    coefficient = next(
        each for each in steps(trace(score)) if label_of(each) == "功效系数"
    )
    assert coefficient.value == F(21, 26)


def steps(step: Step) -> list[Step]:
    return [step, *(each for below in step.inputs for each in steps(below))]


def label_of(step: Step) -> str:
    return step.expression.label.zh if step.expression.label else ""


@pytest.mark.parametrize(
    ("days", "points"),
    [("9", 10), ("10", 10), ("12.5", F("7.5")), ("15", 5), ("20", 0), ("21", 0)],
)
def test_less_can_be_better(days: str, points: Fraction) -> None:
    clauses = "指标值 = 用时\n评分 插值\n10天：100%\n20天：0%"
    reported = {"用时": days}
    assert exact(one(clauses, data="用时：计数（天）", reported=reported)) == points


def test_the_base_is_the_standard_that_is_reached_where_less_is_better() -> None:
    clauses = "指标值 = 用时\n评分 插值\n10天：100%\n20天：60%"
    score = one(clauses, data="用时：计数（天）", reported={"用时": "15"})
    base = next(each for each in steps(trace(score)) if label_of(each) == "基础分")
    assert base.value == 6
    assert exact(score) == 8


def test_the_order_in_which_rows_are_written_does_not_matter() -> None:
    upwards = "评分 插值\n-3%：40%\n1.7%：60%\n9.5%：80%"
    for actual in ("-5%", "-3%", "0%", "1.7%", "8%", "9.5%", "11%"):
        assert exact(one(upwards, actual)) == exact(one(RETURN, actual))


@pytest.mark.parametrize(
    ("rate", "points"),
    [("0%", F(0)), ("50%", F(5)), ("75%", F("7.5")), ("100%", 10), ("150%", F(15))],
)
def test_ends_can_be_extended(rate: str, points: Fraction) -> None:
    clauses = """指标值 = 率
  评分 插值，两端延长
    50%：5分
    100%：10分
  得分范围 [0分, 15分]
"""
    reported = {"率": rate}
    score = one(clauses, data="率：比率，[0%, 150%]", reported=reported)
    assert exact(score) == points


def test_three_rows_are_extended_along_the_outermost_lines() -> None:
    clauses = """指标值 = 数
  评分 插值，两端延长
    0：5分
    10：6分
    20：10分
  得分范围 [0分, 20分]
"""
    for number, points in (("-10", 4), ("5", F("5.5")), ("10", 6), ("30", 14)):
        score = one(clauses, data="数：数值，[-10, 30]", reported={"数": number})
        assert exact(score) == points


STANDARDS = "良好：比率\n平均：比率\n值：比率"
BY_DATA = "指标值 = 值\n评分 插值\n良好：80%\n平均：60%"


@pytest.mark.parametrize(
    ("good", "mean", "points"),
    [
        ("9.5%", "1.7%", F(6) + F(21, 26) * 2),
        ("1.7%", "9.5%", F(6) + F(5, 26) * 2),  # less is better: (8-9.5)÷(1.7-9.5)
        ("8%", "9%", F(8)),
        ("7%", "8%", F(6)),
        ("20%", "10%", F(6)),
    ],
)
def test_standards_can_be_data(good: str, mean: str, points: Fraction) -> None:
    reported = {"良好": good, "平均": mean, "值": "8%"}
    assert exact(one(BY_DATA, data=STANDARDS, reported=reported)) == points


def test_equal_standards_are_told_when_scoring() -> None:
    reported = {"良好": "5%", "平均": "5%", "值": "8%"}
    score = one(BY_DATA, data=STANDARDS, reported=reported)
    assert rules_of(score) == ["interpolation-disordered", "total-open"]


@pytest.mark.parametrize(
    ("mean", "points"),
    [
        ("5%", F("6.8")),  # 7 lies 2/5 of the way from 5 (6 points) to 10 (8)
        ("9%", F(4) + F(14, 9)),  # and 7/9 of the way from 0 (4) to 9 (6)
        ("10%", None),
        ("12%", None),
        ("0%", None),
    ],
)
def test_constants_settle_the_order_that_data_have_to_keep(
    mean: str, points: Fraction | None
) -> None:
    clauses = "指标值 = 值\n评分 插值\n10%：80%\n平均：60%\n0%：40%"
    reported = {"平均": mean, "值": "7%"}
    score = one(clauses, data="平均：比率\n值：比率", reported=reported)
    assert exact(score) == points
    told = [] if points else ["interpolation-disordered", "total-open"]
    assert rules_of(score) == told


def test_a_missing_standard_leaves_the_score_open() -> None:
    reported = {"良好": "9.5%", "值": "8%"}
    score = one(BY_DATA, data=STANDARDS, reported=reported)
    assert rules_of(score) == ["missing-value", "total-open"]
